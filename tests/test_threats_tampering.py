"""Tampering with what was disclosed, by somebody with every right in the database: T53."""

import asyncio
import secrets
import subprocess
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio

from gateway.sealing.keys import make_key
from sql.database import connect_owner
from tests.fixtures.postgres import Address, Cluster, MakeDatabase
from tests.fixtures.process import run_program
from tests.world.keys import UTRECHT, Kind, licence_number, row_id
from tests.world.serving import Asker, World, serve_world

CHECK = "query($n: LicenceNumber!) { licenceCheck(number: $n) { result } }"
RECORD = "access.disclosure_record"


@dataclass
class Crime:
    """A gateway that seals all the time, and somebody whom no trigger of the database holds."""

    world: World
    administrator: str
    key: Path

    def check(self, times: int) -> None:
        """Let an inspector check a licence."""
        case = row_id(Kind.CHECK_OPEN, UTRECHT)
        headers = self.world.headers(Asker("inspector", UTRECHT), "LICENCE_CHECK", case)
        for _ in range(times):
            answer = self.world.ask(CHECK, headers, n=licence_number(UTRECHT))
            assert answer["data"]["licenceCheck"]["result"] == "VALID"

    def verify(self, *options: str, key: bool = True) -> subprocess.CompletedProcess[str]:
        """Run the command."""
        named = {"SEAL_KEY": str(self.key)} if key else {}
        env = {"DATABASE_URL": self.world.database.gateway_dsn} | named
        return run_program("disclosures", "verify", *options, env=env)

    def find(self) -> dict[str, Any]:
        """Run the command, which finds something wrong, and read what it prints."""
        ended = self.verify("--json")
        found: dict[str, Any] = orjson.loads(ended.stdout)
        assert (ended.returncode, ended.stderr) == (1, "")
        return found

    def wait_sealed(self) -> dict[str, Any]:
        """Wait until everything is sealed; give what the command prints."""
        deadline = time.monotonic() + 30
        while True:
            ended = self.verify("--json")
            found: dict[str, Any] = orjson.loads(ended.stdout)
            assert ended.returncode == 0, ended.stdout
            if found["records"] and not found["unsealed"]:
                return found
            assert time.monotonic() < deadline
            time.sleep(0.1)

    async def tamper(self, text: str) -> int | None:
        """Run one statement with no trigger in its way; give the first value, if there is one."""
        async with connect_owner(self.administrator) as connection:
            await connection.execute("SET session_replication_role = replica")
            value: int | None = await connection.fetchval(text)
        return value


