"""What the register keeps of a person: the one place where an act writes or reads it.

Every application has a record of its own, so that nothing of another municipality's is shown or
overwritten; one person is known again by their citizen service number.
"""

import secrets
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, cast
from uuid import UUID, uuid4

from resolvers.acts.act import Work
from resolvers.sealing.sealer import destroy_keys
from sql import query

if TYPE_CHECKING:
    from sql.database import Row

__all__ = [
    "PHOTO",
    "REPORT",
    "Kept",
    "Person",
    "forget_person",
    "hold_person",
    "is_known",
    "keep_person",
    "of_age",
    "seal_for",
]

PHOTO: Final = ("register.photo", "content")
REPORT: Final = ("register.interview", "report")
_HOLDER: Final = "register.holder"


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


async def hold_person(work: Work, bsn: str) -> None:
    """Let nobody else ask or write about this person until the act is done."""
    await work.session.fetch_row(query("lock_person"), (work.sealer.digests.digest(bsn),))


async def keep_person(work: Work, person: Person) -> Kept:
    """Keep what an applicant is known by, sealed with a key of its own, under a new pseudonym."""
    kept = Kept(uuid4(), secrets.token_hex(16))
    key = await work.sealer.create(work.session, kept.id)
    sealed = key.seal(_HOLDER, asdict(person)).values()
    digest = work.sealer.digests.digest(person.bsn)
    values = (kept.id, *sealed, digest, kept.subject, work.terms.synthetic)
    await work.session.execute(query("insert_holder"), values)
    return kept


async def is_known(work: Work, bsn: str, *, but: Kept) -> bool:
    """Tell whether this person has an open application or a licence in force, anywhere.

    Parameters
    ----------
    work
        The act, which holds the person.
    bsn
        Whom it is about.
    but
        Record that is not meant.

    Returns
    -------
    bool
        Nothing of where, or which; what was refused, withdrawn or is over does not count.
    """
    asked = (work.sealer.digests.digest(bsn), but.id)
    row = cast("Row", await work.session.fetch_row(query("person_known"), asked))
    known: bool = row["known"]
    return known


async def of_age(work: Work, holder: UUID) -> bool:
    """Tell whether a holder has the minimum age today; of whom nothing opens, it is not known."""
    born = cast("Row", await work.session.fetch_row(query("holder_birth_date"), (holder,)))
    key = await work.sealer.find(work.session, holder)
    if key is None or born["birth_date"] is None:
        return False
    opened = key.open(_HOLDER, "birth_date", born["birth_date"])
    day = date.fromisoformat(opened.decode())
    row = await work.session.fetch_row(query("minimum_age_met"), (day,))
    met: bool = cast("Row", row)["met"]
    return met


async def seal_for(
    work: Work, holder: UUID, column: tuple[str, str], value: str | bytes
) -> bytes | None:
    """Seal a value with the key of a holder; nothing is kept of whom the key is destroyed.

    Parameters
    ----------
    work
        The act.
    holder
        Whom it is about.
    column
        Table and column that it stands in on a licence.
    value
        Text, or the bytes of an image.
    """
    key = await work.sealer.find(work.session, holder)
    table, name = column
    return None if key is None else key.seal(table, {name: value})[name]


async def forget_person(work: Work, holder: UUID) -> None:
    """Destroy what an applicant was known by, unless a request of theirs is held."""
    gone = await work.session.fetch_row(query("delete_holder"), (holder,))
    if gone is not None:
        await destroy_keys(work.session, [holder])
