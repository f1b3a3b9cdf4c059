"""What happened on each of the last days: licence checks, and refusals by what was wanting."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sql import query
from sql.database import Database

__all__ = ["Days", "count_days"]


@dataclass(frozen=True)
class Days:
    """Counts of some days, the last one today."""

    days: Sequence[date]
    checks: Sequence[int]
    """Licence checks answered, one number for each day."""
    refusals: Mapping[str, Sequence[int]]
    """Outcome -> its number on each day; the most frequent first."""


async def count_days(database: Database, last: date, number: int) -> Days:
    """Count what happened on so many days.

    Notes
    -----
    Source: ``sql/queries/accounts/checks_per_day.sql`` and ``refusals_per_day.sql``.
    """
    days = [last - timedelta(days=back) for back in reversed(range(number))]
    checks = await database.fetch_rows(query("checks_per_day"), (days[0], last))
    refusals = await database.fetch_rows(query("refusals_per_day"), (days[0], last))
    refused = {(row["outcome"], row["day"]): row["number"] for row in refusals}
    totals = Counter[str]()
    for (outcome, _), count in refused.items():
        totals[outcome] += count
    return Days(
        days,
        [row["number"] for row in checks],
        {
            outcome: [refused.get((outcome, day), 0) for day in days]
            for outcome, _ in totals.most_common()
        },
    )
