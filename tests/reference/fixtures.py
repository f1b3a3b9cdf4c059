"""The small register in a database of its own, and a bench on it."""

from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest
import pytest_asyncio

from tests.fixtures.postgres import Address, MakeDatabase
from tests.reference.bench import Bench
from tests.reference.rows import insert_rows

__all__ = ["bench", "register"]


@pytest_asyncio.fixture(scope="module")
async def register(make_database: MakeDatabase, template: Address) -> AsyncIterator[Address]:
    """A database that holds the small register."""
    async with make_database("reference", template.name) as address:
        connection = await asyncpg.connect(address.dsn)
        await insert_rows(connection)
        await connection.close()
        yield address


@pytest.fixture(scope="module")
def bench(register: Address) -> Iterator[Bench]:
    """The compiler and the reference, on the small register."""
    with Bench.open(register.dsn) as opened:
        yield opened
