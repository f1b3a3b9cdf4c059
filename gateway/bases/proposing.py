"""Proposing and deciding: a legal basis is changed by two officers."""

from dataclasses import astuple, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

import orjson

from gateway.acts.acting import ADMINISTRATOR, Act, Actor, Kind, record_acts, require_role
from gateway.bases.errors import (
    BasisChangedError,
    ProposalDecidedError,
    ProposalOwnError,
    ProposalUnknownError,
)
from gateway.bases.outlook import Basis, Outlook, look_ahead
from gateway.bases.weighing import weigh_basis
from sql import query
from sql.database import Session

__all__ = [
    "Outcome",
    "Proposal",
    "decide",
    "list_bases",
    "list_proposals",
    "preview",
    "propose",
    "read_proposal",
]


class Outcome(StrEnum):
    """What became of a proposal."""

    CONFIRMED = "CONFIRMED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


_KINDS = {
    Outcome.CONFIRMED: Kind.BASIS_CONFIRMED,
    Outcome.REFUSED: Kind.BASIS_REFUSED,
    Outcome.WITHDRAWN: Kind.BASIS_WITHDRAWN,
}


@dataclass(frozen=True)
class Proposal:
    """A legal basis as an officer wants it to be, and what became of that."""

    id: UUID
    basis: Basis
    reason: str
    replaces: Basis | None
    """The basis as it was then; `None` for a new one."""
    proposer_id: UUID
    proposer: str
    proposed_at: datetime
    outcome: Outcome | None
    """`None` while it is open, as all that follows."""
    decider: str | None
    decided_at: datetime | None
    outdated: bool
    """Whether it is open and the basis changed since: it cannot be confirmed then."""


async def list_bases(session: Session) -> tuple[Basis, ...]:
    """List every legal basis as it is, in order of code."""
    rows = await session.fetch_rows(query("legal_bases"))
    return tuple(_basis(dict(row)) for row in rows)


async def list_proposals(session: Session, *, code: str | None = None) -> tuple[Proposal, ...]:
    """List the proposals of one basis or of all, newest first."""
    rows = await session.fetch_rows(query("basis_proposals"), (None, code))
    return tuple(_proposal(dict(row)) for row in rows)


async def read_proposal(session: Session, proposal: UUID) -> Proposal:
    """Read one proposal.

    Raises
    ------
    ProposalUnknownError
        If there is none.
    """
    row = await session.fetch_row(query("basis_proposals"), (proposal, None))
    if row is None:
        raise ProposalUnknownError
    return _proposal(dict(row))


async def preview(session: Session, basis: Basis) -> Outlook:
    """Tell what a basis would open and close if it were confirmed now.

    Raises
    ------
    BasisUnfitError
        If a value does not fit.
    """
    bases = await list_bases(session)
    weigh_basis(basis, bases)
    (today,) = await session.fetch_rows(query("today"))
    return look_ahead(bases, basis, today["day"])


async def propose(session: Session, actor: Actor, basis: Basis, *, reason: str) -> UUID:
    """Propose a new basis, or another content of one; give the identifier of the proposal.

    Raises
    ------
    ActorRefusedError
        If the actor is no administrator today, as for everything that follows.
    BasisUnfitError
        If a value does not fit.
    """
    async with session.transaction():
        await require_role(session, actor, ADMINISTRATOR)
        weigh_basis(basis, await list_bases(session), reason=reason)
        made, act = uuid4(), Act(Kind.BASIS_PROPOSED, {"basis": basis.code, "reason": reason})
        await record_acts(session, actor, [act])
        values = (made, actor.officer_id, act.id, reason, *astuple(basis))
        await session.execute(query("insert_basis_proposal"), values)
    return made


async def decide(session: Session, actor: Actor, proposal: UUID, outcome: Outcome) -> None:
    """Confirm or refuse the proposal of another officer, or withdraw one's own.

    A confirmed basis is so for every answer from now on.

    Raises
    ------
    BasisChangedError
        If it would be confirmed, and is not what it was when this was proposed.
    ProposalDecidedError
        If it is decided.
    ProposalOwnError
        If who decides proposed it, or who withdraws it did not.
    ProposalUnknownError
        If there is no such proposal.
    """
    async with session.transaction():
        await require_role(session, actor, ADMINISTRATOR)
        await session.execute(query("lock_head"))
        await session.execute(query("lock_basis_proposal"), (proposal,))
        found = await read_proposal(session, proposal)
        _require_decidable(found, actor, outcome)
        what = {"basis": found.basis.code, "proposal": str(proposal)}
        act = Act(_KINDS[outcome], what)
        await record_acts(session, actor, [act])
        decided = (proposal, outcome, actor.officer_id, act.id)
        await session.execute(query("decide_basis_proposal"), decided)


def _require_decidable(found: Proposal, actor: Actor, outcome: Outcome) -> None:
    if found.outcome is not None:
        raise ProposalDecidedError(found.outcome)
    own = found.proposer_id == actor.officer_id
    if own is not (outcome is Outcome.WITHDRAWN):
        raise ProposalOwnError(own=own)
    if found.outdated and outcome is Outcome.CONFIRMED:
        raise BasisChangedError(found.basis.code)


def _basis(row: dict[str, Any]) -> Basis:
    lists = {"types": tuple(row["types"]), "purposes": tuple(row["purposes"])}
    return Basis(**row | lists)


def _proposal(row: dict[str, Any]) -> Proposal:
    basis = _basis({name: row.pop(name) for name in Basis.__dataclass_fields__})
    held, outcome = row.pop("replaces"), row.pop("outcome")
    return Proposal(
        **row,
        basis=basis,
        replaces=_basis(_read_days(orjson.loads(held))) if held else None,
        outcome=Outcome(outcome) if outcome else None,
    )


def _read_days(row: dict[str, Any]) -> dict[str, Any]:
    days = ("in_force_from", "in_force_until")
    return row | {day: row[day] and date.fromisoformat(row[day]) for day in days}
