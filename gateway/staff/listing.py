"""Appointments as an administrator lists them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sql import query
from sql.database import Session

__all__ = ["Appointment", "Filters", "Listed", "SortKey", "State", "Window", "list_appointments"]


class State(StrEnum):
    """Whether an appointment is in force today."""

    TO_COME = "TO_COME"
    IN_FORCE = "IN_FORCE"
    OVER = "OVER"


class SortKey(StrEnum):
    """What appointments are sorted by."""

    NAME = "name"
    ROLE = "role"
    HOME = "home"
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"


@dataclass(frozen=True)
class Filters:
    """Which appointments are listed; `None` leaves a filter out."""

    role: str | None = None
    home: str | None = None
    words: str | None = None
    """Part of the officer's name or subject, in any case."""
    state: State | None = None


@dataclass(frozen=True)
class Window:
    """How they are sorted, and which part is shown."""

    sort: SortKey = SortKey.NAME
    descending: bool = False
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True)
class Appointment:
    """One appointment and its officer."""

    id: UUID
    officer_id: UUID
    subject: str
    name: str
    role: str
    home: str
    """Municipality (``GM0344``) or police unit (``police:midden-nederland``)."""
    valid_from: date
    valid_until: date | None
    """The last day as granted; `None` for no end."""
    ended_at: datetime | None
    """When somebody ended it at once; `None` where nobody did."""
    state: State


@dataclass(frozen=True)
class Listed:
    """A part of a list."""

    appointments: tuple[Appointment, ...]
    total: int
    """Appointments that the filters find, in all parts."""


async def list_appointments(
    session: Session, homes: frozenset[str] | None, filters: Filters, window: Window
) -> Listed:
    """List the appointments of some homes, with one statement.

    Parameters
    ----------
    session
        Session of the pages.
    homes
        Municipalities and police units that the administrator sees to; `None` for all.
    filters, window
        Which of them, in which order, and which part.

    Notes
    -----
    Source: ``sql/queries/staff/list_appointments.sql``. A part after the last one costs a second
    statement.
    """
    chosen = (filters.role, filters.home, filters.words, filters.state)
    shown = (window.sort, window.descending, window.limit, window.offset)
    within = None if homes is None else sorted(homes)
    rows = await session.fetch_rows(query("list_appointments"), (within, *chosen, *shown))
    if rows or not window.offset:
        found = tuple(_appointment(dict(row)) for row in rows)
        return Listed(found, rows[0]["total"] if rows else 0)
    first = replace(window, limit=1, offset=0)
    return replace(await list_appointments(session, homes, filters, first), appointments=())


def _appointment(row: dict[str, Any]) -> Appointment:
    del row["total"]
    return Appointment(**row | {"state": State(row["state"])})
