"""Who was refused looks exactly like who never applied, whatever of theirs is checked."""

from typing import Any, Final
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from tests.acts.deeds import Officer
from tests.acts.files import GROUND, Desk, make_applicant
from tests.acts.teams import Team, make_team
from tests.fixtures.process import Gateway, Staff

pytest_plugins = ["tests.acts.licensing"]

CHECK: Final = """query($number: LicenceNumber!) {
    licenceCheck(number: $number) {
        result reason licence { number photo { base64 } } annotations { id } } }"""
VALIDITY: Final = "query($number: LicenceNumber!) { licenceValidity(number: $number) }"


@pytest_asyncio.fixture
async def team(licensing_staff: Staff, licensing_gateway: Gateway) -> Team:
    """Two inspectors of Utrecht."""
    return await make_team(licensing_staff, licensing_gateway)


def holdings(given: dict[str, Any], application: str) -> list[str]:
    """All that an applicant has and could read out: written as a number, and as it is."""
    digits = str(given["bsn"]).replace("0", "2").replace("1", "3")
    short = application.replace("-", "").upper()[:10]
    numbers = [f"{digits}A", short.replace("0", "2").replace("1", "3")]
    return [*numbers, str(given["bsn"]), str(given["familyName"]), application]


def check(officer: Officer, case: object, number: str) -> Any:
    answer = officer.ask(CHECK, "licence-check", case, number=number)
    return answer.get("data"), answer.get("errors")


@pytest.mark.parametrize("past", ["none", "a licence that was given up"])
def test_t28_a_refused_applicant_is_checked_as_a_stranger_is(
    desk: Desk, team: Team, past: str
) -> None:
    given = make_applicant()
    if past != "none":
        withdraw(desk, given)
    refused = desk.on("refuseApplication", desk.do("apply", given).data, ground=GROUND).data
    case = team.confirm(team.open()).data["id"]

    theirs = [check(team.first, case, each) for each in holdings(given, refused["id"])]
    strangers = [check(team.first, case, each) for each in holdings(make_applicant(), str(uuid4()))]

    assert theirs == strangers


def withdraw(desk: Desk, given: dict[str, Any]) -> None:
    """License an applicant who gives the licence up."""
    licence = desk.grant(desk.interview(desk.do("apply", given).data).data).data
    desk.decide("withdrawLicence", licence)


def test_t28_a_refused_applicant_is_not_valid_to_the_public_as_a_stranger_is_not(
    desk: Desk,
) -> None:
    given = make_applicant()
    refused = desk.on("refuseApplication", desk.do("apply", given).data, ground=GROUND).data

    theirs, strangers = (
        [ask_publicly(desk, number) for number in holdings(*each)]
        for each in ((given, refused["id"]), (make_applicant(), str(uuid4())))
    )

    assert theirs == strangers
    assert theirs[0] == {"data": {"licenceValidity": "NOT_VALID"}}


def ask_publicly(desk: Desk, number: str) -> Any:
    return desk.officer.gateway.ask(VALIDITY, {}, number=number).json()


async def test_t28_nothing_that_a_refused_applicant_gave_is_left(
    desk: Desk, licensing_staff: Staff
) -> None:
    given = make_applicant()
    applied = desk.interview(desk.do("apply", given).data).data

    desk.on("refuseApplication", applied, ground=GROUND)

    held = "SELECT count(*) FROM {} WHERE application_id = $1"
    counts = [
        await licensing_staff.fetch(held.format(table), UUID(applied["id"]))
        for table in ("register.application_photo", "register.application_interview")
    ]
    named = await licensing_staff.fetch(
        "SELECT num_nonnulls(holder_id, subject) FROM register.application WHERE id = $1",
        UUID(applied["id"]),
    )
    assert (counts, named) == ([0, 0], 0)
