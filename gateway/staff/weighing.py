"""Weighing a change of appointments: may it be, and if not, what to do instead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gateway.acts.acting import Actor
from gateway.staff.errors import (
    AppointmentHeldError,
    AppointmentOverError,
    AppointmentOwnError,
    DaysUnfitError,
    DutiesApartError,
    HomeOutsideError,
    HomeUnfitError,
    OfficerUnfitError,
    RoleUnknownError,
)
from gateway.staff.rolls import ALONE, APPOINTABLE, MUNICIPAL, POLICE, Held, Rolls, Term
from sql.sayings import Saying

__all__ = [
    "weigh_end",
    "weigh_grant",
    "weigh_home",
    "weigh_officer",
    "weigh_over",
    "weigh_own",
    "weigh_renewal",
]

_LONGEST = 200


def weigh_officer(subject: str, name: str) -> None:
    """Refuse a subject or a name that cannot be one.

    Raises
    ------
    OfficerUnfitError
        If it is empty, longer than 200 characters, or holds what cannot be printed.
    """
    advice = {
        "subject": Saying("Write the subject in at most 200 characters on one line."),
        "name": Saying("Write the name in at most 200 characters on one line."),
    }
    for field, text in (("subject", subject), ("name", name)):
        if not (text.strip() == text and 0 < len(text) <= _LONGEST and text.isprintable()):
            raise OfficerUnfitError(field, advice[field])


def weigh_own(rolls: Rolls, actor: Actor, subject: str) -> None:
    """Refuse what would be the actor's own.

    Raises
    ------
    AppointmentOwnError
        If it would.
    """
    officer = rolls.officers.get(subject)
    if officer is not None and officer.id == actor.officer_id:
        raise AppointmentOwnError


def weigh_home(actor: Actor, home: str) -> None:
    """Refuse a home that this actor does not see to.

    Raises
    ------
    HomeOutsideError
        If another administrator does.
    """
    if actor.homes is not None and home not in actor.homes:
        raise HomeOutsideError(home)


def weigh_grant(rolls: Rolls, actor: Actor, subject: str, term: Term) -> None:
    """Refuse an appointment that may not be granted.

    Parameters
    ----------
    rolls
        What is registered of the officer and the homes.
    actor
        Who grants it.
    subject
        Whose it would be.
    term
        What the officer would be appointed for.

    Raises
    ------
    StaffError
        Its kind says why; the message what to do.
    """
    if term.role not in APPOINTABLE:
        raise RoleUnknownError(APPOINTABLE)
    weigh_home(actor, term.home)
    weigh_own(rolls, actor, subject)
    _weigh_place(rolls, term)
    if term.valid_from < rolls.day:
        raise DaysUnfitError("valid_from", Saying("Begin today or later."))
    if term.valid_until is not None and term.valid_until < term.valid_from:
        raise DaysUnfitError("valid_until", Saying("End on the first day or later."))
    _weigh_others(rolls.of(subject), term)


def weigh_end(rolls: Rolls, held: Held, on: date | None) -> Term:
    """Refuse a last day that is none; give what the officer would be appointed for.

    Raises
    ------
    AppointmentOverError
        If the appointment was ended.
    DaysUnfitError
        If the day is past, before the first day, or after the last one.
    """
    weigh_over(held)
    first, last = max(rolls.day, held.term.valid_from), held.term.valid_until
    if on is None or on < first or (last is not None and on >= last):
        raise DaysUnfitError(
            "valid_until",
            Saying("Name a day from {first} on that is before its last one.", first=first),
        )
    return replace(held.term, valid_until=on)


def weigh_renewal(rolls: Rolls, subject: str, held: Held, until: date | None) -> Term:
    """Refuse a renewal that may not be; give what the officer would be appointed for.

    Raises
    ------
    StaffError
        Its kind says why; the message what to do.
    """
    weigh_over(held)
    last = held.term.valid_until
    if last is None or (until is not None and until <= last):
        raise DaysUnfitError("valid_until", Saying("Renew it until a later day than it has."))
    term = replace(held.term, valid_until=until)
    _weigh_others([each for each in rolls.of(subject) if each.id != held.id], term)
    return term


def weigh_over(held: Held) -> None:
    """Refuse an appointment that was ended.

    Raises
    ------
    AppointmentOverError
        If it was.
    """
    if held.ended:
        raise AppointmentOverError


def _weigh_place(rolls: Rolls, term: Term) -> None:
    home = term.home
    if home not in rolls.homes:
        raise HomeUnfitError("home", Saying("Name a municipality as GM0344 or a police unit."))
    police = rolls.homes[home] is None
    if (police and term.role in MUNICIPAL) or (not police and term.role == POLICE):
        raise HomeUnfitError(
            "home",
            Saying("Name a police unit: {role} is appointed there.", role=term.role)
            if term.role == POLICE
            else Saying("Name a municipality: {role} is appointed there.", role=term.role),
        )
    exists = rolls.homes[home]
    begins = Term("", home, term.valid_from, term.valid_from)
    if exists is not None and not exists.overlaps(begins):
        raise HomeUnfitError(
            "home",
            Saying("{home} does not exist on the first day: name its successor.", home=home),
        )


def _weigh_others(others: Sequence[Held], term: Term) -> None:
    for other in (each.term for each in others if each.term.overlaps(term)):
        if other.role != term.role and {other.role, term.role} & ALONE:
            raise DutiesApartError(term.role, other.role, other.valid_until)
    for each in others:
        same = (each.term.role, each.term.home) == (term.role, term.home)
        if same and not each.ended and each.term.overlaps(term):
            raise AppointmentHeldError(term.role, term.home)
