"""Recorded decisions replayed and put beside a proposal, by the real program."""

import json
import secrets
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from gateway.installing import SHIPPED
from gateway.versions.recorded import PAGE, SETTLED_SECONDS
from policies.rules import Rule, read_policy
from sql.database import connect_owner
from tests.fixtures.process import PROGRAM, environment, run_program
from tests.fixtures.versions import put_in_force
from tests.world.keys import UTRECHT, Kind, licence_number, row_id
from tests.world.serving import PUBLIC, Asker, World

INSPECTOR = Asker("inspector", UTRECHT)
NUMBER = licence_number(UTRECHT)
CARD = f'{{ licenceCheck(number: "{NUMBER}") {{ licence {{ number photo {{ contentType }} }} }} }}'
RESULT = f'{{ licenceCheck(number: "{NUMBER}") {{ result }} }}'
REFUSED = f'{{ licenceCheck(number: "{NUMBER}") {{ licence {{ holder {{ bsn }} }} }} }}'
CLOSING = Rule(
    "T1", "inspector", "*", "*", "*", "Licence.photo", "read", "*", "", "", "deny", "WRS"
)
LINE = "p, T1, inspector, *, *, *, Licence.photo, read, *, , , deny, WRS\n"
COPIES = """
INSERT INTO access.decision_record
SELECT (jsonb_populate_record(made, jsonb_build_object('span_id', made.span_id || n))).*
FROM access.decision_record AS made, generate_series(1, $1) AS n"""


@dataclass
class Recorded:
    """A world that has recorded decisions."""

    world: World
    traces: Mapping[str, list[str]]
    """Document -> traces in which it was asked."""

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a policy command on the database of the world."""
        return run_program("policy", *arguments, env=self.settings)

    def read(self, *arguments: str) -> dict[str, Any]:
        """Run a policy command that succeeds, and read what it prints."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    @property
    def settings(self) -> dict[str, str]:
        database = self.world.database
        return {"DATABASE_URL": database.gateway_dsn, "OWNER_URL": database.dsn}


def ask(world: World, document: str, asker: Asker = INSPECTOR) -> str:
    """Ask for a check in a new trace, which is given."""
    trace = secrets.token_hex(16)
    case = row_id(Kind.CHECK_OPEN, UTRECHT)
    headers = {**world.headers(asker, "LICENCE_CHECK", case)}
    world.gateway.ask(document, headers | {"traceparent": f"00-{trace}-{'b' * 16}-01"})
    return trace


@pytest_asyncio.fixture
async def recorded(own_world: World) -> AsyncIterator[Recorded]:
    """Three cards, two results and one refusal, all of an inspector; one refusal of the public."""
    asked = {CARD: 3, RESULT: 2, REFUSED: 1}
    traces = {text: [ask(own_world, text) for _ in range(n)] for text, n in asked.items()}
    ask(own_world, CARD, PUBLIC)
    yield Recorded(own_world, traces)


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """The shipped policy, with the photo closed to inspectors."""
    folder = tmp_path / "proposal"
    (folder / "rules").mkdir(parents=True)
    (folder / "model.conf").write_text((SHIPPED / "model.conf").read_text())
    for each in (SHIPPED / "rules").glob("*.csv"):
        (folder / "rules" / each.name).write_text(each.read_text())
    (folder / "rules" / "99-proposed.csv").write_text(LINE)
    return folder


async def test_every_decision_is_the_same_under_the_version_that_made_it(
    recorded: Recorded,
) -> None:
    shipped = read_policy(SHIPPED)
    closed = replace(shipped, rules=(*shipped.rules, CLOSING))
    await put_in_force(recorded.world.database.dsn, closed)
    ask(recorded.world, CARD)

    found = recorded.read("replay")

    assert found == {"decisions": 8, "versions": [1, 2], "differing": 0, "differences": []}
    assert "8 decisions made again (policy versions: 1, 2); none" in recorded.run("replay").stdout


