"""Submitting, approving and activating: four eyes on exactly what was compared and tested."""

from dataclasses import asdict
from datetime import date, datetime

import orjson

from gateway.versions.errors import (
    ActivationPendingError,
    CasesFailedError,
    OwnApprovalError,
    SignatureWrongError,
    StateUnfitError,
)
from gateway.versions.lives import State, find_officer, list_lives, read_life
from gateway.versions.proposing import require_author
from gateway.versions.reviewing import Review, confirm, review
from policies.cases.telling import tell_verdict
from sql import query
from sql.database import Session

__all__ = ["APPROVER", "activate", "approve", "call_off", "submit"]

APPROVER = "policy_approver"


async def submit(session: Session, version: int, *, subject: str, day: date) -> Review:
    """Submit a draft of one's own: from now on it never changes.

    Raises
    ------
    CasesFailedError
        If the version does not do what its own cases say.
    OfficerRefusedError
        If the officer is not its author, or no policy author any more.
    PolicyInvalidError
        If the version does not fit the register.
    StateUnfitError
        If it is no draft.
    """
    life = await read_life(session, version)
    life.require(State.DRAFT)
    await require_author(session, life, subject)
    found = await review(session, version, day=day)
    if found.results.failed:
        raise CasesFailedError(version, [tell_verdict(each) for each in found.results.failed])
    held = orjson.dumps(asdict(found.evidence)).decode()
    arguments = (version, found.base, held, found.evidence.signature)
    await session.execute(query("submit_policy"), arguments)
    return found


async def approve(session: Session, version: int, *, subject: str, signature: str) -> None:
    """Approve a version of somebody else by signing what was submitted.

    Parameters
    ----------
    session
        Session of the owner or of the pages.
    version
        Number of the version.
    subject
        The approver, as tokens name them.
    signature
        Fingerprint of the evidence, as it was shown to the approver.

    Raises
    ------
    EvidenceChangedError
        If what was submitted is not so any more.
    OfficerRefusedError
        If the officer is no policy approver today.
    OwnApprovalError
        If the officer wrote it.
    SignatureWrongError
        If the signature is another one.
    StateUnfitError
        If it is not submitted, or approved already.
    """
    life = await read_life(session, version)
    life.require(State.SUBMITTED)
    approver = await find_officer(session, subject, APPROVER)
    if approver == life.author_id:
        raise OwnApprovalError(version)
    if signature != life.signature:
        raise SignatureWrongError(version)
    await confirm(session, version, life.signed)
    arguments = (version, life.author_id, signature, approver)
    await session.execute(query("insert_policy_approval"), arguments)


async def activate(
    session: Session, version: int, *, subject: str, moment: datetime | None
) -> None:
    """Put an approved version in force, for every process at the same moment.

    Parameters
    ----------
    session, version, subject
        As for `approve`.
    moment
        When, with its offset; `None` for at once.

    Raises
    ------
    ActivationPendingError
        If another version is to be in force from a moment that is still to come.
    EvidenceChangedError
        If what was approved is not so any more.
    OfficerRefusedError
        If the officer is no policy approver today.
    StateUnfitError
        If it is not approved.
    """
    life = await read_life(session, version)
    life.require(State.APPROVED)
    officer = await find_officer(session, subject, APPROVER)
    await _require_none_pending(session)
    await confirm(session, version, life.signed)
    await session.execute(query("insert_policy_activation"), (version, moment, officer))


async def call_off(session: Session, version: int, *, subject: str) -> None:
    """Call off an activation that is still to come; the version stays approved.

    Raises
    ------
    OfficerRefusedError
        If the officer is no policy approver today.
    StateUnfitError
        If no activation of it is to come.
    """
    life = await read_life(session, version)
    await find_officer(session, subject, APPROVER)
    if await session.fetch_row(query("call_off_policy_activation"), (version,)) is None:
        raise StateUnfitError(version, life.state, "still to be activated")


async def _require_none_pending(session: Session) -> None:
    for life in await list_lives(session):
        if life.state is State.APPROVED and life.in_force_from is not None:
            raise ActivationPendingError(life.version, life.in_force_from)
