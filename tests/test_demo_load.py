"""Loading the demonstration into a real database."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

import pytest
from typing_extensions import override

from gateway.demo.load import Counts, copy_batches, count_rows, read_places
from gateway.demo.register import Batch
from gateway.demo.sealing import seal_batches
from sql.bulk import open_bulk
from sql.database import connect_owner
from sql.errors import StatementFailedError
from tests.fixtures.demo import read_places as read_carried_places
from tests.fixtures.demo import small_register
from tests.fixtures.postgres import Address
from tests.fixtures.sealing import sealer_of_tests


def batches() -> list[Batch]:
    return list(small_register().values())


def stop_after(rows: int, fault: BaseException) -> list[Batch]:
    """The batches, the last of which breaks off."""
    *whole, last = batches()
    return [*whole, replace(last, rows=Breaking(last.rows[:rows], fault))]


class Breaking(list[tuple[object, ...]]):
    """Rows that end in a fault."""

    def __init__(self, rows: Sequence[tuple[object, ...]], fault: BaseException) -> None:
        super().__init__(rows)
        self._fault = fault

    @override
    def __iter__(self) -> Iterator[tuple[object, ...]]:
        yield from super().__iter__()
        raise self._fault


async def fill(address: Address) -> None:
    await copy_batches(address.dsn, await seal_batches(sealer_of_tests(), batches()))


async def test_everything_is_loaded(fresh_database: Address) -> None:
    await fill(fresh_database)

    assert await count_rows(fresh_database.dsn) == Counts(licences=400, annotations=600)


async def test_a_database_without_the_demonstration_says_so(fresh_database: Address) -> None:
    assert await count_rows(fresh_database.dsn) is None


async def test_the_database_knows_the_places_of_the_carried_files(fresh_database: Address) -> None:
    assert await read_places(fresh_database.dsn) == read_carried_places()


async def test_nothing_is_half_written_after_a_fault(fresh_database: Address) -> None:
    fault = RuntimeError("pulled the plug")
    broken = stop_after(100, fault)

    with pytest.raises(RuntimeError, match="plug"):
        await copy_batches(fresh_database.dsn, await seal_batches(sealer_of_tests(), broken))

    assert await count_rows(fresh_database.dsn) is None
    assert await count_everything(fresh_database) == 0


async def test_nothing_is_half_written_after_an_interruption(fresh_database: Address) -> None:
    loading = asyncio.create_task(fill(fresh_database))
    await asyncio.sleep(0.05)

    loading.cancel()
    with suppress(asyncio.CancelledError):
        await loading

    assert loading.cancelled()
    assert await count_everything(fresh_database) == 0


async def test_a_refused_row_is_named_and_nothing_is_kept(fresh_database: Address) -> None:
    async def load_unmarked() -> None:
        async with open_bulk(fresh_database.dsn) as bulk:
            await bulk.copy_rows("access.client", ("id", "name"), rows=[("a", "b")])

    with pytest.raises(StatementFailedError, match="23502"):
        await load_unmarked()


async def count_everything(address: Address) -> int:
    tables = [table for table in small_register() if table != "access.legal_basis"]
    counts = " + ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    async with connect_owner(address.dsn) as connection:
        return int(await connection.fetchval(f"SELECT {counts}"))
