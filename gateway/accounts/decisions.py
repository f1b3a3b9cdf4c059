"""Searching what was asked of the policy, and what it answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

from gateway.accounts.disclosures import BOUND, Slice
from gateway.accounts.periods import Period
from policies.record.records import ANSWERED, DecisionRecord, read_record
from sql import query
from sql.database import Database

__all__ = ["REFUSED", "DecisionSearch", "Decisions", "Kind", "Made", "Whole"]
__all__ += ["find_decision", "find_decisions", "find_trace"]

REFUSED: Final = "REFUSED"
"""What a search calls every outcome but an answer."""
_PAGES: Final = "Administration."


class Kind(Enum):
    """What asked the policy."""

    REGISTER = "REGISTER"
    """An operation on the register."""
    PAGES = "PAGES"
    API = "API"
    """A system that asked the decision point itself."""


@dataclass(frozen=True)
class DecisionSearch:
    """Which decisions are meant; `None` for every one."""

    period: Period
    outcome: str | None = None
    """A code, or ``REFUSED``."""
    role: str | None = None
    home: str | None = None
    client: str | None = None
    purpose: str | None = None
    kind: str | None = None
    """Name of a `Kind`."""


@dataclass(frozen=True)
class Made:
    """One decision, as a list shows it."""

    decided_at: datetime
    span_id: str
    trace_id: str
    event_name: str
    outcome: str
    role: str | None
    """`None` where the decision point was asked, as the next two."""
    home: str | None
    purpose: str | None
    client: str | None
    """Name of the municipal system that was between."""
    coordinates: tuple[str, ...] | None

    @property
    def kind(self) -> Kind:
        """What asked."""
        if self.coordinates is None:
            return Kind.API
        paged = self.coordinates[:1] and self.coordinates[0].startswith(_PAGES)
        return Kind.PAGES if paged else Kind.REGISTER

    @property
    def answered(self) -> bool:
        """Whether it was not refused."""
        return self.outcome == ANSWERED


@dataclass(frozen=True)
class Decisions:
    """A part of what was found, and how much there is."""

    rows: tuple[Made, ...]
    total: int

    @property
    def cut(self) -> bool:
        """Whether there may be more than was looked at."""
        return self.total >= BOUND


@dataclass(frozen=True)
class Whole:
    """One decision with everything that was recorded of it."""

    made: Made
    record: DecisionRecord
    case_named: bool | None


async def find_decisions(database: Database, search: DecisionSearch, part: Slice) -> Decisions:
    """Find decisions, the newest that fit up to a bound.

    Notes
    -----
    Source: ``sql/queries/accounts/decisions_found.sql``.
    """
    asked = (search.outcome, search.role, search.home, search.client, search.purpose, search.kind)
    bounds = (part.sort, part.count, part.skipped)
    arguments = (search.period.since, search.period.until, *asked, *bounds)
    return _gather(await database.fetch_rows(query("decisions_found"), arguments))


async def find_trace(database: Database, trace: str) -> Decisions:
    """Find the decisions of one trace, in their order; a hundred at most."""
    return _gather(await database.fetch_rows(query("decisions_of_trace"), (trace,)))


async def find_decision(database: Database, trace: str, span: str) -> Whole | None:
    """Find one decision.

    Notes
    -----
    Source: ``sql/queries/accounts/decision.sql``.
    """
    row = await database.fetch_row(query("decision"), (trace, span))
    if row is None:
        return None
    return Whole(_read(dict(row)), read_record(dict(row)), row["case_named"])


def _gather(rows: "list[Any]") -> Decisions:
    return Decisions(tuple(_read(row) for row in rows), rows[0]["total"] if rows else 0)


def _read(row: Mapping[str, Any]) -> Made:
    names = Made.__dataclass_fields__
    found = {name: row[name] for name in names}
    coordinates = None if row["coordinates"] is None else tuple(row["coordinates"])
    return Made(**found | {"coordinates": coordinates})