async def test_t53_what_was_recorded_otherwise_is_found_and_named(recorded: Recorded) -> None:
    trace = recorded.traces[RESULT][0]
    await recorded.world.change(
        "UPDATE access.decision_record SET answers = array_replace(answers, 'ALL', 'OWN')"
        " WHERE trace_id = $1",
        trace,
    )

    done = recorded.run("replay")

    assert done.returncode == 1
    assert f"{trace}: LicenceCheck.result read was OWN by version 1, and is ALL." in done.stdout
    assert "1 came out otherwise" in done.stdout


async def test_a_replay_keeps_to_its_period_and_its_limit(recorded: Recorded) -> None:
    limited = recorded.read("replay", "--limit", "2")
    before = recorded.read("replay", "--until", "2026-01-01T00:00:00+01:00")
    after = recorded.run("replay", "--since", "2099-01-01")

    assert (limited["decisions"], before["decisions"]) == (2, 0)
    assert "0 decisions made again (policy versions: none)" in after.stdout
    assert recorded.run("replay", "--since", "yesterday").returncode == 2


async def test_a_proposal_is_counted_exactly(recorded: Recorded, proposal: Path) -> None:
    found = recorded.read("shadow", str(proposal))

    cards = recorded.traces[CARD]
    closed = {"role": "inspector", "purpose": "LICENCE_CHECK", "action": "read", "count": 3}
    assert found == {
        "decisions": 7,
        "refused": {"count": 3, "examples": cards},
        "released": {"count": 0, "examples": []},
        "opened": [],
        "closed": [closed | {"coordinate": "Licence.photo", "examples": cards}],
    }


async def test_a_proposal_that_opens_is_counted_too(recorded: Recorded) -> None:
    shipped = read_policy(SHIPPED)
    closed = replace(shipped, rules=(*shipped.rules, CLOSING))
    await put_in_force(recorded.world.database.dsn, closed)
    trace = ask(recorded.world, CARD)

    told = recorded.run("shadow", "1").stdout

    assert f"1 ({trace}) operations that were refused would be open." in told
    assert f"Opened to inspector for LICENCE_CHECK: Licence.photo read, 1 ({trace})." in told
    assert "0 operations that were answered would be refused." in told
    assert recorded.read("shadow", "active", "--since", "2020-01-01")["released"]["count"] == 0


async def test_many_decisions_are_read_page_by_page(recorded: Recorded, proposal: Path) -> None:
    copies = 2 * PAGE // 7 + 1
    await recorded.world.change(COPIES, copies)

    shadow = recorded.read("shadow", str(proposal))
    replay = recorded.read("replay")

    assert (shadow["decisions"], shadow["refused"]["count"]) == (7 * (copies + 1), 3 * (copies + 1))
    assert (replay["decisions"], replay["differing"]) == (7 * (copies + 1), 0)
    assert recorded.read("replay", "--limit", str(PAGE + 1))["decisions"] == PAGE + 1


def test_live_traffic_is_followed_until_interrupted(recorded: Recorded, proposal: Path) -> None:
    command = [str(PROGRAM), "policy", "shadow", str(proposal), "--follow", "--json"]
    env, pipe = environment(recorded.settings), subprocess.PIPE
    with subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stderr is not None
        assert "Ctrl-C" in process.stderr.readline()
        trace = ask(recorded.world, CARD)
        time.sleep(SETTLED_SECONDS + 4)
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=20)

    found = json.loads(told)
    assert process.returncode == 0
    assert (found["decisions"], found["refused"]) == (1, {"count": 1, "examples": [trace]})


async def test_following_ends_with_its_period(recorded: Recorded, proposal: Path) -> None:
    found = recorded.read(
        "shadow", str(proposal), "--follow", "--since", "2020-01-01", "--until", "2020-01-02"
    )

    assert found["decisions"] == 0


async def test_the_gateway_reads_no_record(recorded: Recorded) -> None:
    async with connect_owner(recorded.world.database.dsn) as connection:
        rights = await connection.fetch(
            "SELECT privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = 'registerpoort_gateway' AND table_name LIKE 'decision\\_%'"
        )

    assert [row["privilege_type"] for row in rights] == ["INSERT"]
