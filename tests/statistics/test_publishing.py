"""A month is published once, on its day, and kept as it was."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import asyncpg
import orjson
import pytest
import pytest_asyncio

from gateway.accounts.periods import today
from gateway.work.statistics import Publisher, Schedule, list_months, read_month
from sql.database import Database, connect_owner
from sql.errors import StatementFailedError
from tests.fixtures.postgres import Address
from tests.fixtures.process import run_program
from tests.statistics.counting import MINIMUM, add_inspections, add_region

LAST = (today().replace(day=1) - timedelta(days=1)).replace(day=1)
IN_LAST = datetime.combine(LAST, time(12), ZoneInfo("Europe/Amsterdam"))
THIS = today().replace(day=1)
AT_ONCE = Schedule(day=1, minimum=MINIMUM)
NEVER = Schedule(day=99, minimum=MINIMUM)
PUBLISH = "SELECT register.publish_statistics($1, $2)"


@pytest_asyncio.fixture
async def counted(fresh_database: Address) -> AsyncIterator[Address]:
    """A database with a region of one town that closed forty inspections last month."""
    async with connect_owner(fresh_database.dsn) as connection:
        await add_region(connection, "VR91", ["GM9001"])
        await add_inspections(connection, "GM9001", 40, at=IN_LAST)
    yield fresh_database


def publish(database: Address, *options: str) -> tuple[int, str]:
    """Run the command as the owner; give its status and what it said."""
    env = {"DATABASE_URL": database.dsn, "STATISTICS_DAY": "1"}
    done = run_program("statistics", "publish", *options, env=env)
    return done.returncode, done.stdout + done.stderr


async def test_t17_what_comes_in_late_changes_nothing_that_was_published(
    counted: Address, gateway: Database
) -> None:
    publisher = Publisher(gateway, AT_ONCE)
    first = await publisher.publish_due()
    async with connect_owner(counted.dsn) as connection:
        await add_inspections(connection, "GM9001", 40, at=IN_LAST)

    second = await publisher.publish_due()

    assert (first, second) == (1, None)
    (cell,) = await read_month(gateway, LAST)
    assert (cell.topic, cell.area, cell.value) == ("INSPECTIONS", "GM9001", 40)
    assert await list_months(gateway) == (LAST,)


async def test_t17_before_its_day_nothing_is_published(counted: Address, gateway: Database) -> None:
    assert counted
    assert await Publisher(gateway, NEVER).publish_due() is None
    assert await list_months(gateway) == ()


async def test_processes_that_publish_at_once_publish_once(
    counted: Address, gateway: Database
) -> None:
    assert counted
    publisher = Publisher(gateway, AT_ONCE)

    done = await asyncio.gather(*(publisher.publish_due() for _ in range(8)))

    assert sorted(done, key=str) == [1, *[None] * 7]


@pytest.mark.parametrize("table", ["statistic", "statistic_month"])
@pytest.mark.parametrize("change", ["UPDATE {} SET month = month", "DELETE FROM {}", "TRUNCATE {}"])
async def test_t17_even_the_owner_changes_nothing_that_was_published(
    counted: Address, gateway: Database, table: str, change: str
) -> None:
    await Publisher(gateway, AT_ONCE).publish_due()

    async with connect_owner(counted.dsn) as connection:
        with pytest.raises(asyncpg.PostgresError, match=r"kept as it was written|cannot truncate"):
            await connection.execute(change.format(f"register.{table}"))


@pytest.mark.parametrize(
    ("month", "minimum"), [(THIS, 10), (LAST, 9), (LAST + timedelta(days=1), 10)]
)
async def test_t16_the_database_publishes_no_less_than_ten_and_no_month_that_is_not_over(
    counted: Address, gateway: Database, month: date, minimum: int
) -> None:
    assert counted

    with pytest.raises(StatementFailedError):
        await gateway.fetch_rows(PUBLISH, (month, minimum))


@pytest.mark.parametrize("asked", ["statistic_units(now(), now())", "compute_statistics($1, 10)"])
async def test_t16_the_gateway_sees_nothing_of_what_is_counted(
    gateway: Database, asked: str
) -> None:
    given = (LAST,) if "$1" in asked else ()

    with pytest.raises(StatementFailedError, match="42501"):
        await gateway.fetch_rows(f"SELECT FROM register.{asked}", given)


async def test_the_watch_publishes_and_goes_on_after_a_failure(
    counted: Address, gateway: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "registerpoort.statistics")
    failing = asyncio.create_task(Publisher(gateway, Schedule(1, 2)).watch(0.01))
    watching = asyncio.create_task(Publisher(gateway, AT_ONCE).watch(0.01))

    await asyncio.sleep(0.5)

    assert {record.msg for record in caplog.records} == {
        "statistics_published",
        "statistics_unpublished",
    }
    assert counted
    assert not failing.done()
    for task in (failing, watching):
        task.cancel()
    await asyncio.wait([failing, watching])


def test_a_month_is_shown_published_and_then_never_again(counted: Address) -> None:
    month = ("--month", f"{LAST:%Y-%m}")

    shown = publish(counted, *month, "--dry-run")
    done = publish(counted, *month, "--json")
    again = publish(counted, *month)

    cell = "INSPECTIONS ROUTINE/NO_IRREGULARITY GM9001 40"
    assert shown == (0, f"{cell}\n1 numbers would be published.\n")
    assert (done[0], orjson.loads(done[1])["cells"][0]["value"]) == (0, 40)
    assert again[1].endswith("[MONTH_PUBLISHED]\n")


def test_a_month_that_is_not_over_is_not_published(counted: Address) -> None:
    status, said = publish(counted, "--month", f"{THIS:%Y-%m}")

    assert (status, said.split()[-1]) == (1, "[MONTH_EARLY]")
