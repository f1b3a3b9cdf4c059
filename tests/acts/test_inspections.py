"""Inspections: opened by one officer, confirmed by another, closed with an outcome."""

from uuid import uuid4

import pytest

from tests.acts.deeds import make_officer
from tests.acts.teams import WHERE, Team, close
from tests.fixtures.process import Gateway, Staff


def test_an_inspection_is_opened_confirmed_and_closed(team: Team) -> None:
    opened = team.open()

    confirmed = team.confirm(opened)
    closed = close(team.first, confirmed.data, "NO_IRREGULARITY", report="Niets aangetroffen.")

    assert [each.code for each in (opened, confirmed, closed)] == [None] * 3
    assert [each.data["version"] for each in (opened, confirmed, closed)] == [1, 2, 3]


def test_what_is_answered_is_what_was_asked_of_the_record(team: Team) -> None:
    team_of = [str(team.second.appointment)]

    answer = team.first.act(
        "openInspection",
        {**WHERE, "team": team_of},
        select="kind place legalGround municipality { name } team { name } closedAt version",
    )

    assert answer.data["municipality"] == {"name": "Utrecht"}
    assert {each["name"] for each in answer.data["team"]} == {
        team.first.subject,
        team.second.subject,
    }
    assert answer.data["closedAt"] is None


def test_the_officer_who_opened_it_does_not_confirm_it(team: Team) -> None:
    opened = team.open()

    answer = team.first.act("confirmInspection", opened.data)

    assert answer.code == "SECOND_OFFICER_NEEDED"


async def test_who_is_not_in_the_team_learns_nothing_of_it(
    team: Team, staff: Staff, served: Gateway
) -> None:
    opened = team.open()
    stranger = await make_officer(staff, served)

    known = stranger.act("confirmInspection", opened.data)
    unknown = stranger.act("confirmInspection", {"id": str(uuid4()), "version": 1})

    assert known.code == "NOT_FOUND_OR_DENIED"
    assert known == unknown


async def test_a_second_officer_who_comes_late_is_told_so(team: Team, staff: Staff) -> None:
    opened = team.open()
    await staff.execute(
        "UPDATE register.inspection SET opened_at = opened_at - interval '11 minutes'"
        " WHERE id = $1::text::uuid",
        opened.data["id"],
    )

    answer = team.confirm(opened)

    assert answer.code == "CONFIRMATION_LATE"
    assert "10 minutes" in answer.message


def test_a_version_that_was_overtaken_is_refused_and_named(team: Team) -> None:
    opened = team.open()
    team.confirm(opened)

    answer = close(team.first, opened.data, "NO_IRREGULARITY")

    assert answer.code == "VERSION_CONFLICT"
    assert "version 2" in answer.message


def test_an_inspection_that_was_closed_stays_so(team: Team) -> None:
    opened = team.open()
    closed = close(team.first, opened.data, "ABORTED")

    again = close(team.first, closed.data, "ABORTED")

    assert again.code == "STATE_FORBIDS"
    assert "is CLOSED" in again.message


def test_what_was_not_confirmed_can_only_be_aborted(team: Team) -> None:
    opened = team.open()

    answer = close(team.first, opened.data, "NO_IRREGULARITY")

    assert answer.code == "STATE_FORBIDS"


@pytest.mark.parametrize("home", ["GM0363", "police:amsterdam"])
async def test_t21_a_member_is_appointed_for_the_municipality_of_the_inspection(
    team: Team, staff: Staff, served: Gateway, home: str
) -> None:
    role = "police_supervisor" if home.startswith("police") else "inspector"
    other = await make_officer(staff, served, role, home)

    answer = team.open(team=[str(other.appointment)])

    assert answer.code == "MEMBER_UNFIT"


async def test_a_police_supervisor_of_the_region_is_in_a_team_and_names_the_municipality(
    team: Team, staff: Staff, served: Gateway
) -> None:
    police = await make_officer(staff, served, "police_supervisor", "police:midden-nederland")
    given = {**WHERE, "team": [str(team.first.appointment)]}

    unnamed = police.act("openInspection", given)
    named = police.act("openInspection", given | {"municipality": "GM0344"})
    elsewhere = police.act("openInspection", given | {"municipality": "GM0363"})

    assert [unnamed.code, named.code] == ["MUNICIPALITY_MISSING", None]
    assert elsewhere.code == "NOT_FOUND_OR_DENIED"


def test_nobody_is_a_team_alone(team: Team) -> None:
    answer = team.open(team=[])

    assert answer.code == "MEMBER_UNFIT"


async def test_t14_an_inspection_of_advertisements_has_a_team_lead(
    team: Team, staff: Staff
) -> None:
    refused = team.open(kind="ADVERTISEMENT")
    await staff.execute(
        "UPDATE access.appointment SET leads = true WHERE id = $1", team.second.appointment
    )

    taken = team.open(kind="ADVERTISEMENT")

    assert (refused.code, taken.code) == ("TEAM_LEAD_MISSING", None)


async def test_a_team_changes_while_its_inspection_is_open(
    team: Team, staff: Staff, served: Gateway
) -> None:
    third = await make_officer(staff, served)
    opened = team.open()
    change = {"add": [str(third.appointment)], "remove": [str(team.second.appointment)]}

    answer = team.first.act("changeTeam", opened.data | change, select="version team { name }")

    assert {each["name"] for each in answer.data["team"]} == {team.first.subject, third.subject}
    assert team.confirm(opened).code == "NOT_FOUND_OR_DENIED"


def test_a_team_of_one_is_not_left_behind(team: Team) -> None:
    opened = team.open()

    answer = team.first.act("changeTeam", opened.data | {"remove": [str(team.second.appointment)]})

    assert answer.code == "MEMBER_UNFIT"


def test_a_business_that_is_not_there_is_not_inspected(team: Team) -> None:
    answer = team.open(operatorLicence="EXP-0000")

    assert answer.code == "NOT_FOUND_OR_DENIED"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"place": " "}, "ARGUMENT_INVALID"),
        ({"place": "x" * 201}, "ARGUMENT_INVALID"),
        ({"place": "bij 06 12 34 56 78"}, "TEXT_PERSONAL"),
    ],
)
def test_a_text_is_bounded_and_names_nobody(
    team: Team, given: dict[str, object], code: str
) -> None:
    answer = team.open(**given)

    assert answer.code == code


@pytest.mark.parametrize("role", ["licensing_officer", "operator_officer", "dpo"])
async def test_who_may_not_inspect_is_refused_by_coordinate(
    staff: Staff, served: Gateway, role: str
) -> None:
    officer = await make_officer(staff, served, role)

    answer = officer.act("openInspection", {**WHERE, "team": []})

    assert answer.code in {"UNAUTHORIZED_FIELD", "PURPOSE_MISSING"}
    assert "Mutation.openInspection" in answer.message