@pytest_asyncio.fixture
async def crime(
    make_database: MakeDatabase, world_template: Address, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[Crime]:
    """Twelve sealed checks."""
    key = tmp_path / "seal.pem"
    key.write_bytes(make_key())
    async with make_database("crime", world_template.name) as address:
        settings = {"SEAL_SECONDS": "0.1", "SEAL_KEY": str(key)}
        with serve_world(address, tmp_path, **settings) as world:
            made = Crime(world, cluster.administer(address.name), key)
            made.check(12)
            yield made


TAMPERINGS = {
    "RECORD_CHANGED": f"UPDATE {RECORD} SET role = 'auditor' WHERE id = 5 RETURNING id",
    "RECORD_MISSING": f"DELETE FROM {RECORD} WHERE id = 5 RETURNING id",
    "RECORD_INSERTED": f"""
        INSERT INTO {RECORD} (transaction, trace_id, root, coordinates, subjects, purpose, role,
            home, policy_version)
        SELECT transaction, 'forged', root, coordinates, subjects, purpose, role, home, 1
        FROM {RECORD} WHERE id = 5 RETURNING id""",
}


@pytest.mark.parametrize("kind", TAMPERINGS)
async def test_t53_tampering_with_every_right_is_found_and_the_record_named(
    crime: Crime, kind: str
) -> None:
    good = crime.wait_sealed()

    touched = await crime.tamper(TAMPERINGS[kind])

    found = crime.find()
    assert (good["records"], good["broken"], good["unsigned"]) == (12, 0, 0)
    assert found["broken"] == 1
    assert (found["first"]["kind"], found["first"]["record"]) == (kind, touched)


async def test_t53_the_command_says_it_in_sentences(crime: Crime) -> None:
    good = crime.wait_sealed()
    said = crime.verify("--seen", f"{good['newest']}:{good['head']}")
    await crime.tamper(TAMPERINGS["RECORD_MISSING"])

    wrong = crime.verify()
    unchecked = crime.verify(key=False)

    assert (said.returncode, wrong.returncode) == (0, 1)
    assert "batches with 12 disclosures are as they were sealed." in said.stdout
    assert "0 disclosures are not sealed yet." in said.stdout
    assert f"Newest batch {good['newest']}:{good['head']}" in said.stdout
    assert ", record 5: The record is missing." in wrong.stdout
    assert "signed, and no key was given to check that." in unchecked.stdout


async def test_t53_batches_that_were_cut_off_are_missed_by_who_kept_the_newest(
    crime: Crime,
) -> None:
    good = crime.wait_sealed()
    crime.world.gateway.process.kill()

    await crime.tamper("DELETE FROM access.disclosure_seal WHERE number > 0")

    found = crime.verify("--seen", f"{good['newest']}:{good['head']}")
    assert (found.returncode, "Batch 1: The batch is missing." in found.stdout) == (1, True)


@pytest.mark.parametrize("seen", ["1", "0:" + "a" * 64, "1:" + "a" * 63, "1:" + "A" * 64])
def test_a_batch_that_is_none_is_refused(seen: str) -> None:
    ended = run_program("disclosures", "verify", "--seen", seen)

    assert (ended.returncode, "is no batch; write it as 12:HASH" in ended.stderr) == (2, True)


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text("no key")

    ended = run_program("disclosures", "verify", "--key", str(tmp_path / "key.pem"))

    assert (ended.returncode, "[SETTINGS_INVALID]" in ended.stderr) == (2, True)


async def test_t32_no_verification_tells_a_person_or_a_number(crime: Crime) -> None:
    crime.wait_sealed()
    subjects = await crime.tamper(f"SELECT subjects[1] FROM {RECORD} WHERE id = 5")
    await crime.tamper(TAMPERINGS["RECORD_CHANGED"])

    said = crime.verify().stdout + crime.verify("--json").stdout

    log = crime.world.gateway.log.read_text()
    assert not any(str(subjects) in text for text in (said, log))
    assert not any(licence_number(UTRECHT) in text for text in (said, log))
    assert "disclosures_sealed" in log


async def test_t52_a_process_killed_while_it_seals_leaves_a_whole_chain(
    make_database: MakeDatabase, world_template: Address, cluster: Cluster, tmp_path: Path
) -> None:
    """Killed four times in the middle; the next process goes on where the chain ends."""
    key = tmp_path / "seal.pem"
    key.write_bytes(make_key())
    settings = {"SEAL_SECONDS": "0.001", "SEAL_KEY": str(key)}
    async with make_database("killed", world_template.name) as address:
        for number in range(4):
            with serve_world(address, tmp_path, **settings) as world:
                await world.change(MANY, secrets.token_hex(4))
                before = await count_seals(world)
                await wait_for(world, before + 3 + number)
                world.gateway.process.kill()
        rest = await world.look(f"SELECT count(*) FROM {RECORD}")
        with serve_world(address, tmp_path, **settings) as world:
            found = Crime(world, cluster.administer(address.name), key).wait_sealed()

    assert (found["records"], found["broken"]) == (rest[0][0], 0)


MANY = f"""
INSERT INTO {RECORD}
    (trace_id, root, coordinates, subjects, purpose, role, home, policy_version)
SELECT $1, 'Query.licence', '{{Licence.number}}', '{{person}}', 'NONE', 'public', 'none', 1
FROM generate_series(1, 30000)
"""
"""Sixty batches: sealing them takes longer than it takes to be killed."""


async def count_seals(world: World) -> int:
    rows = await world.look("SELECT count(*) FROM access.disclosure_seal")
    count: int = rows[0][0]
    return count


async def wait_for(world: World, batches: int) -> None:
    for _ in range(30_000):
        if await count_seals(world) >= batches:
            return
        await asyncio.sleep(0.001)
    raise TimeoutError
