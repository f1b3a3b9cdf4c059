"""Connections are lent again, and none is lost or lent to two."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from sql.database import Database, connect_owner
from sql.errors import DatabaseBusyError, DatabaseUnavailableError, StatementFailedError
from tests.fixtures.postgres import Address, Cluster

PID = "SELECT pg_backend_pid() AS pid"
NAPPING = "SELECT pg_backend_pid() AS pid, pg_sleep(0.02)"


@pytest_asyncio.fixture
async def pair(shared_database: Address) -> AsyncIterator[Database]:
    """Two connections, and little patience."""
    database = await Database.connect(
        shared_database.gateway_dsn, min_size=1, max_size=2, patience=0.5
    )
    yield database
    await database.close()


async def pid(database: Database, text: str = PID) -> int:
    row = await database.fetch_row(text)
    assert row is not None
    return int(row["pid"])


async def test_the_connection_that_came_back_is_lent_again(pair: Database) -> None:
    assert len({await pid(pair) for _ in range(5)}) == 1


async def test_no_connection_is_lent_to_two(pair: Database) -> None:
    pids = await asyncio.gather(*(pid(pair, NAPPING) for _ in range(12)))

    assert len(pids) == 12
    assert len(set(pids)) == 2


async def test_whoever_waits_gets_a_connection_that_comes_back(pair: Database) -> None:
    async with pair.transaction():
        slow = asyncio.create_task(pid(pair, NAPPING))
        await asyncio.sleep(0)
        assert await pid(pair) == await slow


async def test_an_interrupted_statement_leaves_a_pool_that_works(pair: Database) -> None:
    for _ in range(4):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await pair.fetch_row("SELECT pg_sleep(5)")

    assert await asyncio.gather(*(pid(pair) for _ in range(4)))


async def test_a_statement_that_failed_leaves_a_pool_that_works(pair: Database) -> None:
    for _ in range(4):
        with pytest.raises(StatementFailedError):
            await pair.fetch_row("SELECT nothing")

    assert await pid(pair)


async def test_impatience_leaves_the_connections_to_others(pair: Database) -> None:
    async with pair.transaction(), pair.transaction():
        with pytest.raises(DatabaseBusyError):
            await pid(pair)

    assert await asyncio.gather(*(pid(pair) for _ in range(4)))


async def test_a_connection_that_was_closed_meanwhile_is_not_lent(
    cluster: Cluster, pair: Database
) -> None:
    gone = {await pid(pair, NAPPING)}

    async with connect_owner(cluster.administrator) as administrator:
        await administrator.execute("SELECT pg_terminate_backend($1)", *gone)
    await asyncio.sleep(0.1)

    assert await pid(pair) not in gone


async def test_a_closed_pool_lends_nothing(shared_database: Address) -> None:
    database = await Database.connect(shared_database.gateway_dsn, min_size=1, max_size=2)
    running = asyncio.create_task(pid(database, NAPPING))
    await asyncio.sleep(0)

    await database.close()

    assert await running
    with pytest.raises(DatabaseUnavailableError):
        await pid(database)
