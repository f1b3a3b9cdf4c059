"""Proposing a policy: what an author does with a draft."""

from typing import TYPE_CHECKING

from gateway.versions.errors import OfficerRefusedError
from gateway.versions.lives import Life, State, find_officer, read_life, read_stored
from policies.rows import content_of_policy
from policies.rules import Policy
from sql import query
from sql.database import Session
from sql.policies import propose_policy, rewrite_policy

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = ["AUTHOR", "propose", "require_author", "rewrite", "roll_back", "withdraw"]

AUTHOR = "policy_author"


async def propose(
    connection: "Connection", policy: Policy, cases: dict[str, str], *, title: str, subject: str
) -> int:
    """Keep a policy as a new draft; give its number.

    Parameters
    ----------
    connection
        Connection of the owner.
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
    author = await find_officer(Session(connection), subject, AUTHOR)
    content = content_of_policy(policy, cases)
    return await propose_policy(connection, content, title=title, author=author)


async def rewrite(
    connection: "Connection",
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
    life = await read_life(Session(connection), version)
    life.require(State.DRAFT)
    await require_author(Session(connection), life, subject)
    content = content_of_policy(policy, cases)
    await rewrite_policy(connection, version, content, title=title)


async def roll_back(connection: "Connection", version: int, *, subject: str) -> int:
    """Propose what an earlier version held, as a draft that is compared and approved as any."""
    stored = await read_stored(Session(connection), version)
    title = f"Back to version {version}"
    return await propose(connection, stored.policy, stored.cases, title=title, subject=subject)


async def withdraw(connection: "Connection", version: int, *, subject: str) -> None:
    """Withdraw a proposal of one's own that is not in force.

    Raises
    ------
    OfficerRefusedError
        If the officer is not its author, or no policy author any more.
    StateUnfitError
        If it is in force, or was.
    """
    session = Session(connection)
    life = await read_life(session, version)
    life.require(State.DRAFT, State.SUBMITTED, State.APPROVED)
    await require_author(session, life, subject)
    await session.execute(query("withdraw_policy"), (version,))


async def require_author(session: Session, life: Life, subject: str) -> None:
    """Refuse an officer who is not the author of a version."""
    if await find_officer(session, subject, AUTHOR) != life.author_id:
        raise OfficerRefusedError(f"{AUTHOR} who wrote it")
