"""Appointments as an administrator lists them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from gateway.acts.acting import Kind
from gateway.staff.rolls import Officer
from sql import query
from sql.database import Session

__all__ = [
    "Appointment",
    "AppointmentAct",
    "Filters",
    "Listed",
    "SortKey",
    "State",
    "Window",
    "list_acts",
    "list_appointments",
    "list_officers",
    "read_appointment",
]


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
class AppointmentAct:
    """What was done to an appointment."""

    kind: Kind
    acted_at: datetime
    actor: str | None
    """Name of the officer; `None` for the owner of the database."""
    valid_until: date | None
    """The last day from then on; `None` for no end."""


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


async def read_appointment(session: Session, appointment: UUID) -> Appointment | None:
    """Read one appointment; `None` where there is none."""
    row = await session.fetch_row(query("appointment"), (appointment,))
    return _appointment(dict(row)) if row else None


async def list_acts(session: Session, appointment: UUID) -> tuple[AppointmentAct, ...]:
    """List what was done to an appointment, newest first."""
    rows = await session.fetch_rows(query("appointment_acts"), (str(appointment),))
    return tuple(AppointmentAct(**dict(row) | {"kind": Kind(row["kind"])}) for row in rows)


async def list_officers(session: Session, homes: frozenset[str] | None) -> tuple[Officer, ...]:
    """List who is or was appointed at some homes, in order of name; at most 500."""
    within = None if homes is None else sorted(homes)
    rows = await session.fetch_rows(query("officers_of_homes"), (within,))
    return tuple(Officer(**dict(row)) for row in rows)


def _appointment(row: dict[str, Any]) -> Appointment:
    row.pop("total", None)
    return Appointment(**row | {"state": State(row["state"])})
