"""Operator licences: decided on, with conditions and measures, by their own municipality."""

from typing import Any, Final
from uuid import uuid4

import pytest
import pytest_asyncio

from resolvers.acts.lives import STEPS, Step
from tests.acts.deeds import Officer, Result, make_officer
from tests.acts.files import GROUND
from tests.fixtures.process import Gateway, Staff

pytest_plugins = ["tests.acts.licensing"]

SELECT: Final = "number status version validUntil conditions measures { id kind liftedOn }"
STATES: Final = ("GRANTED", "SUSPENDED", "REVOKED", "WITHDRAWN", "EXPIRED")
GIVEN: Final[dict[str, dict[str, Any]]] = {
    "changeConditions": {"conditions": ["Toezicht bij de deur."]},
    "imposeMeasure": {"kind": "WARNING", "ground": GROUND},
}
"""Act -> what it takes beside the licence; a ground where nothing is said."""


@pytest_asyncio.fixture
async def officer(licensing_staff: Staff, licensing_gateway: Gateway) -> Officer:
    """An operator officer of Utrecht."""
    return await make_officer(licensing_staff, licensing_gateway, "operator_officer")


async def license_business(
    staff: Staff, state: str = "GRANTED", municipality: str = "GM0344"
) -> dict[str, Any]:
    """License a business that nobody else knows."""
    number = f"EXP-{uuid4()}"
    until = "2022-12-31" if state == "EXPIRED" else "2089-12-31"
    await staff.execute(
        "INSERT INTO register.operator_licence (number, trade_name, business_type, premises,"
        " municipality, status, valid_from, valid_until, conditions, subject, synthetic)"
        " VALUES ($1, 'Huis Verzonnen', 'CLUB', 'Neude 1', $2, $3, '2020-01-01',"
        f" '{until}', '{{}}', $1, true)",
        number,
        municipality,
        "GRANTED" if state == "EXPIRED" else state,
    )
    return {"number": number, "version": 1}


def do(officer: Officer, act: str, found: Any, **given: object) -> Result:
    named = {"number": found["number"], "version": found["version"]}
    return officer.act(act, named | given, select=SELECT)


STEPS_WALKED: Final = [
    (step, state) for step in STEPS.values() if step.type == "OperatorLicence" for state in STATES
]


@pytest.mark.parametrize(
    ("step", "state"), STEPS_WALKED, ids=lambda each: getattr(each, "act", each)
)
async def test_an_operator_licence_lives_by_the_table(
    officer: Officer, licensing_staff: Staff, step: Step, state: str
) -> None:
    found = await license_business(licensing_staff, state)
    expected = (None, step.after or state) if state in step.before else ("STATE_FORBIDS", None)

    answer = do(officer, step.act, found, **GIVEN.get(step.act, {"ground": GROUND}))

    assert (answer.code, answer.data["status"] if answer.data else None) == expected


async def test_a_renewal_is_public_at_once(officer: Officer, licensing_staff: Staff) -> None:
    found = await license_business(licensing_staff)
    asking = "query($number: String!) { operatorLicence(number: $number) { validUntil } }"

    renewed = do(officer, "renewOperatorLicence", found, ground=GROUND)

    answer = officer.gateway.ask(asking, {}, number=found["number"]).json()
    assert renewed.data["validUntil"] == "2092-12-31"
    assert answer["data"]["operatorLicence"]["validUntil"] == "2092-12-31"


async def test_a_measure_is_imposed_and_lifted_once(
    officer: Officer, licensing_staff: Staff
) -> None:
    found = await license_business(licensing_staff)
    imposed = do(officer, "imposeMeasure", found, kind="CLOSURE", ground=GROUND)
    measure = imposed.data["measures"][0]

    lifted = do(officer, "liftMeasure", imposed.data, measure=measure["id"])
    again = do(officer, "liftMeasure", lifted.data, measure=measure["id"])

    assert (measure["kind"], measure["liftedOn"]) == ("CLOSURE", None)
    assert lifted.data["measures"][0]["liftedOn"] is not None
    assert again.code == "STATE_FORBIDS"


async def test_a_measure_against_another_business_is_not_there(
    officer: Officer, licensing_staff: Staff
) -> None:
    found = await license_business(licensing_staff)

    answer = do(officer, "liftMeasure", found, measure=str(uuid4()))

    assert answer.code == "NOT_FOUND_OR_DENIED"


async def test_conditions_take_the_place_of_others(
    officer: Officer, licensing_staff: Staff
) -> None:
    found = await license_business(licensing_staff)

    first = do(officer, "changeConditions", found, conditions=["Een.", "Twee."])
    second = do(officer, "changeConditions", first.data, conditions=["Drie."])

    assert [each.data["conditions"] for each in (first, second)] == [["Een.", "Twee."], ["Drie."]]


@pytest.mark.parametrize(
    ("conditions", "code"),
    [(["x"] * 51, "ARGUMENT_INVALID"), (["bel 06 12 34 56 78"], "TEXT_PERSONAL")],
)
async def test_conditions_are_bounded_and_name_nobody(
    officer: Officer, licensing_staff: Staff, conditions: list[str], code: str
) -> None:
    found = await license_business(licensing_staff)

    answer = do(officer, "changeConditions", found, conditions=conditions)

    assert answer.code == code


async def test_a_business_of_another_municipality_is_decided_on_there(
    officer: Officer, licensing_staff: Staff
) -> None:
    elsewhere = await license_business(licensing_staff, municipality="GM0363")

    known = do(officer, "revokeOperatorLicence", elsewhere, ground=GROUND)
    unknown = do(officer, "revokeOperatorLicence", elsewhere | {"number": "X"}, ground=GROUND)

    assert known.code == "NOT_FOUND_OR_DENIED"
    assert known == unknown


async def test_a_business_that_was_changed_meanwhile_is_read_again(
    officer: Officer, licensing_staff: Staff
) -> None:
    found = await license_business(licensing_staff)
    do(officer, "suspendOperatorLicence", found, ground=GROUND)

    answer = do(officer, "revokeOperatorLicence", found, ground=GROUND)

    assert answer.code == "VERSION_CONFLICT"
