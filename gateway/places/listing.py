"""Municipalities as they are listed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sql import query
from sql.database import Session

__all__ = ["Listed", "Town", "list_municipalities"]


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


@dataclass(frozen=True)
class Listed:
    """A part of a list."""

    municipalities: tuple[Town, ...]
    total: int
    """Municipalities that are found, in all parts."""


async def list_municipalities(
    session: Session, *, on: date | None, words: str | None, limit: int = 50, offset: int = 0
) -> Listed:
    """List the municipalities that exist on a day, in order of name.

    Parameters
    ----------
    session
        Session of the pages.
    on
        The day; `None` for every municipality there ever was since 2018.
    words
        Part of name or code, in any case; `None` for all.
    limit, offset
        Which part.

    Notes
    -----
    Source: ``sql/queries/places/list_municipalities.sql``. A part after the last one costs a
    second statement.
    """
    asked = (on, words, limit, offset)
    rows = await session.fetch_rows(query("list_municipalities"), asked)
    if rows or not offset:
        found = tuple(_town(dict(row)) for row in rows)
        return Listed(found, rows[0]["total"] if rows else 0)
    first = await list_municipalities(session, on=on, words=words, limit=1)
    return Listed((), first.total)


def _town(row: dict[str, Any]) -> Town:
    del row["total"]
    codes = {name: tuple(row[name]) for name in ("predecessors", "successors")}
    return Town(**row | codes)
