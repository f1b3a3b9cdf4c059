"""Proposing, approving and withdrawing: two officers for each document, one to take it back."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from gateway.acts.acting import ADMINISTRATOR, Act, Actor, Kind, record_acts, require_role
from gateway.acts.errors import ActorRefusedError
from gateway.documents import Documents
from gateway.trusted.errors import (
    ApprovalOwnError,
    ClientUnknownError,
    DocumentDecidedError,
    DocumentPresentError,
)
from gateway.trusted.lives import State, read_document
from sql import query
from sql.database import Session

__all__ = ["Proposal", "Sending", "approve", "limit_client", "propose", "withdraw"]


class Sending(StrEnum):
    """What a system may send."""

    ANY = "ANY"
    """Any text, and trusted documents of its own."""
    TRUSTED = "TRUSTED"
    """Trusted documents of its own only."""


@dataclass(frozen=True)
class Proposal:
    """A document that is proposed for a system."""

    client: str
    name: str
    text: str


async def propose(
    session: Session, actor: Actor, proposal: Proposal, *, documents: Documents
) -> UUID:
    """Keep a document as proposed; give what it is found by.

    Parameters
    ----------
    session
        Session of the pages, in a transaction.
    actor
        Officer who proposes it; never the owner.
    proposal
        Document as it is sent, to the last space.
    documents
        What texts are held against.

    Raises
    ------
    ActorRefusedError
        If the actor is no functional administrator today, as for everything that follows.
    ClientUnknownError
        If no such system may connect.
    DocumentError
        If the text could not run; `gateway.trusted.reviewing` tells why.
    DocumentPresentError
        If the text is proposed or approved for the system already.
    """
    officer = await _require_officer(session, actor)
    if await session.fetch_row(query("client"), (proposal.client,)) is None:
        raise ClientUnknownError
    documents.prepare(proposal.text)
    digest = sha256(proposal.text.encode()).hexdigest()
    written = (proposal.client, digest, proposal.text, proposal.name, officer)
    row = await session.fetch_row(query("insert_trusted_document"), written)
    if row is None:
        raise DocumentPresentError
    what = {"client": proposal.client, "sha256": digest}
    await record_acts(session, actor, [Act(Kind.DOCUMENT_PROPOSED, what)])
    made: UUID = row["id"]
    return made


async def approve(session: Session, actor: Actor, id_: UUID, *, documents: Documents) -> None:
    """Approve a document that somebody else proposed: from now on its system may name it.

    Raises
    ------
    ApprovalOwnError
        If the officer proposed it.
    DocumentAbsentError
        If there is no such document.
    DocumentDecidedError
        If it is approved or withdrawn already.
    DocumentError
        If the text cannot run any more.
    """
    officer = await _require_officer(session, actor)
    document = await read_document(session, id_)
    if officer == document.proposer_id:
        raise ApprovalOwnError
    if document.state is not State.PROPOSED:
        raise DocumentDecidedError(document.state)
    documents.prepare(document.content)
    await _decide(session, actor, id_, statement="approve_trusted_document")


async def withdraw(session: Session, actor: Actor, id_: UUID) -> None:
    """Withdraw a document, proposed or approved: no answer is given under it any more.

    Raises
    ------
    DocumentAbsentError
        If there is no such document.
    DocumentDecidedError
        If it is withdrawn already.
    """
    await _require_officer(session, actor)
    await _decide(session, actor, id_, statement="withdraw_trusted_document")


async def limit_client(session: Session, actor: Actor, client: str, *, sending: Sending) -> None:
    """Say what a system may send, from the next answer on.

    Raises
    ------
    ClientUnknownError
        If no such system may connect.
    """
    await require_role(session, actor, ADMINISTRATOR)
    act = Act(Kind.CLIENT_LIMITED, {"client": client, "documents": sending.value})
    await record_acts(session, actor, [act])
    limited = (client, sending.value, act.id)
    if await session.fetch_row(query("limit_client"), limited) is None:
        raise ClientUnknownError


_KINDS = {
    "approve_trusted_document": Kind.DOCUMENT_APPROVED,
    "withdraw_trusted_document": Kind.DOCUMENT_WITHDRAWN,
}
"""Statement that decides -> what is done by it."""


async def _decide(session: Session, actor: Actor, id_: UUID, *, statement: str) -> None:
    row = await session.fetch_row(query(statement), (id_, actor.officer_id))
    document = await read_document(session, id_)
    if row is None:
        raise DocumentDecidedError(document.state)
    what = {"client": document.client, "sha256": document.sha256}
    await record_acts(session, actor, [Act(_KINDS[statement], what)])


async def _require_officer(session: Session, actor: Actor) -> UUID:
    await require_role(session, actor, ADMINISTRATOR)
    if actor.officer_id is None:
        raise ActorRefusedError
    return actor.officer_id
