"""Annotations: made within an open inspection, shared by a second officer, never overwritten."""

from datetime import date
from uuid import uuid4

import pytest

from tests.acts.deeds import make_officer
from tests.acts.scene import FOUND, Scene, make_scene
from tests.fixtures.process import Gateway, Staff

COUNT = "SELECT count(*) FROM register.annotation WHERE inspection_id = $1::text::uuid"
KEPT = "SELECT retain_until FROM register.annotation WHERE id = $1::text::uuid"


def test_an_annotation_is_made_on_a_licence_that_was_checked(scene: Scene) -> None:
    made = scene.annotate(text="Termijn afgesproken.")

    found = scene.look(scene.team.second, scene.inspection, "id track category text")
    assert made.code is None
    assert found == [
        {
            "id": made.data["id"],
            "track": "LICENSING",
            "category": "CONDITION_NOT_MET",
            "text": "Termijn afgesproken.",
        }
    ]


async def test_t27_a_licence_that_was_not_checked_is_like_one_that_is_not_there(
    scene: Scene, acts_staff: Staff, acting: Gateway
) -> None:
    other = await make_scene(acts_staff, acting)

    known = scene.annotate(licence=other.number)
    unknown = scene.annotate(licence="2222222222")

    assert known.code == "NOT_FOUND_OR_DENIED"
    assert known == unknown
    assert await acts_staff.fetch(COUNT, scene.inspection) == 0


async def test_t27_an_operator_licence_that_is_not_there_leaves_nothing(
    scene: Scene, acts_staff: Staff
) -> None:
    said = {"category": "OPERATOR_UNLICENSED", "finding": "Exploitant zonder vergunning."}

    answer = scene.act("annotate", {**said, "operatorLicence": "EXP-0000"})

    assert answer.code == "NOT_FOUND_OR_DENIED"
    assert await acts_staff.fetch(COUNT, scene.inspection) == 0


def test_premises_without_a_licence_are_annotated_by_their_place(scene: Scene) -> None:
    said = {"category": "PREMISES_UNLICENSED", "finding": "Pand zonder vergunning in gebruik."}

    made = scene.act("annotate", {**said, "place": "Kade 9"}, select="track")

    assert made.data == {"track": "ILLEGAL_OPERATION"}


@pytest.mark.parametrize(
    "given",
    [
        {"category": "CLOSED"},
        {"category": "OPERATOR_UNLICENSED"},
        {"licence": None},
        {"place": "Kade 9"},
        {"licence": None, "place": "Kade 9"},
    ],
)
def test_tracks_do_not_mix(scene: Scene, given: dict[str, object]) -> None:
    answer = scene.annotate(**given)

    assert answer.code == "TRACK_UNFIT"


async def test_a_licence_is_not_annotated_for_the_supervision_of_operators(
    scene: Scene, acts_staff: Staff
) -> None:
    number = f"EXP-{uuid4()}"
    await acts_staff.execute(BUSINESS, number)
    await acts_staff.execute(
        "UPDATE register.inspection SET operator_licence_number = $1 WHERE id = $2::text::uuid",
        number,
        scene.inspection,
    )
    given = {**FOUND, "licence": scene.number}
    said = {"category": "OPERATOR_UNLICENSED", "finding": "Exploitant zonder vergunning."}

    licensing = scene.act("annotate", given, purpose="operator-supervision")
    illegal = scene.act(
        "annotate", {**said, "operatorLicence": number}, purpose="operator-supervision"
    )

    assert (licensing.code, illegal.code) == ("TRACK_UNFIT", None)


BUSINESS = """
INSERT INTO register.operator_licence VALUES (
    $1, 'Bedrijf', 'CLUB', 'Kade 1', 'GM0363', NULL, 'GRANTED', '2020-01-01', '2099-01-01', '{}',
    'subject-of-' || $1, true
)
"""


