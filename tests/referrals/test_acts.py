"""What referring does to the register: nothing that anybody could read."""

from uuid import uuid4

import orjson
import pytest

from tests.acts.conftest import acting, acts_staff, elsewhere, scene
from tests.acts.deeds import Result
from tests.acts.scene import FOUND, Scene, make_scene
from tests.fixtures.process import Gateway, Staff

__all__ = ["acting", "acts_staff", "elsewhere", "scene"]

RECEIPT = "id accepted"
SAID = {"kind": "POLICE", "wish": "NOT_ASKED_SAFELY", "text": "Er was dwang te zien."}
PAYLOAD = "SELECT payload FROM register.referral WHERE id = $1::text::uuid"
EVERYTHING = """
SELECT id, track, category, finding, text, made_at, disputed, restricted, superseded_by, version,
    retain_until, text_confirmed_by
FROM register.annotation WHERE id = $1::text::uuid
"""


def refer(scene: Scene, **given: object) -> Result:
    return scene.act("refer", SAID | given, select=RECEIPT)


async def payload(scene: Scene, answer: Result) -> dict[str, object]:
    found = await scene.staff.fetch(PAYLOAD, answer.data["id"])
    held: dict[str, object] = orjson.loads(str(found))
    return held


async def test_a_referral_answers_a_receipt_and_nothing_else(scene: Scene) -> None:
    answer = refer(scene, licence=scene.number)

    sent = await payload(scene, answer)
    assert answer.data == {"id": sent["id"], "accepted": True}
    assert sent.keys() - {"id", "madeAt"} == {
        *("kind", "municipality", "inspection", "place", "wish", "text", "licence")
    }


async def test_t26_care_that_is_declined_leaves_nothing_and_looks_the_same(scene: Scene) -> None:
    declined = refer(scene, kind="CARE", wish="DECLINES")
    wanted = refer(scene, kind="CARE", wish="WANTS_HELP")

    assert await scene.staff.fetch(PAYLOAD, declined.data["id"]) is None
    assert "licence" not in await payload(scene, wanted)
    assert declined.data.keys() == wanted.data.keys()
    assert declined.data["accepted"] is wanted.data["accepted"] is True


async def test_t26_a_refusal_is_the_same_answer_when_it_is_sent_twice(scene: Scene) -> None:
    key, given = uuid4(), {**SAID, "kind": "CARE", "wish": "DECLINES"}

    first = scene.act("refer", given, select=RECEIPT, key=key)
    second = scene.act("refer", given, select=RECEIPT, key=key)

    assert first.data == second.data


def test_who_cares_is_told_no_number(scene: Scene) -> None:
    answers = [
        refer(scene, kind="CARE", wish=wish, licence=scene.number)
        for wish in ("DECLINES", "WANTS_HELP")
    ]

    assert {each.code for each in answers} == {"ARGUMENT_INVALID"}


async def test_a_licence_that_was_not_checked_is_not_referred(
    scene: Scene, acts_staff: Staff, acting: Gateway
) -> None:
    other = await make_scene(acts_staff, acting)

    assert refer(scene, licence=other.number).code == "NOT_FOUND_OR_DENIED"


def test_a_referral_names_nobody(scene: Scene) -> None:
    assert refer(scene, text="Mevrouw Jansen werd gedwongen.").code == "TEXT_PERSONAL"


async def test_t25_an_escalation_and_a_closing_leave_the_same(scene: Scene) -> None:
    one, other = scene.annotate(text="Zie rapport."), scene.annotate(text="Zie rapport.")

    escalated = scene.act("escalate", one.data, select=RECEIPT)
    closed = scene.act("closeAnnotation", other.data)

    assert (escalated.code, closed.code) == (None, None)
    ((_, *left),) = await scene.staff.find(EVERYTHING, one.data["id"])
    ((_, *beside),) = await scene.staff.find(EVERYTHING, other.data["id"])
    assert [each for each in left if each not in beside] == [left[4]]  # when each was made


async def test_t25_other_municipalities_cannot_tell_them_apart(
    scene: Scene, elsewhere: tuple[Scene, str]
) -> None:
    abroad, inspection = elsewhere
    one, other = scene.annotate(text="Zie rapport."), scene.annotate(text="Zie rapport.")
    scene.act("escalate", one.data, select=RECEIPT)
    scene.act("closeAnnotation", other.data)

    seen = abroad.look(
        abroad.team.first, inspection, "track category finding text version disputed withheld"
    )

    assert len(seen) == 2
    assert seen[0] == seen[1]


async def test_what_is_escalated_tells_the_police_what_it_said(scene: Scene) -> None:
    made = scene.annotate(text="Zie rapport.")

    answer = scene.act("escalate", made.data | {"text": "Er was dwang te zien."}, select=RECEIPT)

    sent = await payload(scene, answer)
    assert sent["finding"] == FOUND["finding"]
    assert (sent["annotation"], sent["text"]) == ("Zie rapport.", "Er was dwang te zien.")
    assert (sent["licence"], sent["kind"]) == (scene.number, "POLICE")


def test_what_is_closed_is_not_escalated(scene: Scene) -> None:
    closed = scene.act("closeAnnotation", scene.annotate().data)

    answer = scene.act("escalate", closed.data, select=RECEIPT)

    assert answer.code == "STATE_FORBIDS"


def test_another_municipality_escalates_nothing(scene: Scene, elsewhere: tuple[Scene, str]) -> None:
    abroad, inspection = elsewhere

    answer = abroad.act("escalate", scene.annotate().data, case=inspection, select=RECEIPT)

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_a_referral_discloses_nothing_to_be_read_about(scene: Scene) -> None:
    refer(scene, licence=scene.number)

    told = "SELECT count(*) FROM access.disclosure_record WHERE root LIKE 'Mutation.refer%'"
    assert await scene.staff.fetch(told) == 0


@pytest.mark.parametrize("role", ["registerpoort_gateway", "registerpoort_acts"])
async def test_no_role_that_answers_reads_a_referral(scene: Scene, role: str) -> None:
    may = "SELECT has_any_column_privilege($1, 'register.referral', 'SELECT')"

    assert await scene.staff.fetch(may, role) is False
