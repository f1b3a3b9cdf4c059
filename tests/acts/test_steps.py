"""The table of lives, walked over HTTP: every act in every state does what the table says."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from resolvers.acts.lives import STEPS, Step
from tests.acts.files import GROUND, Desk
from tests.fixtures.process import Staff

pytest_plugins = ["tests.acts.licensing"]

STATES: Final = {
    "Application": ("APPLIED", "GRANTED", "REFUSED", "WITHDRAWN"),
    "Licence": ("GRANTED", "SUSPENDED", "REVOKED", "EXPIRED", "WITHDRAWN"),
    "Decision": ("STANDING", "OBJECTED"),
}
"""Type -> its states."""
INTERVIEW: Final = {
    "heldOn": "2026-01-05",
    "outcome": "SELF_RELIANT",
    "report": "Antwoorden helder.",
}
GIVEN: Final[dict[str, dict[str, Any]]] = {
    "recordInterview": INTERVIEW,
    "withdrawApplication": {},
    "openDecision": {},
}
"""Act -> what it takes beside the record; a ground where nothing is said."""


def walk(type_: str) -> Iterator[tuple[Step, str]]:
    """Every act on records of a type, in every state."""
    for step in STEPS.values():
        if step.type == type_ and step.before:
            yield from ((step, state) for state in STATES[type_])


def name(walked: object) -> str:
    return walked.act if isinstance(walked, Step) else str(walked)


def bring_application(desk: Desk, state: str) -> Any:
    """Bring an application to a state."""
    found = desk.interview(desk.apply().data).data
    if state == "GRANTED":
        desk.grant(found)
        return found | {"version": found["version"] + 1}
    ends = {
        "REFUSED": ("refuseApplication", {"ground": GROUND}),
        "WITHDRAWN": ("withdrawApplication", {}),
    }
    act, given = ends.get(state, (None, {}))
    return desk.on(act, found, **given).data if act else found


async def bring_licence(desk: Desk, staff: Staff, state: str) -> Any:
    """Bring a licence to a state."""
    licence = desk.license()
    acts = {
        "SUSPENDED": "suspendLicence",
        "REVOKED": "revokeLicence",
        "WITHDRAWN": "withdrawLicence",
    }
    if state == "EXPIRED":
        await staff.execute(
            "UPDATE register.licence SET valid_from = '2020-01-01', valid_until = '2022-12-31'"
            " WHERE number = $1",
            licence["number"],
        )
    return desk.decide(acts[state], licence).data if state in acts else licence


def outcome(step: Step, state: str) -> tuple[str | None, str | None]:
    """What the table says: the code, and the state that follows."""
    return (None, step.after or state) if state in step.before else ("STATE_FORBIDS", None)


@pytest.mark.parametrize(("step", "state"), list(walk("Application")), ids=name)
def test_an_application_lives_by_the_table(desk: Desk, step: Step, state: str) -> None:
    found = bring_application(desk, state)
    given = GIVEN.get(step.act, {"ground": GROUND})

    answer = desk.grant(found) if step.act == "grantLicence" else desk.on(step.act, found, **given)

    after = answer.data["status"] if answer.data else None
    assert (answer.code, after) == outcome(step, state)


@pytest.mark.parametrize(("step", "state"), list(walk("Licence")), ids=name)
async def test_a_licence_lives_by_the_table(
    desk: Desk, licensing_staff: Staff, step: Step, state: str
) -> None:
    found = await bring_licence(desk, licensing_staff, state)
    opening = {"number": found["number"]}

    answer = (
        desk.do(step.act, opening, select="status")
        if step.act == "openDecision"
        else desk.decide(step.act, found)
    )

    after = answer.data["status"] if answer.data else None
    assert (answer.code, after) == outcome(step, state)


@pytest.mark.parametrize(("step", "state"), list(walk("Decision")), ids=name)
def test_an_objection_lives_by_the_table(desk: Desk, step: Step, state: str) -> None:
    found = desk.license()
    named = {"number": found["number"], "decision": found["decisions"][0]["id"]}
    version = found["version"]
    if state == "OBJECTED":
        given = named | {"version": version}
        version = desk.do("recordObjection", given, select="version", case=desk.open(found)).data[
            "version"
        ]

    answer = desk.do(
        step.act,
        named | {"version": version},
        select="decisions { objectionPending }",
        case=desk.open(found),
    )

    pending = answer.data["decisions"][0]["objectionPending"] if answer.data else None
    after = None if pending is None else "OBJECTED" if pending else "STANDING"
    assert (answer.code, after) == outcome(step, state)


def test_every_state_of_a_life_is_walked() -> None:
    for step in STEPS.values():
        if step.type in STATES:
            assert step.before | ({step.after} - {None}) <= set(STATES[step.type])
