"""What an administrator does with one officer or one appointment."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from gateway.acts.acting import ADMINISTRATOR, Act, Actor, Kind, record_acts, require_role
from gateway.staff.errors import (
    AppointmentOverError,
    AppointmentUnknownError,
    OfficerKnownError,
    OfficerUnknownError,
)
from gateway.staff.rolls import Held, Rolls, Term, load_rolls
from gateway.staff.weighing import (
    weigh_end,
    weigh_grant,
    weigh_home,
    weigh_officer,
    weigh_over,
    weigh_own,
    weigh_renewal,
)
from gateway.staff.writing import Change, Effect, write_changes, write_officers
from sql import query
from sql.database import Session

__all__ = ["appoint", "end", "grant", "register", "rename", "renew"]


async def register(session: Session, actor: Actor, *, subject: str, name: str) -> UUID:
    """Register an officer; give the identifier.

    Raises
    ------
    ActorRefusedError
        If the actor is no administrator today, as for everything here.
    OfficerKnownError
        If the subject is registered.
    OfficerUnfitError
        If subject or name cannot be one.
    """
    weigh_officer(subject, name)
    async with session.transaction():
        await require_role(session, actor, ADMINISTRATOR)
        made = await write_officers(session, actor, [(subject, name)])
        if not made:
            (known,) = (await load_rolls(session, [subject], lock=False)).officers.values()
            raise OfficerKnownError(known.name)
        return made[0].id


async def rename(session: Session, actor: Actor, *, subject: str, name: str) -> None:
    """Give an officer another name.

    Raises
    ------
    HomeOutsideError
        If the officer is appointed in places that the actor does not see to.
    OfficerUnfitError
        If the name cannot be one.
    OfficerUnknownError
        If no such officer is registered.
    """
    weigh_officer(subject, name)
    async with session.transaction():
        rolls = await _hold(session, actor, subject)
        for held in rolls.of(subject):
            weigh_home(actor, held.term.home)
        was = rolls.officers[subject].name
        what = {"officer": subject, "name": name, "before": was}
        await record_acts(session, actor, [Act(Kind.OFFICER_RENAMED, what)])
        await session.execute(query("rename_officer"), (subject, name))


async def grant(session: Session, actor: Actor, *, subject: str, term: Term) -> UUID:
    """Appoint an officer; give the identifier of the appointment.

    Raises
    ------
    StaffError
        If it may not be: its kind and its field say why, its message what to do.
    """
    async with session.transaction():
        rolls = await _hold(session, actor, subject)
        weigh_grant(rolls, actor, subject, term)
        change = Change(Effect.ADDED, subject, term)
        await write_changes(session, actor, [change])
    return change.id


async def appoint(
    session: Session, actor: Actor, *, subject: str, name: str | None, term: Term
) -> UUID:
    """Appoint an officer, who is registered first if nobody is by this subject.

    Parameters
    ----------
    session, actor, subject, term
        As for `grant`.
    name
        The officer's name; `None` for one who is registered.

    Raises
    ------
    StaffError
        As for `register` and `grant`; also if the officer is registered by another name.
    """
    async with session.transaction():
        if name is not None:
            try:
                await register(session, actor, subject=subject, name=name)
            except OfficerKnownError as error:
                if error.name != name:
                    raise
        return await grant(session, actor, subject=subject, term=term)


async def end(session: Session, actor: Actor, appointment: UUID, *, on: date | None) -> None:
    """End an appointment: after a day, or at once.

    Parameters
    ----------
    session, actor
        As for `grant`.
    appointment
        Its identifier.
    on
        The last day; `None` for at once.

    Raises
    ------
    AppointmentUnknownError
        If there is no such appointment within reach.
    StaffError
        If it may not be.
    """
    async with session.transaction():
        rolls, subject, held = await _find(session, actor, appointment)
        if on is None:
            weigh_over(held)
            act = _ending(subject, held, replace(held.term, valid_until=rolls.day)).make_act()
            await record_acts(session, actor, [act])
            await session.execute(query("end_appointment"), (appointment, act.id))
        else:
            change = _ending(subject, held, weigh_end(rolls, held, on))
            await write_changes(session, actor, [change])


async def renew(session: Session, actor: Actor, appointment: UUID, *, until: date | None) -> None:
    """Let an appointment last longer: until a later day, or without end.

    Raises
    ------
    AppointmentUnknownError
        If there is no such appointment within reach.
    StaffError
        If it may not be.
    """
    async with session.transaction():
        rolls, subject, held = await _find(session, actor, appointment)
        term = weigh_renewal(rolls, subject, held, until)
        before = held.term.valid_until
        change = Change(Effect.RENEWED, subject, term, before=before, id=held.id)
        await write_changes(session, actor, [change])


def _ending(subject: str, held: Held, term: Term) -> Change:
    before = held.term.valid_until
    return Change(Effect.ENDED, subject, term, before=before, id=held.id)


async def _hold(session: Session, actor: Actor, subject: str) -> Rolls:
    await require_role(session, actor, ADMINISTRATOR)
    rolls = await load_rolls(session, [subject], lock=True)
    if subject not in rolls.officers:
        raise OfficerUnknownError
    return rolls


async def _find(session: Session, actor: Actor, appointment: UUID) -> tuple[Rolls, str, Held]:
    row = await session.fetch_row(query("appointment_subject"), (appointment,))
    if row is None or not (actor.homes is None or row["home"] in actor.homes):
        raise AppointmentUnknownError
    rolls = await _hold(session, actor, row["subject"])
    weigh_own(rolls, actor, row["subject"])
    held = {each.id: each for each in rolls.of(row["subject"])}.get(appointment)
    if held is None:
        raise AppointmentOverError
    return rolls, row["subject"], held
