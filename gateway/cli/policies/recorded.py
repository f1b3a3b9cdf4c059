"""Recorded decisions, for commands that go through them."""

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import click
from typing_extensions import override

from gateway.store import Store
from policies.record.records import DecisionRecord, read_record
from sql import query
from sql.database import Session, connect_owner

__all__ = [
    "BEGINNING",
    "Ledger",
    "Moment",
    "Period",
    "open_ledger",
    "progress",
]

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
PAGE = 2000
SETTLED_SECONDS = 10.0
"""After so long a decision is committed or never will be: its statement may take 5 seconds."""


class Moment(click.ParamType[datetime]):
    """A day or a moment as ISO 8601 writes it; UTC where no zone is given."""

    name = "moment"

    @override
    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no moment; write it as 2026-11-25 or 2026-11-25T09:30:00+01:00.")
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Period:
    """Which recorded decisions are meant."""

    since: datetime
    until: datetime
    limit: int | None = None
    """At most so many, the oldest; all if absent."""


@dataclass
class Ledger:
    """The recorded decisions, read from a moment on."""

    session: Session
    """Of the owner, the only one who reads them."""
    after: tuple[datetime, str] = (BEGINNING, "")
    """Moment and span of the last decision that was read."""

    async def count(self, period: Period) -> int:
        """Count the decisions of a period."""
        row = await self.session.fetch_row(query("count_decisions"), (period.since, period.until))
        number: int = row["number"] if row else 0
        return number if period.limit is None else min(number, period.limit)

    async def read(
        self, period: Period, settled: float = 0.0
    ) -> AsyncIterator[list[DecisionRecord]]:
        """Read the decisions of a period page by page, the oldest first.

        Parameters
        ----------
        period
            Read from its beginning, or from where the last reading ended.
        settled
            Seconds that a decision must be old.
        """
        self.after = max(self.after, (period.since, ""))
        left = period.limit
        while left is None or left > 0:
            count = PAGE if left is None else min(PAGE, left)
            given = (*self.after, period.until, count, settled)
            rows = await self.session.fetch_rows(query("decisions"), given)
            if rows:
                self.after = (rows[-1]["decided_at"], rows[-1]["span_id"])
                yield [read_record(dict(row)) for row in rows]
            if len(rows) < count:
                return
            left = None if left is None else left - count


@asynccontextmanager
async def open_ledger(store: Store) -> AsyncIterator[Ledger]:
    """Open the recorded decisions.

    Raises
    ------
    DatabaseError
        If the database does not answer.
    """
    async with connect_owner(store.owner) as connection:
        yield Ledger(Session(connection))


@contextmanager
def progress(length: int) -> Iterator[Callable[[int], None]]:
    """Show how far long work is, where a terminal is there; give what counts on."""
    with click.progressbar(length=length, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield bar.update
