"""How an application is taken: who applies, as they were identified, and known nowhere else."""

from datetime import date
from uuid import UUID, uuid4

import strawberry
from strawberry import UNSET, field

from resolvers.acts.act import Work
from resolvers.acts.errors import ApplicantKnownError
from resolvers.acts.licences.bsns import hold_bsn
from resolvers.acts.licences.holders import (
    PHOTO,
    Kept,
    Person,
    hold_person,
    is_known,
    keep_person,
    seal_for,
)
from resolvers.acts.licences.photos import CONTENT_TYPE, hold_photo
from resolvers.acts.texts import hold_line
from resolvers.statement.errors import ArgumentInvalidError
from sql import query

__all__ = ["WRITES", "Apply", "apply", "hold_day", "keep_photo", "take_photo"]

_LINE = 200


@strawberry.input(description="An application for a licence (aanvraag om een vergunning).")
class Apply:
    """Who applies, as they were identified."""

    municipality: str | None = field(
        default=UNSET, description="Code of the municipality; needed by who has several (gemeente)."
    )
    given_names: str = field(description="Given names (voornamen).")
    family_name: str = field(description="Family name (geslachtsnaam).")
    birth_date: date = field(description="Date of birth (geboortedatum).")
    bsn: str = field(description="Citizen service number (burgerservicenummer).")
    work_phone: str | None = field(
        default=UNSET, description="Telephone for work (zakelijk telefoonnummer)."
    )
    correspondence_address: str | None = field(
        default=UNSET, description="Address for letters (correspondentieadres)."
    )
    photo: str | None = field(
        default=UNSET, description="JPEG or PNG image in base64; needed for a grant (pasfoto)."
    )


async def apply(work: Work) -> UUID:
    """Take an application."""
    place = work.place()
    person = _read_person(work)
    drawn = await take_photo(work)
    await hold_person(work, person.bsn)
    kept = await keep_person(work, person)
    made = await _insert(work, place, kept)
    await keep_photo(work, made, kept.id, drawn)
    if await is_known(work, person.bsn, but=kept):
        raise ApplicantKnownError
    return made


def _read_person(work: Work) -> Person:
    return Person(
        given_names=hold_line("givenNames", work.take("givenNames"), _LINE),
        family_name=hold_line("familyName", work.take("familyName"), _LINE),
        birth_date=hold_day(work, "birthDate"),
        bsn=hold_bsn(work.take("bsn"), synthetic=work.terms.synthetic),
        work_phone=_hold_optional(work, "workPhone"),
        correspondence_address=_hold_optional(work, "correspondenceAddress"),
    )


def _hold_optional(work: Work, name: str) -> str | None:
    given = work.take(name)
    return None if given is None else hold_line(name, given, _LINE)


def hold_day(work: Work, name: str) -> date:
    """Take a day that is not still to come."""
    day: date = work.take(name)
    if day > work.asker.day:
        raise ArgumentInvalidError(name, "today or a day before")
    return day


async def take_photo(work: Work) -> bytes | None:
    """Take the photo that was handed in, drawn anew; `None` where there is none."""
    given = work.take("photo")
    return None if given is None else await hold_photo(given, most=work.terms.photo_bytes)


async def keep_photo(work: Work, made: UUID, holder: UUID, drawn: bytes | None) -> None:
    """Keep the photo of an application, sealed, in place of an earlier one."""
    if drawn is not None:
        sealed = await seal_for(work, holder, PHOTO, drawn)
        await work.session.execute(query("record_photo"), (made, CONTENT_TYPE, sealed))


async def _insert(work: Work, place: str, kept: Kept) -> UUID:
    made = uuid4()
    values = (made, place, kept.id, kept.subject, work.terms.synthetic)
    await work.session.execute(query("insert_application"), values)
    return made


_HOLDER = ("givenNames", "familyName", "birthDate", "bsn", "workPhone", "correspondenceAddress")
WRITES = {
    **{name: f"Holder.{name}" for name in _HOLDER},
    "municipality": "Application.municipality",
    "photo": "Application.photo",
}
"""Field of the input -> coordinate that it writes."""
