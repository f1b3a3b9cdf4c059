"""How the processes and their database do; no address and no host is among it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sql import query
from sql.database import Database

__all__ = ["DatabaseHealth", "Migration", "Process", "list_migrations", "list_processes"]
__all__ += ["read_database"]


@dataclass(frozen=True)
class Process:
    """One process that serves, or did so in the last day."""

    id: UUID
    release: str
    started_at: datetime
    seen_at: datetime
    policy_version: int | None
    """`None` where it has loaded none."""
    reference_version: int | None
    gone: bool

    @property
    def name(self) -> str:
        """What tells it from others."""
        return self.id.hex[:4]


@dataclass(frozen=True)
class DatabaseHealth:
    """What the role of the pages may know of the database."""

    release: str
    """Of PostgreSQL."""
    standby: bool
    size: int
    """Bytes."""
    connections: int
    allowed: int
    followers: int
    """Servers that follow this one."""
    lag: float | None
    """Seconds that a standby is behind."""
    policy: int | None
    """Version in force."""
    reference: int


@dataclass(frozen=True)
class Migration:
    """One migration that was applied; number 0 is the set of views."""

    number: int
    name: str
    applied_at: datetime


async def list_processes(database: Database, silence: float) -> tuple[Process, ...]:
    """List the processes; who was silent for so many seconds is gone."""
    rows = await database.fetch_rows(query("processes"), (silence,))
    return tuple(Process(**dict(row)) for row in rows)


async def read_database(database: Database) -> DatabaseHealth:
    """Read how the database does.

    Notes
    -----
    Source: ``sql/queries/accounts/database_health.sql``.
    """
    (row,) = await database.fetch_rows(query("database_health"))
    found: dict[str, Any] = dict(row)
    return DatabaseHealth(**found)


async def list_migrations(database: Database) -> tuple[Migration, ...]:
    """List the migrations, the newest first."""
    rows = await database.fetch_rows(query("migrations_applied"))
    return tuple(Migration(**dict(row)) for row in rows)
