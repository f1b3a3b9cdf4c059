"""Statistics: the tables of a month are published once, on a day of the next one."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import date, timedelta

from gateway.work.errors import MonthEarlyError, MonthPublishedError
from sql import query
from sql.database import Database, Session
from sql.errors import DatabaseError

__all__ = [
    "Cell",
    "Publisher",
    "Schedule",
    "compute_month",
    "list_months",
    "publish_month",
    "read_month",
]

_log = logging.getLogger("registerpoort.statistics")


@dataclass(frozen=True)
class Cell:
    """One number of the tables of a month."""

    month: date
    """Its first day."""
    topic: str
    """What was counted."""
    category: str
    """Codes of the register, with a slash between two."""
    area: str
    """Municipality, or the safety region in place of all its municipalities."""
    value: int
    """Rounded to five."""


@dataclass(frozen=True)
class Schedule:
    """When months are published, and the least that a cell may tell of."""

    day: int
    """Day of the month on which the month before is published; 28 at most."""
    minimum: int

    def due(self, month: date) -> date:
        """Find the day from which a month may be published, by its first day."""
        return (month + timedelta(days=31)).replace(day=self.day)


@dataclass(frozen=True)
class Publisher:
    """The job that publishes the month before, once its day has come.

    Notes
    -----
    The database publishes a month once, whichever process comes first, and never one that is not
    over; the gateway's role may ask for that and sees nothing of what is counted.
    """

    database: Database
    schedule: Schedule

    async def publish_due(self) -> int | None:
        """Publish what is due.

        Returns
        -------
        int or None
            How many cells were published; `None` where there was nothing to publish.

        Raises
        ------
        DatabaseError
            If the database does not answer; what is due is then due still.

        Notes
        -----
        Source: ``sql/queries/statistics/publish_due_statistics.sql``.
        """
        terms = (self.schedule.day, self.schedule.minimum)
        row = await self.database.fetch_row(query("publish_due_statistics"), terms)
        return row["cells"] if row else None

    async def watch(self, seconds: float) -> None:
        """Publish what is due, every so many seconds."""
        while True:
            await asyncio.sleep(seconds)
            try:
                cells = await self.publish_due()
            except DatabaseError as error:
                _log.warning("statistics_unpublished", extra={"code": error.code})
                continue
            if cells is not None:
                _log.info("statistics_published", extra={"cells": cells})


async def publish_month(
    session: Session, month: date, schedule: Schedule, *, today: date
) -> tuple[Cell, ...]:
    """Publish one month as the owner, and give what was published.

    Raises
    ------
    MonthEarlyError
        If its day has not come.
    MonthPublishedError
        If it was published before.
    """
    if today < schedule.due(month):
        raise MonthEarlyError(month, schedule.due(month))
    (row,) = await session.fetch_rows(query("publish_statistics"), (month, schedule.minimum))
    if row["cells"] is None:
        raise MonthPublishedError(month)
    return await read_month(session, month)


async def compute_month(session: Session, month: date, schedule: Schedule) -> tuple[Cell, ...]:
    """Compute as the owner what would be published of a month, and publish nothing."""
    rows = await session.fetch_rows(query("compute_statistics"), (month, schedule.minimum))
    return tuple(Cell(**dict(row)) for row in rows)


async def read_month(database: Database | Session, month: date) -> tuple[Cell, ...]:
    """Read what was published of a month, by its first day; in order.

    Notes
    -----
    Source: ``sql/queries/statistics/published_statistics.sql``.
    """
    rows = await database.fetch_rows(query("published_statistics"), (month,))
    return tuple(Cell(**dict(row)) for row in rows)


async def list_months(database: Database) -> tuple[date, ...]:
    """List the months that were published, the newest first.

    Notes
    -----
    Source: ``sql/queries/statistics/published_months.sql``.
    """
    rows = await database.fetch_rows(query("published_months"))
    return tuple(row["month"] for row in rows)
