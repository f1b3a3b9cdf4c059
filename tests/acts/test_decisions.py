"""Decisions on licences: each in a procedure of its own, which is the case."""

from datetime import date

import pytest

from tests.acts.files import GROUND, Desk
from tests.fixtures.process import Staff

pytest_plugins = ["tests.acts.licensing"]

SELECT = "number version decisions { id objectionPending } procedures { closedAt }"


def test_a_licence_is_suspended_and_the_suspension_lifted(desk: Desk) -> None:
    licence = desk.license()

    suspended = desk.decide("suspendLicence", licence)
    lifted = desk.decide("liftSuspension", suspended.data)

    assert [suspended.data["status"], lifted.data["status"]] == ["SUSPENDED", "GRANTED"]
    assert {each["kind"] for each in lifted.data["decisions"]} == {"GRANT", "SUSPEND", "LIFT"}


def test_a_licence_is_renewed_from_its_last_day_on(desk: Desk) -> None:
    licence = desk.license()

    renewed = desk.decide("renewLicence", licence)

    before, after = (date.fromisoformat(each["validUntil"]) for each in (licence, renewed.data))
    assert (renewed.data["status"], after.year) == ("GRANTED", before.year + 3)


def test_a_decision_closes_its_procedure(desk: Desk) -> None:
    licence = desk.license()
    case = desk.open(licence)
    given = {"number": licence["number"], "version": 1, "ground": GROUND}
    first = desk.do("suspendLicence", given, select=SELECT, case=case)

    second = desk.do("liftSuspension", given | {"version": 2}, select=SELECT, case=case)

    assert first.data["procedures"][0]["closedAt"]
    assert second.code == "NOT_FOUND_OR_DENIED"


def test_a_procedure_on_another_licence_is_no_case(desk: Desk) -> None:
    licence, other = desk.license(), desk.license()
    given = {"number": licence["number"], "version": 1, "ground": GROUND}

    answer = desk.do("revokeLicence", given, select=SELECT, case=desk.open(other))

    assert answer.code == "NOT_FOUND_OR_DENIED"


@pytest.mark.parametrize("number", ["2222222222", None])
def test_a_licence_of_another_municipality_is_not_there(
    desk: Desk, far_desk: Desk, number: str | None
) -> None:
    licence = desk.license()

    answer = far_desk.do("openDecision", {"number": number or licence["number"]}, select=SELECT)

    assert answer.code == "NOT_FOUND_OR_DENIED"


def test_a_licence_that_was_changed_meanwhile_is_read_again(desk: Desk) -> None:
    licence = desk.license()
    desk.decide("suspendLicence", licence)

    answer = desk.decide("revokeLicence", licence)

    assert answer.code == "VERSION_CONFLICT"


def test_an_objection_is_pending_until_it_is_settled(desk: Desk) -> None:
    licence = desk.license()
    case, decision = desk.open(licence), licence["decisions"][0]["id"]
    named = {"number": licence["number"], "decision": decision}

    recorded = desk.do("recordObjection", named | {"version": 1}, select=SELECT, case=case)
    settled = desk.do("settleObjection", named | {"version": 2}, select=SELECT, case=case)

    pending = [each.data["decisions"][0]["objectionPending"] for each in (recorded, settled)]
    assert pending == [True, False]
    assert [each.data["procedures"][0]["closedAt"] is None for each in (recorded, settled)] == [
        True,
        False,
    ]


def test_an_objection_is_to_a_decision_on_the_licence(desk: Desk) -> None:
    licence, other = desk.license(), desk.license()
    named = {"number": licence["number"], "version": 1, "decision": other["decisions"][0]["id"]}

    answer = desk.do("recordObjection", named, select=SELECT, case=desk.open(licence))

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_an_expired_licence_is_not_renewed(desk: Desk, licensing_staff: Staff) -> None:
    licence = desk.license()
    await licensing_staff.execute(
        "UPDATE register.licence SET valid_from = '2020-01-01', valid_until = '2022-12-31'"
        " WHERE number = $1",
        licence["number"],
    )

    answer = desk.decide("renewLicence", licence)

    assert answer.code == "STATE_FORBIDS"
    assert "is EXPIRED" in answer.message
