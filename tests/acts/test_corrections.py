"""What becomes of an annotation: its text is shared, it is corrected, and it is closed."""

import pytest

from tests.acts.scene import FOUND, Scene, open_inspection
from tests.acts.teams import make_team
from tests.fixtures.process import Gateway, Staff

ROW = """
SELECT category, finding, text, superseded_by IS NOT NULL, version
FROM register.annotation WHERE id = $1::text::uuid
"""


def test_t24_a_text_crosses_the_border_once_a_second_officer_confirms_it(
    scene: Scene, elsewhere: tuple[Scene, str]
) -> None:
    abroad, inspection = elsewhere
    made = scene.annotate(text="Termijn afgesproken.")

    before = abroad.look(abroad.team.first, inspection, "text withheld")
    confirmed = scene.act("confirmText", made.data, scene.team.second)
    after = abroad.look(abroad.team.first, inspection, "text withheld")

    assert confirmed.code is None
    assert before == [{"text": None, "withheld": ["text"]}]
    assert after == [{"text": "Termijn afgesproken.", "withheld": []}]


def test_t24_who_wrote_a_text_does_not_confirm_it(scene: Scene) -> None:
    made = scene.annotate(text="Termijn afgesproken.")

    assert scene.act("confirmText", made.data).code == "SECOND_OFFICER_NEEDED"


def test_there_is_a_text_to_confirm(scene: Scene) -> None:
    made = scene.annotate()

    answer = scene.act("confirmText", made.data, scene.team.second)

    assert answer.code == "ARGUMENT_INVALID"


async def test_an_officer_of_another_team_confirms_within_their_own_inspection(
    scene: Scene, acts_staff: Staff, acting: Gateway
) -> None:
    made = scene.annotate(text="Termijn afgesproken.")
    team = await make_team(acts_staff, acting, "GM0363")

    answer = scene.act(
        "confirmText",
        made.data,
        team.first,
        case=open_inspection(team),
        select="text textShared",
    )

    assert answer.data == {"text": "Termijn afgesproken.", "textShared": True}


def test_another_municipality_changes_nothing(scene: Scene, elsewhere: tuple[Scene, str]) -> None:
    abroad, inspection = elsewhere
    made = scene.annotate(text="Termijn afgesproken.")

    answers = [
        abroad.act("confirmText", made.data, case=inspection),
        abroad.act("correctAnnotation", made.data | FOUND, case=inspection),
        abroad.act("closeAnnotation", made.data, case=inspection),
    ]

    assert {each.code for each in answers} == {"NOT_FOUND_OR_DENIED"}


def test_a_correction_supersedes_and_overwrites_nothing(scene: Scene) -> None:
    made = scene.annotate(text="Termijn afgesproken.")
    said = {"category": "PHOTO_MISMATCH", "finding": "Pasfoto onvoldoende herkenbaar."}

    corrected = scene.act("correctAnnotation", made.data | said, select="id category version")

    found = scene.look(scene.team.first, scene.inspection, "id category text version")
    assert corrected.data["id"] != made.data["id"]
    assert {each["category"] for each in found} == {"CONDITION_NOT_MET", "PHOTO_MISMATCH"}
    assert {(each["text"], each["version"]) for each in found} == {
        ("Termijn afgesproken.", 2),
        (None, 1),
    }


async def test_the_annotation_that_was_corrected_says_by_which(
    scene: Scene, acts_staff: Staff
) -> None:
    made = scene.annotate()

    corrected = scene.act("correctAnnotation", made.data | FOUND)

    by = "SELECT superseded_by::text FROM register.annotation WHERE id = $1::text::uuid"
    assert await acts_staff.fetch(by, made.data["id"]) == corrected.data["id"]


def test_an_annotation_is_corrected_once(scene: Scene) -> None:
    made = scene.annotate()
    scene.act("correctAnnotation", made.data | FOUND)

    stale = scene.act("correctAnnotation", made.data | FOUND)
    again = scene.act("correctAnnotation", made.data | FOUND | {"version": 2})

    assert (stale.code, again.code) == ("VERSION_CONFLICT", "STATE_FORBIDS")


def test_a_correction_keeps_the_track(scene: Scene) -> None:
    made = scene.annotate()
    said = {"category": "OPERATOR_UNLICENSED", "finding": "Exploitant zonder vergunning."}

    answer = scene.act("correctAnnotation", made.data | said)

    assert answer.code == "TRACK_UNFIT"


async def test_an_annotation_that_the_case_does_not_reach_is_not_corrected(
    scene: Scene, acts_staff: Staff, acting: Gateway
) -> None:
    made = scene.annotate()
    team = await make_team(acts_staff, acting, "GM0363")

    answer = scene.act(
        "correctAnnotation", made.data | FOUND, team.first, case=open_inspection(team)
    )

    assert answer.code == "NOT_FOUND_OR_DENIED"


def test_a_licensing_annotation_is_out_of_reach_of_the_supervision_of_operators(
    scene: Scene,
) -> None:
    made = scene.annotate()

    answer = scene.team.first.act("closeAnnotation", made.data)

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_a_closed_annotation_says_nothing_any_more(scene: Scene, acts_staff: Staff) -> None:
    made = scene.annotate(text="Termijn afgesproken.")
    confirmed = scene.act("confirmText", made.data, scene.team.second)

    closed = scene.act("closeAnnotation", confirmed.data, select="category finding text")

    assert closed.data == {"category": "CLOSED", "finding": "Gesloten.", "text": None}
    assert await acts_staff.find(ROW, made.data["id"]) == [("CLOSED", "Gesloten.", None, False, 3)]


@pytest.mark.parametrize("act", ["confirmText", "correctAnnotation", "closeAnnotation"])
def test_a_closed_annotation_stays_so(scene: Scene, act: str) -> None:
    made = scene.annotate(text="Termijn afgesproken.")
    closed = scene.act("closeAnnotation", made.data)
    given = closed.data | (FOUND if act == "correctAnnotation" else {})

    answer = scene.act(act, given, scene.team.second)

    assert answer.code == "STATE_FORBIDS"


def test_t45_the_author_is_no_business_of_another_municipality(
    scene: Scene, elsewhere: tuple[Scene, str]
) -> None:
    abroad, inspection = elsewhere
    scene.annotate()

    own = scene.look(scene.team.second, scene.inspection, "author { name }")
    other = abroad.look(abroad.team.first, inspection, "author { name } withheld")

    assert own == [{"author": {"name": scene.team.first.subject}}]
    assert other == [{"author": None, "withheld": ["author"]}]
