"""Migrations and views: applied once, whole, and never to a database of another program."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from sql import query, read_folder
from sql.database import Database, connect_owner
from sql.embedded import Embedded
from sql.errors import DatabaseBusyError, DatabaseUnavailableError, MigrationError
from sql.ledger import Entry, Migration, pending, read_migrations
from sql.migrate import Report, migrate
from tests.fixtures.postgres import Address, MakeDatabase

LIMITS = """
CREATE TABLE access.limits AS
SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement
"""


def program(**further: str) -> Mapping[str, str]:
    return {**read_folder("migrations"), **further}


NEXT = f"{len(read_folder('migrations')) + 1:04}"


async def migrate_address(address: Address) -> Report:
    async with connect_owner(address.dsn) as connection:
        return await migrate(connection)


async def test_an_empty_database_gets_everything_once(empty_database: Address) -> None:
    first = await migrate_address(empty_database)
    second = await migrate_address(empty_database)

    assert first == Report(tuple(read_folder("migrations")), views=True, seeded=True)
    assert second == Report((), views=False, seeded=False)


async def test_every_file_of_views_is_a_view(fresh_database: Address) -> None:
    async with connect_owner(fresh_database.dsn) as connection:
        names = [row["name"] for row in await connection.fetch(query("view_names"))]

    assert names == sorted(read_folder("views"))


async def test_programs_that_start_together_migrate_once(empty_database: Address) -> None:
    reports = await asyncio.gather(*(migrate_address(empty_database) for _ in range(4)))

    assert sorted(len(report.applied) for report in reports) == [0, 0, 0, len(program())]
    assert sorted(report.seeded for report in reports) == [False, False, False, True]


async def test_databases_of_one_server_are_migrated_together(make_database: MakeDatabase) -> None:
    async with make_database("one") as one, make_database("two") as two:
        reports = await asyncio.gather(migrate_address(one), migrate_address(two))

    assert [report.seeded for report in reports] == [True, True]


async def test_databases_that_make_the_role_together_do_not_fail(
    open_folder: Path, binaries: Path | None
) -> None:
    server = Embedded.start(open_folder, binaries=binaries, fast=True)
    names = [f"town_{number}" for number in range(4)]
    addresses = [Address(name, server.address("registerpoort_owner", name), "") for name in names]
    async with connect_owner(server.dsn) as connection:
        await connection.execute(
            "DROP ROLE registerpoort_gateway, registerpoort_pages, registerpoort_acts"
        )
        for name in names:
            await connection.execute(f"CREATE DATABASE {name}")

    reports = await asyncio.gather(*map(migrate_address, addresses))

    assert all(report.applied for report in reports)
    database = await Database.connect(addresses[0].dsn, min_size=1)
    await database.close()
    server.stop()


async def test_a_migration_waits_and_runs_for_seconds_only(fresh_database: Address) -> None:
    async with connect_owner(fresh_database.dsn) as connection:
        await migrate(connection, migrations=program(**{f"{NEXT}_limits": LIMITS}))

        assert tuple(await connection.fetchrow("SELECT * FROM access.limits") or ()) == ("4s", "5s")


async def test_a_header_may_give_a_migration_more_time(fresh_database: Address) -> None:
    text = f"-- Slow.\n-- statement_timeout: 90s\n{LIMITS}"

    async with connect_owner(fresh_database.dsn) as connection:
        await migrate(connection, migrations=program(**{f"{NEXT}_limits": text}))

        assert await connection.fetchval("SELECT statement FROM access.limits") == "90s"


async def test_a_lock_that_is_held_stops_a_migration(fresh_database: Address) -> None:
    text = "SET LOCAL lock_timeout = '50ms'; DROP TABLE access.client CASCADE"

    async with (
        connect_owner(fresh_database.dsn) as reader,
        connect_owner(fresh_database.dsn) as connection,
    ):
        transaction = reader.transaction()
        await transaction.start()
        await reader.execute("SELECT FROM access.client")

        with pytest.raises(DatabaseBusyError):
            await migrate(connection, migrations=program(**{f"{NEXT}_drop": text}))


async def test_a_program_that_goes_on_migrating_is_not_waited_for_forever(
    fresh_database: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sql.migrate._PATIENCE_SECONDS", 0.1)

    async with (
        connect_owner(fresh_database.dsn) as other,
        connect_owner(fresh_database.dsn) as connection,
    ):
        assert await other.fetchval(query("take_migration_lock"))

        with pytest.raises(DatabaseBusyError, match="no turn to migrate in time"):
            await migrate(connection)


async def test_a_connection_that_is_lost_while_migrating_is_said_so(
    fresh_database: Address,
) -> None:
    text = "SELECT pg_terminate_backend(pg_backend_pid())"

    async with connect_owner(fresh_database.dsn) as connection:
        with pytest.raises(DatabaseUnavailableError):
            await migrate(connection, migrations=program(**{f"{NEXT}_end": text}))

    assert await migrate_address(fresh_database) == Report((), views=False, seeded=False)


async def test_a_migration_that_fails_leaves_nothing_behind(fresh_database: Address) -> None:
    text = "CREATE TABLE access.half (); SELECT 1 / 0"

    async with connect_owner(fresh_database.dsn) as connection:
        with pytest.raises(
            MigrationError, match=f"{NEXT}_half was not applied: division"
        ) as refused:
            await migrate(connection, migrations=program(**{f"{NEXT}_half": text}))

        assert refused.value.code == "MIGRATION_FAILED"
        assert await connection.fetchval("SELECT to_regclass('access.half')") is None
        assert await migrate(connection) == Report((), views=False, seeded=False)


async def test_a_migration_changed_afterwards_is_refused(fresh_database: Address) -> None:
    changed = program(**{"0002_municipalities": "SELECT 1"})

    async with connect_owner(fresh_database.dsn) as connection:
        with pytest.raises(MigrationError, match="0002_municipalities was changed") as refused:
            await migrate(connection, migrations=changed)

    assert refused.value.code == "MIGRATION_CHANGED"


async def test_a_database_newer_than_the_program_is_refused(fresh_database: Address) -> None:
    async with connect_owner(fresh_database.dsn) as connection:
        await migrate(connection, migrations=program(**{f"{NEXT}_next": "SELECT 1"}))

        with pytest.raises(MigrationError, match=f"{NEXT}_next, which this program") as refused:
            await migrate(connection)

    assert refused.value.code == "DATABASE_NEWER"


def test_a_migration_that_was_left_out_is_refused() -> None:
    known = [Migration(1, "0001_one", ""), Migration(2, "0002_two", "")]
    applied = [Entry(2, "0002_two", known[1].sha256)]

    with pytest.raises(MigrationError, match="0002_two without number 1") as refused:
        pending(known, applied)

    assert refused.value.code == "MIGRATION_GAP"


@pytest.mark.parametrize("names", [["0002_two"], ["0001_one", "0003_three"], ["one"]])
def test_files_that_are_not_numbered_in_order_are_refused(names: list[str]) -> None:
    with pytest.raises(MigrationError, match="stands where number"):
        read_migrations(dict.fromkeys(names, ""))


async def test_a_changed_view_is_made_again(fresh_database: Address) -> None:
    views = {**read_folder("views"), "one": "CREATE VIEW api.one AS SELECT 1 AS number"}

    async with connect_owner(fresh_database.dsn) as connection:
        report = await migrate(connection, views=views)

        assert report == Report((), views=True, seeded=False)
        assert await connection.fetchval("SELECT number FROM api.one") == 1
        assert (await migrate(connection)).views
        assert await connection.fetchval("SELECT to_regclass('api.one')") is None


async def test_a_view_that_was_dropped_is_made_again(fresh_database: Address) -> None:
    async with connect_owner(fresh_database.dsn) as connection:
        await connection.execute("DROP VIEW api.licence")

        assert (await migrate(connection)).views
        assert await connection.fetch("SELECT FROM api.licence") == []


async def test_running_readers_never_miss_a_view(
    fresh_database: Address, gateway: Database
) -> None:
    async def remake() -> None:
        async with connect_owner(fresh_database.dsn) as connection:
            for number in range(20):
                extra = f"CREATE VIEW api.extra AS SELECT {number} AS number"
                await migrate(connection, views={**read_folder("views"), "extra": extra})

    remaking = asyncio.create_task(remake())
    reads = 0
    while not remaking.done():
        rows = await asyncio.gather(*(gateway.fetch_row(query("head")) for _ in range(4)))
        assert all(row and row["reference_version"] for row in rows)
        reads += 1

    await remaking
    assert reads > 1
