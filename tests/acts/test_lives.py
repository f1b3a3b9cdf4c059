"""No sequence of acts by any mix of officers reaches a state that the rules forbid."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final
from uuid import uuid4

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.acts.deeds import Officer, Result, make_officer
from tests.acts.teams import WHERE
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import Gateway, Staff, start_gateway
from tests.world.keys import UTRECHT, licence_number

CHECK: Final = f'{{ licenceCheck(number: "{licence_number(UTRECHT)}") {{ result }} }}'
ACTORS: Final = {
    "first": ("inspector", "GM0344"),
    "second": ("inspector", "GM0344"),
    "police": ("police_supervisor", "police:midden-nederland"),
    "elsewhere": ("inspector", "GM0363"),
    "licensing": ("licensing_officer", "GM0344"),
}
UTRECHTS: Final = {"first", "second", "police"}
REFUSED: Final = {"UNAUTHORIZED_FIELD", "UNAUTHORIZED_ARGUMENT", "PURPOSE_MISSING"}
STATES: Final = """
SELECT id::text,
    CASE WHEN closed_at IS NOT NULL THEN 'CLOSED'
         WHEN confirmed_at IS NOT NULL THEN 'CONFIRMED' ELSE 'OPENED' END,
    version,
    (SELECT count(*) FROM register.recorded_check AS made WHERE made.inspection_id = inspection.id)
FROM register.inspection WHERE opened_by IS NOT NULL
"""


@dataclass
class Known:
    """An inspection as the test knows it."""

    id: str
    opener: str
    team: set[str]
    state: str = "OPENED"
    version: int = 1
    checks: int = 0


@dataclass
class Scene:
    """The gateway, its officers, and the loop to look into the database."""

    staff: Staff
    actors: dict[str, Officer]
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def read(self) -> dict[str, tuple[object, ...]]:
        """Read every inspection that was opened here."""
        rows = self.runner.run(self.staff.find(STATES))
        return {str(row[0]): row[1:] for row in rows}


@pytest_asyncio.fixture(scope="module")
async def lives_staff(make_database: MakeDatabase, world_template: Address) -> AsyncIterator[Staff]:
    """The staff of a copy of the world."""
    async with make_database("lives", world_template.name) as address:
        yield Staff(address)


@pytest.fixture(scope="module")
def lives_gateway(
    lives_staff: Staff, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Gateway]:
    """A gateway on that copy."""
    folder = tmp_path_factory.mktemp("lives")
    with start_gateway(lives_staff.database.gateway_dsn, folder) as gateway:
        yield gateway


@pytest_asyncio.fixture(scope="module")
async def actors(lives_staff: Staff, lives_gateway: Gateway) -> dict[str, Officer]:
    """An officer of each kind."""
    return {
        name: await make_officer(lives_staff, lives_gateway, *post) for name, post in ACTORS.items()
    }


class Inspecting(RuleBasedStateMachine):
    """Officers act at random; what must come of it is known beforehand."""

    scene: ClassVar[Scene]
    inspections = Bundle("inspections")

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Known] = {}

    @rule(
        target=inspections,
        who=st.sampled_from(sorted(ACTORS)),
        other=st.sampled_from(sorted(ACTORS)),
    )
    def open(self, who: str, other: str) -> str:
        """Open an inspection of Utrecht; a team of two fitting officers is needed."""
        team = [str(self.scene.actors[other].appointment)]
        given = WHERE | {"team": team, "municipality": "GM0344"}
        answer = self.scene.actors[who].act("openInspection", given)
        if who == "licensing":
            assert answer.code in REFUSED
        elif who == "elsewhere":
            assert answer.code == "NOT_FOUND_OR_DENIED"
        elif who == other or other not in UTRECHTS:
            assert answer.code == "MEMBER_UNFIT"
        else:
            assert answer.code is None
            self.known[answer.data["id"]] = Known(answer.data["id"], who, {who, other})
            return str(answer.data["id"])
        return str(uuid4())

    @rule(which=inspections, who=st.sampled_from(sorted(ACTORS)), stale=st.booleans())
    def confirm(self, which: str, who: str, *, stale: bool) -> None:
        """Confirm one; the opener, a stranger and a stale version are refused."""
        answer = self.do("confirmInspection", which, who, stale=stale)
        known = self.expect(which, who, answer, stale=stale)
        if known is None:
            return
        if known.state != "OPENED":
            assert answer.code == "STATE_FORBIDS"
        elif known.opener == who:
            assert answer.code == "SECOND_OFFICER_NEEDED"
        else:
            self.advance(known, answer, "CONFIRMED")

    @rule(
        which=inspections,
        who=st.sampled_from(sorted(ACTORS)),
        stale=st.booleans(),
        outcome=st.sampled_from(["ABORTED", "NO_IRREGULARITY"]),
    )
    def close(self, which: str, who: str, outcome: str, *, stale: bool) -> None:
        """Close one; what was not confirmed can only be aborted."""
        answer = self.do("closeInspection", which, who, stale=stale, outcome=outcome)
        known = self.expect(which, who, answer, stale=stale)
        if known is None:
            return
        if known.state == "CLOSED" or (known.state == "OPENED" and outcome != "ABORTED"):
            assert answer.code == "STATE_FORBIDS"
        else:
            self.advance(known, answer, "CLOSED")

    @rule(which=inspections, who=st.sampled_from(sorted(ACTORS)))
    def check(self, which: str, who: str) -> None:
        """Check a licence: only in an open, confirmed inspection of the own team."""
        body = self.scene.actors[who].ask(CHECK, "licence-check", which)
        known = self.known.get(which)
        may = known is not None and known.state == "CONFIRMED" and who in known.team
        if may and known is not None:
            assert body["data"]["licenceCheck"]["result"] in {"VALID", "NOT_VALID"}
            known.checks += 1
        else:
            assert (body["data"] or {"licenceCheck": None})["licenceCheck"] is None
            assert body["errors"]

    @invariant()
    def the_register_is_what_was_done(self) -> None:
        """The database holds exactly what was acknowledged."""
        found = self.scene.read()
        for known in self.known.values():
            assert found[known.id] == (known.state, known.version, known.checks)

    def do(self, act: str, which: str, who: str, *, stale: bool, **given: object) -> Result:
        """Do an act at the version that is known, or at an older one."""
        known = self.known.get(which)
        version = (known.version if known else 1) - stale
        return self.scene.actors[who].act(act, {"id": which, "version": version} | given)

    def expect(self, which: str, who: str, answer: Result, *, stale: bool) -> Known | None:
        """Hold what comes before the state: rights, membership, version."""
        known = self.known.get(which)
        if who == "licensing":
            assert answer.code in REFUSED
        elif known is None or who not in known.team:
            assert answer.code == "NOT_FOUND_OR_DENIED"
        elif stale:
            assert answer.code == "VERSION_CONFLICT"
        else:
            return known
        return None

    def advance(self, known: Known, answer: Result, state: str) -> None:
        """Follow an act that must have been done."""
        assert answer.code is None, answer
        known.state, known.version = state, known.version + 1
        assert answer.data["version"] == known.version


def test_no_sequence_of_acts_reaches_what_is_forbidden(
    lives_staff: Staff, actors: dict[str, Officer]
) -> None:
    scene = Scene(lives_staff, actors)

    class Run(Inspecting):
        pass

    Run.scene = scene
    quick: Any = settings(
        max_examples=15,
        stateful_step_count=15,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Run, settings=quick)
