"""Writing changes of appointments: each with its act, all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from gateway.acts.acting import Act, Actor, Kind, record_acts
from gateway.staff.rolls import Officer, Term
from sql import query
from sql.database import Session

__all__ = ["Change", "Effect", "write_changes", "write_officers"]


class Effect(StrEnum):
    """What a change does."""

    ADDED = "ADDED"
    ENDED = "ENDED"
    RENEWED = "RENEWED"


_KINDS = {
    Effect.ADDED: Kind.APPOINTMENT_GRANTED,
    Effect.ENDED: Kind.APPOINTMENT_ENDED,
    Effect.RENEWED: Kind.APPOINTMENT_RENEWED,
}


@dataclass(frozen=True)
class Change:
    """One appointment that is granted, or gets another last day."""

    effect: Effect
    subject: str
    term: Term
    """What the officer is appointed for afterwards."""
    before: date | None = None
    """The last day until now; `None` also where there is none."""
    id: UUID = field(default_factory=uuid4)
    """Identifier of the appointment."""

    def make_act(self) -> Act:
        """Say what is done."""
        return Act(
            _KINDS[self.effect],
            {
                "appointment": str(self.id),
                "officer": self.subject,
                "role": self.term.role,
                "home": self.term.home,
                "validFrom": self.term.valid_from,
                "validUntil": self.term.valid_until,
            },
        )


async def write_officers(
    session: Session, actor: Actor, officers: Sequence[tuple[str, str]]
) -> list[Officer]:
    """Register officers by subject and name; those that are known are left out.

    Returns
    -------
    list of Officer
        Those that were registered.
    """
    subjects, names = [one for one, _ in officers], [name for _, name in officers]
    ids = [uuid4() for _ in officers]
    rows = await session.fetch_rows(query("insert_officers"), (ids, subjects, names))
    made = [Officer(**dict(row)) for row in rows]
    acts = [
        Act(Kind.OFFICER_REGISTERED, {"officer": one.subject, "name": one.name}) for one in made
    ]
    await record_acts(session, actor, acts)
    return made


async def write_changes(session: Session, actor: Actor, changes: Sequence[Change]) -> None:
    """Write changes that were weighed; those that end come first, so that others may begin."""
    acts = [change.make_act() for change in changes]
    await record_acts(session, actor, acts)
    done = list(zip(changes, (act.id for act in acts), strict=True))
    limited = [
        (change.id, change.term.valid_until, act)
        for change, act in done
        if change.effect is not Effect.ADDED
    ]
    if limited:
        await session.execute(query("limit_appointments"), _turn(limited))
    granted = [_columns(change, act) for change, act in done if change.effect is Effect.ADDED]
    if granted:
        await session.execute(query("insert_appointments"), _turn(granted))


def _columns(change: Change, act: UUID) -> tuple[object, ...]:
    term = change.term
    places = (None, term.home) if term.home.startswith("police:") else (term.home, None)
    return (change.id, change.subject, term.role, *places, term.valid_from, term.valid_until, act)


def _turn(rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return list(zip(*rows, strict=True))