@pytest.mark.parametrize("finding", ["Zij kwam mij bekend voor.", ""])
def test_t24_a_finding_is_coded(scene: Scene, finding: str) -> None:
    answer = scene.annotate(finding=finding)

    assert answer.code == "FINDING_UNKNOWN"
    assert FOUND["finding"] in answer.message


def test_nothing_is_annotated_once_the_inspection_is_closed(scene: Scene) -> None:
    scene.team.first.act(
        "closeInspection", {"id": scene.inspection, "version": 2, "outcome": "NO_IRREGULARITY"}
    )

    answer = scene.annotate()

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_who_is_not_in_the_team_annotates_nothing(
    scene: Scene, acts_staff: Staff, acting: Gateway
) -> None:
    stranger = await make_officer(acts_staff, acting, home="GM0363")

    answer = scene.act("annotate", {**FOUND, "licence": scene.number}, stranger)

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_a_case_that_is_no_inspection_is_not_annotated_in(
    scene: Scene, acts_staff: Staff
) -> None:
    number, measure = f"EXP-{uuid4()}", uuid4()
    await acts_staff.execute(BUSINESS, number)
    await acts_staff.execute(
        "INSERT INTO register.measure VALUES ($1, $2, 'WARNING', 'x', current_date)",
        measure,
        number,
    )
    said = {"category": "OPERATOR_UNLICENSED", "finding": "Exploitant zonder vergunning."}

    answer = scene.act(
        "annotate",
        {**said, "operatorLicence": number},
        purpose="operator-supervision",
        case=str(measure),
    )

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_t43_an_annotation_that_is_sent_twice_is_made_once(
    scene: Scene, acts_staff: Staff
) -> None:
    key, given = uuid4(), {**FOUND, "licence": scene.number}

    first = scene.act("annotate", given, key=key)
    second = scene.act("annotate", given, key=key)

    assert first.data == second.data
    assert await acts_staff.fetch(COUNT, scene.inspection) == 1


@pytest.mark.parametrize("select", ["restricted", "retainUntil"])
async def test_t42_what_an_act_answers_is_read_like_any_other(
    scene: Scene, acts_staff: Staff, select: str
) -> None:
    answer = scene.act("annotate", {**FOUND, "licence": scene.number}, select=select)

    assert answer.code == "UNAUTHORIZED_FIELD"
    assert await acts_staff.fetch(COUNT, scene.inspection) == 0


def test_a_text_names_nobody(scene: Scene) -> None:
    answer = scene.annotate(text="Gesproken met mevrouw Jansen.")

    assert answer.code == "TEXT_PERSONAL"


def test_t24_a_text_says_nothing_of_health_or_origin(scene: Scene) -> None:
    answer = scene.annotate(text="Betrokkene heeft de Roemeense nationaliteit.")

    assert answer.code == "TEXT_SPECIAL"


async def test_t23_an_annotation_is_kept_for_the_term_of_its_category(
    scene: Scene, acts_staff: Staff
) -> None:
    made = scene.annotate()

    kept = await acts_staff.fetch(KEPT, made.data["id"])

    assert kept == await acts_staff.fetch("SELECT (current_date + interval '24 months')::date")


async def test_t23_an_annotation_is_not_kept_beyond_its_licence(
    scene: Scene, acts_staff: Staff
) -> None:
    await acts_staff.execute(
        "UPDATE register.licence SET valid_until = '2022-01-31' WHERE number = $1", scene.number
    )
    made = scene.annotate()
    await acts_staff.execute(
        "UPDATE register.licence SET valid_until = '2099-01-31' WHERE number = $1", scene.number
    )

    assert await acts_staff.fetch(KEPT, made.data["id"]) == date(2027, 1, 31)


async def test_t23_a_licence_whose_term_is_over_is_not_annotated(
    scene: Scene, acts_staff: Staff
) -> None:
    await acts_staff.execute(
        "UPDATE register.licence SET valid_until = '2020-01-31' WHERE number = $1", scene.number
    )

    assert scene.annotate().code == "NOT_FOUND_OR_DENIED"
