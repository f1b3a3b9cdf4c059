"""Municipalities as they are listed, and one of them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from policies.territory import Succession
from sql import query
from sql.database import Session

__all__ = [
    "Existence",
    "Listed",
    "Portrait",
    "SortKey",
    "Town",
    "TownFilters",
    "TownWindow",
    "list_municipalities",
    "list_provinces",
    "read_municipality",
]


class Existence(StrEnum):
    """Whether a municipality exists on a day."""

    EXISTING = "EXISTING"
    GONE = "GONE"
    TO_COME = "TO_COME"


class SortKey(StrEnum):
    """What municipalities are sorted by."""

    NAME = "name"
    CODE = "code"
    PROVINCE = "province"
    VALID_FROM = "valid_from"


@dataclass(frozen=True)
class TownFilters:
    """Which municipalities are listed; `None` leaves a filter out."""

    state: Existence | None = Existence.EXISTING
    words: str | None = None
    """Part of name or code, in any case."""
    province: str | None = None


@dataclass(frozen=True)
class TownWindow:
    """How they are sorted, and which part is shown."""

    sort: SortKey = SortKey.NAME
    descending: bool = False
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True)
class Town:
    """A municipality, what it came from and what came of it."""

    code: str
    name: str
    province: str
    safety_region: str | None
    valid_from: date
    valid_until: date | None
    """The first day on which it is gone; `None` while it exists."""
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    state: Existence


@dataclass(frozen=True)
class Listed:
    """A part of a list."""

    municipalities: tuple[Town, ...]
    total: int
    """Municipalities that are found, in all parts."""


@dataclass(frozen=True)
class Portrait:
    """All that is known of one municipality."""

    code: str
    name: str
    province: str
    safety_region: str | None
    police_unit: str | None
    valid_from: date
    valid_until: date | None
    """The first day on which it is gone; `None` while it exists."""
    state: Existence
    successions: tuple[Succession, ...]
    """Those in which it took part, oldest first."""


async def list_municipalities(
    session: Session, day: date, filters: TownFilters, window: TownWindow
) -> Listed:
    """List municipalities as they are on a day.

    Parameters
    ----------
    session
        Session of the pages.
    day
        The day by which they exist, are gone or are still to come.
    filters, window
        Which of them, in which order, and which part.

    Notes
    -----
    Source: ``sql/queries/places/list_municipalities.sql``. A part after the last one costs a
    second statement.
    """
    chosen = (filters.state, filters.words, filters.province)
    shown = (window.sort, window.descending, window.limit, window.offset)
    rows = await session.fetch_rows(query("list_municipalities"), (day, *chosen, *shown))
    if rows or not window.offset:
        found = tuple(_town(dict(row)) for row in rows)
        return Listed(found, rows[0]["total"] if rows else 0)
    first = replace(window, limit=1, offset=0)
    return replace(await list_municipalities(session, day, filters, first), municipalities=())


async def list_provinces(session: Session) -> tuple[str, ...]:
    """List the provinces, in order."""
    rows = await session.fetch_rows(query("provinces"))
    return tuple(row["province"] for row in rows)


async def read_municipality(session: Session, code: str, day: date) -> Portrait | None:
    """Read one municipality as it is on a day; `None` where there is none of this code."""
    row = await session.fetch_row(query("municipality"), (code, day))
    if row is None:
        return None
    turns = await session.fetch_rows(query("successions_of"), (code,))
    successions = tuple(Succession(**dict(turn)) for turn in turns)
    state = Existence(row["state"])
    return Portrait(**dict(row) | {"state": state, "successions": successions})


def _town(row: dict[str, Any]) -> Town:
    del row["total"]
    codes = {name: tuple(row[name]) for name in ("predecessors", "successors")}
    return Town(**row | codes | {"state": Existence(row["state"])})
