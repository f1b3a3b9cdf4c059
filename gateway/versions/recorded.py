"""Recorded decisions, read page by page."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

from policies.record.records import DecisionRecord, read_record
from sql import query
from sql.database import Database, Session

__all__ = ["BEGINNING", "PAGE", "SETTLED_SECONDS", "Ledger", "Period"]

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
PAGE = 2000
SETTLED_SECONDS = 10.0
"""After so long a decision is committed or never will be: its statement may take 5 seconds."""


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

    session: Database | Session
    """Of the owner or of the pages; the gateway reads none of it."""
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
