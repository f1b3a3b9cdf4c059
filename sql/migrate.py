"""Bring a database to what the program needs: migrations, views, reference data."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import asyncpg

from sql import query, read_folder
from sql.errors import DatabaseBusyError, MigrationError
from sql.failures import named_failures
from sql.ledger import Entry, Migration, ViewSet, pending, read_migrations, read_views
from sql.seed import seed_reference

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = ["Report", "migrate"]

_LOCK_TIMEOUT = "4s"
_PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Report:
    """What migrating a database has changed."""

    applied: tuple[str, ...]
    """Names of the migrations, in order."""

    views: bool
    """Whether the views were made again."""

    seeded: bool
    """Whether the reference data was filled in."""


async def migrate(
    connection: "Connection",
    *,
    migrations: Mapping[str, str] | None = None,
    views: Mapping[str, str] | None = None,
) -> Report:
    """Bring a database to what the program needs; nothing happens where nothing is due.

    Parameters
    ----------
    connection
        Connection of the owner, outside a transaction.
    migrations, views
        Texts by file name without ``.sql``; `None` takes those of the program.

    Raises
    ------
    MigrationError
        If the database is newer than the program or had other migrations, or if one fails: each
        is one transaction, so that one has then left nothing behind.
    DatabaseBusyError
        If another program goes on migrating for a minute, or a lock is not had in 4 seconds.
    DatabaseUnavailableError
        If the connection is lost.
    """
    known = read_migrations(read_folder("migrations") if migrations is None else migrations)
    wanted = read_views(read_folder("views") if views is None else views)
    with named_failures():
        async with _alone(connection):
            applied = await _apply(connection, known)
            made = await _make_views(connection, wanted)
            seeded = await seed_reference(connection)
    return Report(tuple(migration.name for migration in applied), made, seeded)


@asynccontextmanager
async def _alone(connection: "Connection") -> AsyncIterator[None]:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not await connection.fetchval(query("take_migration_lock")):
        if time.monotonic() > deadline:
            raise DatabaseBusyError("turn to migrate")
        await asyncio.sleep(0.05)
    try:
        yield
    finally:
        if not connection.is_closed():
            await connection.execute(query("give_migration_lock"))


async def _apply(connection: "Connection", known: Sequence[Migration]) -> Sequence[Migration]:
    await connection.execute(query("create_ledger_schema"))
    await connection.execute(query("create_ledger"))
    due = pending(known, [entry for entry in await _read_ledger(connection) if entry.number])
    for migration in due:
        try:
            await _apply_one(connection, migration)
        except (asyncpg.LockNotAvailableError, asyncpg.PostgresConnectionError):
            raise
        except asyncpg.PostgresError as error:
            raise MigrationError(
                "MIGRATION_FAILED", f"{migration.name} was not applied: {error.message}"
            ) from error
    return due


async def _apply_one(connection: "Connection", migration: Migration) -> None:
    async with connection.transaction():
        await connection.fetchrow(
            query("limit_migration"), _LOCK_TIMEOUT, migration.statement_timeout
        )
        await connection.execute(migration.text)
        await connection.execute(
            query("write_ledger"), migration.number, migration.name, migration.sha256
        )


async def _make_views(connection: "Connection", wanted: ViewSet) -> bool:
    made = {entry.sha256 for entry in await _read_ledger(connection) if not entry.number}
    names = [row["name"] for row in await connection.fetch(query("view_names"))]
    if made == {wanted.sha256} and names == sorted(wanted.texts):
        return False
    async with connection.transaction():
        await connection.fetchrow(query("limit_migration"), _LOCK_TIMEOUT, "5s")
        await connection.execute(query("drop_views"))
        for text in (*wanted.texts.values(), *wanted.grants):
            await connection.execute(text)
        await connection.execute(query("write_ledger"), 0, "views", wanted.sha256)
    return True


async def _read_ledger(connection: "Connection") -> list[Entry]:
    rows = await connection.fetch(query("ledger"))
    return [Entry(row["number"], row["name"], row["sha256"]) for row in rows]
