"""Every statement answers what the slow and obvious reference answers."""

from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings

from tests.fixtures.postgres import Address, MakeDatabase
from tests.reference.agreement import agree, askings
from tests.reference.bench import Asking, Bench
from tests.reference.rows import insert_rows

PROFILE = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


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
    """Both sides, on the small register."""
    with Bench.open(register.dsn) as opened:
        yield opened


def test_answers_what_the_reference_answers(bench: Bench) -> None:
    @PROFILE
    @given(askings())
    def hold(asked: Asking) -> None:
        agree(bench, asked)

    hold()
