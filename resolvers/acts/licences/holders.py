"""What the register keeps of a person: the one place where an act writes or reads it.

Every application has a record of its own, so that nothing of another municipality's is shown or
overwritten; one person is known again by their citizen service number.
"""

import secrets
from dataclasses import astuple, dataclass
from datetime import date
from typing import cast
from uuid import UUID, uuid4

from sql import query
from sql.database import Row, Session

__all__ = ["Kept", "Person", "forget_person", "hold_person", "is_known", "keep_person", "of_age"]


@dataclass(frozen=True)
class Person:
    """What an applicant is known by."""

    given_names: str
    family_name: str
    birth_date: date
    bsn: str
    work_phone: str | None
    correspondence_address: str | None


@dataclass(frozen=True)
class Kept:
    """The record of a person."""

    id: UUID
    subject: str
    """Pseudonym that disclosures know the person by."""


async def hold_person(session: Session, bsn: str) -> None:
    """Let nobody else ask or write about this person until the act is done."""
    await session.fetch_row(query("lock_person"), (bsn,))


async def keep_person(session: Session, person: Person, *, synthetic: bool) -> Kept:
    """Keep what an applicant is known by, under a new pseudonym."""
    kept = Kept(uuid4(), secrets.token_hex(16))
    values = (kept.id, *astuple(person), kept.subject, synthetic)
    await session.execute(query("insert_holder"), values)
    return kept


async def is_known(session: Session, bsn: str, *, but: Kept) -> bool:
    """Tell whether this person has an open application or a licence in force, anywhere.

    Parameters
    ----------
    session
        Inside the transaction of the act, which holds the person.
    bsn
        Whom it is about.
    but
        Record that is not meant.

    Returns
    -------
    bool
        Nothing of where, or which; what was refused, withdrawn or is over does not count.
    """
    row = cast("Row", await session.fetch_row(query("person_known"), (bsn, but.id)))
    known: bool = row["known"]
    return known


async def of_age(session: Session, holder: UUID) -> bool:
    """Tell whether a holder has the minimum age today."""
    born = cast("Row", await session.fetch_row(query("holder_birth_date"), (holder,)))
    row = await session.fetch_row(query("minimum_age_met"), (born["birth_date"],))
    met: bool = cast("Row", row)["met"]
    return met


async def forget_person(session: Session, holder: UUID) -> None:
    """Destroy what an applicant was known by, unless a request of theirs is held."""
    await session.execute(query("delete_holder"), (holder,))
