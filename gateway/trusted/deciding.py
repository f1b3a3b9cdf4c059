"""Proposing, approving and withdrawing: two officers for each document, one to take it back."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from gateway.documents import Documents
from gateway.trusted.errors import (
    ApprovalOwnError,
    ClientUnknownError,
    DocumentDecidedError,
    DocumentPresentError,
    OfficerUnfitError,
)
from gateway.trusted.lives import State, read_document
from sql import query
from sql.database import Session

__all__ = ["ADMINISTRATOR", "Proposal", "Sending", "approve", "limit_client", "propose", "withdraw"]

ADMINISTRATOR = "functional_administrator"


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
    session: Session, proposal: Proposal, *, subject: str, documents: Documents
) -> UUID:
    """Keep a document as proposed; give what it is found by.

    Parameters
    ----------
    session
        Session of the pages, in a transaction.
    proposal
        Document as it is sent, to the last space.
    subject
        Officer who proposes it, as tokens name them.
    documents
        What texts are held against.

    Raises
    ------
    ClientUnknownError
        If no such system may connect.
    DocumentError
        If the text could not run; `gateway.trusted.reviewing` tells why.
    DocumentPresentError
        If the text is proposed or approved for the system already.
    OfficerUnfitError
        If the officer is no functional administrator today.
    """
    officer = await _find_administrator(session, subject)
    if await session.fetch_row(query("client"), (proposal.client,)) is None:
        raise ClientUnknownError
    documents.prepare(proposal.text)
    digest = sha256(proposal.text.encode()).hexdigest()
    written = (proposal.client, digest, proposal.text, proposal.name, officer)
    row = await session.fetch_row(query("insert_trusted_document"), written)
    if row is None:
        raise DocumentPresentError
    made: UUID = row["id"]
    return made


async def approve(session: Session, id_: UUID, *, subject: str, documents: Documents) -> None:
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
    OfficerUnfitError
        If the officer is no functional administrator today.
    """
    officer = await _find_administrator(session, subject)
    document = await read_document(session, id_)
    if officer == document.proposer_id:
        raise ApprovalOwnError
    if document.state is not State.PROPOSED:
        raise DocumentDecidedError(document.state)
    documents.prepare(document.content)
    await _decide(session, "approve_trusted_document", id_, officer)


async def withdraw(session: Session, id_: UUID, *, subject: str) -> None:
    """Withdraw a document, proposed or approved: no answer is given under it any more.

    Raises
    ------
    DocumentAbsentError
        If there is no such document.
    DocumentDecidedError
        If it is withdrawn already.
    OfficerUnfitError
        If the officer is no functional administrator today.
    """
    officer = await _find_administrator(session, subject)
    await _decide(session, "withdraw_trusted_document", id_, officer)


async def limit_client(session: Session, client: str, sending: Sending, *, subject: str) -> None:
    """Say what a system may send, from the next answer on.

    Raises
    ------
    ClientUnknownError
        If no such system may connect.
    OfficerUnfitError
        If the officer is no functional administrator today.
    """
    await _find_administrator(session, subject)
    if await session.fetch_row(query("limit_client"), (client, sending.value)) is None:
        raise ClientUnknownError


async def _decide(session: Session, statement: str, id_: UUID, officer: UUID) -> None:
    if await session.fetch_row(query(statement), (id_, officer)) is None:
        document = await read_document(session, id_)
        raise DocumentDecidedError(document.state)


async def _find_administrator(session: Session, subject: str) -> UUID:
    row = await session.fetch_row(query("officer_in_role"), (subject, ADMINISTRATOR))
    if row is None:
        raise OfficerUnfitError(ADMINISTRATOR)
    found: UUID = row["id"]
    return found
