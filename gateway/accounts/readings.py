"""Readings: who looked at one person's disclosures or took a copy, when, and why.

A reading is written down and committed before anything is shown, and is never altered.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from gateway.accounts.disclosures import Found, Slice, read_disclosure
from sql import query
from sql.database import Database

__all__ = ["FRESH_SECONDS", "LONGEST_REASON", "SHORTEST_REASON", "Past", "Reader", "Reading"]
__all__ += ["find_reading", "list_readings", "list_subject", "record_reading"]

FRESH_SECONDS: Final = 900.0
"""How long who made a reading may look at it; afterwards it is asked for anew."""
SHORTEST_REASON: Final = 10
LONGEST_REASON: Final = 500


@dataclass(frozen=True)
class Reader:
    """Who reads, and in which capacity."""

    officer: UUID
    appointment: UUID
    trace: str


@dataclass(frozen=True)
class Reading:
    """One reading of one person's disclosures."""

    subject: str
    reason: str
    read_at: datetime


@dataclass(frozen=True)
class Past:
    """A reading as it is accounted for."""

    read_at: datetime
    name: str
    """Of the officer: who reads about others is known."""
    role: str
    home: str
    subject: str | None
    """Pseudonym; `None` for a copy."""
    searched: str | None
    """What was copied, as its address says it; `None` for one person."""
    reason: str


async def record_reading(
    database: Database,
    reader: Reader,
    *,
    reason: str,
    subject: str | None = None,
    searched: str | None = None,
) -> UUID:
    """Write down a reading of one person, or of a search; when this returns, it is committed.

    Notes
    -----
    Source: ``sql/queries/accounts/record_reading.sql``.
    """
    who = (reader.officer, reader.appointment)
    arguments = (*who, subject, searched, reason, reader.trace)
    (row,) = await database.fetch_rows(query("record_reading"), arguments)
    made: UUID = row["id"]
    return made


async def find_reading(database: Database, reading: UUID, appointment: UUID) -> Reading | None:
    """Find a reading of one person that an appointment made a short while ago."""
    arguments = (reading, appointment, FRESH_SECONDS)
    row = await database.fetch_row(query("reading"), arguments)
    return Reading(**dict(row)) if row else None


async def list_subject(database: Database, subject: str, part: Slice) -> Found:
    """List what was disclosed about one person, the newest first.

    Notes
    -----
    Source: ``sql/queries/accounts/disclosures_of_subject.sql``.
    """
    arguments = (subject, part.count, part.skipped)
    rows = await database.fetch_rows(query("disclosures_of_subject"), arguments)
    found = tuple(read_disclosure({"subject": subject} | dict(row)) for row in rows)
    return Found(found, rows[0]["total"] if rows else 0)


async def list_readings(database: Database, part: Slice) -> tuple[tuple[Past, ...], int]:
    """List the readings, the newest first, and how many there are."""
    rows = await database.fetch_rows(query("readings"), (part.count, part.skipped))
    past = tuple(Past(**{k: v for k, v in row.items() if k != "total"}) for row in rows)
    return past, rows[0]["total"] if rows else 0
