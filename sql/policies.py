"""Policy versions: written as drafts, kept whole, never changed once they were submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sql import query
from sql.database import Session

__all__ = ["Content", "install_policy", "propose_policy", "rewrite_policy"]

_RULE_COLUMNS = 12
_GROUP_COLUMNS = 3


@dataclass(frozen=True)
class Content:
    """What a policy version holds."""

    sha256: str
    """Fingerprint of the rules and groups, 64 hexadecimal digits."""
    rules: Sequence[Sequence[str]]
    """In order; each as id, role, home, record, relation, coordinate, action, purpose, since,
    until, eft, basis."""
    groups: Sequence[Sequence[str]]
    """In order; each as kind, member, what it belongs to."""
    cases: Mapping[str, str] = field(default_factory=dict)
    """Name of a file of cases -> its text."""


async def install_policy(session: Session, content: Content) -> int:
    """Keep the policy that the release ships as the first version and put it in force.

    Returns
    -------
    int
        Its number.

    Raises
    ------
    StatementFailedError
        If a policy is in force already, or a rule or group cannot be kept, as two rules with
        one id; nothing is kept then.
    """
    async with session.transaction():
        version = await _insert(session, content)
        await _write(session, version, content)
        await session.execute(query("insert_policy_activation"), (version, None, None))
    return version


async def propose_policy(session: Session, content: Content, *, title: str, author: object) -> int:
    """Keep a policy as the draft of an author; give its number.

    Parameters
    ----------
    session
        Session of the owner or of the pages.
    content
        What the version holds.
    title
        What the author calls it.
    author
        Identifier of the officer.

    Raises
    ------
    StatementFailedError
        If a rule or group cannot be kept; nothing is kept then.
    """
    async with session.transaction():
        version = await _insert(session, content)
        await session.execute(query("insert_policy_proposal"), (version, title, author))
        await _write(session, version, content)
    return version


async def rewrite_policy(session: Session, version: int, content: Content, *, title: str) -> None:
    """Write a draft anew: all of it, or nothing.

    Raises
    ------
    StatementFailedError
        If the version is no draft, or a rule or group cannot be kept.
    """
    async with session.transaction():
        await session.execute(query("lock_head"))
        for part in ("rules", "groups", "case_files"):
            await session.execute(query(f"empty_policy_{part}"), (version,))
        await session.execute(query("rewrite_policy_draft"), (version, content.sha256))
        await session.execute(query("retitle_policy_draft"), (version, title))
        await _write(session, version, content)


async def _insert(session: Session, content: Content) -> int:
    await session.execute(query("lock_head"))
    rows = await session.fetch_rows(query("insert_policy_version"), (content.sha256,))
    version: int = rows[0]["version"]
    return version


async def _write(session: Session, version: int, content: Content) -> None:
    columns = _turn(content.rules, _RULE_COLUMNS)
    await session.execute(query("insert_policy_rules"), (version, *columns))
    columns = _turn(content.groups, _GROUP_COLUMNS)
    await session.execute(query("insert_policy_groups"), (version, *columns))
    columns = [list(content.cases), list(content.cases.values())]
    await session.execute(query("insert_policy_case_files"), (version, *columns))


def _turn(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    return [[row[place] for row in rows] for place in range(width)]
