"""Proposing a policy: what an author does with a draft."""

from gateway.versions.errors import OfficerRefusedError
from gateway.versions.lives import Life, State, find_officer, read_life, read_stored
from policies.rows import content_of_policy
from policies.rules import Policy
from sql import query
from sql.database import Session
from sql.policies import propose_policy, rewrite_policy

__all__ = ["AUTHOR", "propose", "require_author", "rewrite", "roll_back", "withdraw"]

AUTHOR = "policy_author"


async def propose(
    session: Session, policy: Policy, cases: dict[str, str], *, title: str, subject: str
) -> int:
    """Keep a policy as a new draft; give its number.

    Parameters
    ----------
    session
        Session of the owner or of the pages.
    policy
        Policy that has been checked.
    cases
        Name of each file of cases -> its text.
    title
        What the author calls it.
    subject
        The author, as tokens name them.

    Raises
    ------
    OfficerRefusedError
        If the author has no appointment as policy author today.
    """
    author = await find_officer(session, subject, AUTHOR)
    content = content_of_policy(policy, cases)
    return await propose_policy(session, content, title=title, author=author)


async def rewrite(
    session: Session,
    version: int,
    policy: Policy,
    cases: dict[str, str],
    *,
    title: str,
    subject: str,
) -> None:
    """Write a draft of one's own anew.

    Raises
    ------
    OfficerRefusedError
        If the officer is not its author, or no policy author any more.
    StateUnfitError
        If it is no draft.
    """
    life = await read_life(session, version)
    life.require(State.DRAFT)
    await require_author(session, life, subject)
    content = content_of_policy(policy, cases)
    await rewrite_policy(session, version, content, title=title)


async def roll_back(session: Session, version: int, *, title: str, subject: str) -> int:
    """Propose what an earlier version held, as a draft that is compared and approved as any."""
    stored = await read_stored(session, version)
    return await propose(session, stored.policy, stored.cases, title=title, subject=subject)


async def withdraw(session: Session, version: int, *, subject: str) -> None:
    """Withdraw a proposal of one's own that is not in force.

    Raises
    ------
    OfficerRefusedError
        If the officer is not its author, or no policy author any more.
    StateUnfitError
        If it is in force, or was.
    """
    life = await read_life(session, version)
    life.require(State.DRAFT, State.SUBMITTED, State.APPROVED)
    await require_author(session, life, subject)
    await session.execute(query("withdraw_policy"), (version,))


async def require_author(session: Session, life: Life, subject: str) -> None:
    """Refuse an officer who is not the author of a version."""
    if await find_officer(session, subject, AUTHOR) != life.author_id:
        raise OfficerRefusedError(f"{AUTHOR} who wrote it")
