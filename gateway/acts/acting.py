"""Acting: every change is written down beside it, in the same transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

import orjson

from gateway.acts.errors import ActorRefusedError
from sql import query
from sql.database import Session

__all__ = ["ADMINISTRATOR", "OWNER", "Act", "Actor", "Kind", "record_acts", "require_role"]

ADMINISTRATOR: Final = "functional_administrator"
"""The role that sees to appointments, systems, legal bases and municipalities."""


class Kind(StrEnum):
    """What was done."""

    OFFICER_REGISTERED = "OFFICER_REGISTERED"
    OFFICER_RENAMED = "OFFICER_RENAMED"
    APPOINTMENT_GRANTED = "APPOINTMENT_GRANTED"
    APPOINTMENT_ENDED = "APPOINTMENT_ENDED"
    APPOINTMENT_RENEWED = "APPOINTMENT_RENEWED"
    BASIS_PROPOSED = "BASIS_PROPOSED"
    BASIS_CONFIRMED = "BASIS_CONFIRMED"
    BASIS_REFUSED = "BASIS_REFUSED"
    BASIS_WITHDRAWN = "BASIS_WITHDRAWN"
    MUNICIPALITIES_IMPORTED = "MUNICIPALITIES_IMPORTED"
    RECORDS_ASSIGNED = "RECORDS_ASSIGNED"
    DOCUMENT_PROPOSED = "DOCUMENT_PROPOSED"
    DOCUMENT_APPROVED = "DOCUMENT_APPROVED"
    DOCUMENT_WITHDRAWN = "DOCUMENT_WITHDRAWN"
    CLIENT_LIMITED = "CLIENT_LIMITED"
    CLIENT_REGISTERED = "CLIENT_REGISTERED"
    CLIENT_CHANGED = "CLIENT_CHANGED"
    CLIENT_KEYS_CHANGED = "CLIENT_KEYS_CHANGED"
    CLIENT_ENDED = "CLIENT_ENDED"


@dataclass(frozen=True)
class Actor:
    """Who acts, and in which capacity."""

    officer_id: UUID | None
    """`None` for the owner at the command line, as the appointment."""
    appointment_id: UUID | None
    homes: frozenset[str] | None
    """Municipalities and police units whose appointments the actor sees to; `None` for all."""
    trace: str | None = None
    """Identifier of the trace in which it happens, 32 hexadecimal digits."""


OWNER: Final = Actor(None, None, homes=None)
"""The owner of the database, at the command line."""


@dataclass(frozen=True)
class Act:
    """One thing that is done."""

    kind: Kind
    what: Mapping[str, object]
    """In words of the register; no holder and no operator stands in it."""
    id: UUID = field(default_factory=uuid4)


async def require_role(session: Session, actor: Actor, role: str) -> None:
    """Refuse an officer who does not hold the role today, in the capacity acted in.

    Raises
    ------
    ActorRefusedError
        If the appointment is of another officer or role, or not in force.
    """
    if actor.officer_id is None:
        return
    capacity = (actor.appointment_id, actor.officer_id, role)
    if await session.fetch_row(query("capacity"), capacity) is None:
        raise ActorRefusedError


async def record_acts(session: Session, actor: Actor, acts: Sequence[Act]) -> None:
    """Write down what is done; the changes follow in the same transaction.

    Notes
    -----
    Source: ``access.act``, which nobody alters.
    """
    ids = [act.id for act in acts]
    kinds = [act.kind for act in acts]
    whats = [orjson.dumps(act.what).decode() for act in acts]
    who = (actor.officer_id, actor.appointment_id, actor.trace)
    await session.execute(query("insert_acts"), (ids, kinds, whats, *who))
