"""The key-encryption key is rotated while the gateway serves, and may be stopped in the middle."""

import asyncio
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
import pytest_asyncio

from sql.bulk import open_bulk
from tests.fixtures.postgres import Address, MakeDatabase
from tests.fixtures.process import PROGRAM, environment, run_program
from tests.fixtures.sealing import publish_keys, sealer_of_tests
from tests.sealed.scene import SEALED_ANSWER, ask
from tests.world.serving import World, serve_world

PERSONS = 30_000
UNDER_NEW = "SELECT count(*) FROM register.data_key WHERE kek = 'new'"


@pytest_asyncio.fixture
async def crowded(make_database: MakeDatabase, world_template: Address) -> AsyncIterator[Address]:
    """The world with the data keys of many persons."""
    async with make_database("crowded", world_template.name) as address:
        keys = await sealer_of_tests().make([uuid4() for _ in range(PERSONS)])
        rows = [(key.person, key.kek, key.wrapped) for key in keys]
        async with open_bulk(address.dsn) as bulk:
            await bulk.copy_rows("register.data_key", ("person_id", "kek", "wrapped"), rows=rows)
        yield address


@pytest.fixture
def served(crowded: Address, tmp_path: Path) -> Iterator[World]:
    """The crowded world, served with keys of its own; no data key is remembered."""
    keys = publish_keys(tmp_path)
    with serve_world(crowded, tmp_path, DATA_KEY_SECONDS="0", **keys) as world:
        yield world


def settings_of(world: World) -> dict[str, str]:
    folder = world.gateway.log.parent
    return {"DATABASE_URL": world.database.dsn, "KEY_FILE": str(folder / "kek.keys")}


def start_rotating(world: World) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [PROGRAM, "keys", "rotate"],
        env=environment(settings_of(world)),
        stdout=subprocess.DEVNULL,
    )


async def kill_in_the_middle(world: World) -> int:
    process = start_rotating(world)
    deadline = time.monotonic() + 60
    while (await world.look(UNDER_NEW))[0][0] == 0:
        assert time.monotonic() < deadline
    process.kill()
    process.wait()
    [(done,)] = await world.look(UNDER_NEW)
    return int(done)


async def test_every_value_stays_readable_while_keys_are_rotated(served: World) -> None:
    env, stop = settings_of(served), Event()

    def read() -> list[object]:
        answers = [ask(served)]
        while not stop.is_set():
            answers.append(ask(served))
        return answers

    with ThreadPoolExecutor(1) as readers:
        reading = readers.submit(read)
        assert run_program("keys", "add", "--id", "new", env=env).returncode == 0
        stopped_at = await kill_in_the_middle(served)
        again = await asyncio.to_thread(run_program, "keys", "rotate", env=env)
        stop.set()
        answers = reading.result()

    [(total,)] = await served.look("SELECT count(*) FROM register.data_key")
    assert 0 < stopped_at < total
    assert again.stdout.endswith(f"{total - stopped_at} data keys wrapped anew.\n")
    assert (await served.look(UNDER_NEW)) == [(total,)]
    assert len(answers) > 20
    assert all(each == {"data": {"licence": SEALED_ANSWER}} for each in answers)
    told = run_program("keys", "status", env=env).stdout
    assert told == f"new: {total} (current)\n"
