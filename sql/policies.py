"""Policy versions: written as drafts, kept whole, never changed once they were submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sql import query
from sql.failures import named_failures

if TYPE_CHECKING:
    from sql.database import Connection

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


async def install_policy(connection: "Connection", content: Content) -> int:
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
    with named_failures():
        async with connection.transaction():
            await connection.fetchrow(query("lock_head"))
            version: int = await connection.fetchval(query("insert_policy_version"), content.sha256)
            await _write(connection, version, content)
            await connection.execute(query("insert_policy_activation"), version, None, None)
    return version


async def propose_policy(
    connection: "Connection", content: Content, *, title: str, author: object
) -> int:
    """Keep a policy as the draft of an author; give its number.

    Parameters
    ----------
    connection
        Connection of the owner.
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
    with named_failures():
        async with connection.transaction():
            await connection.fetchrow(query("lock_head"))
            version: int = await connection.fetchval(query("insert_policy_version"), content.sha256)
            await connection.execute(query("insert_policy_proposal"), version, title, author)
            await _write(connection, version, content)
    return version


async def rewrite_policy(
    connection: "Connection", version: int, content: Content, *, title: str
) -> None:
    """Write a draft anew: all of it, or nothing.

    Raises
    ------
    StatementFailedError
        If the version is no draft, or a rule or group cannot be kept.
    """
    with named_failures():
        async with connection.transaction():
            await connection.fetchrow(query("lock_head"))
            for part in ("rules", "groups", "case_files"):
                await connection.execute(query(f"empty_policy_{part}"), version)
            await connection.execute(query("rewrite_policy_draft"), version, content.sha256)
            await connection.execute(query("retitle_policy_draft"), version, title)
            await _write(connection, version, content)


async def _write(connection: "Connection", version: int, content: Content) -> None:
    columns = _turn(content.rules, _RULE_COLUMNS)
    await connection.execute(query("insert_policy_rules"), version, *columns)
    columns = _turn(content.groups, _GROUP_COLUMNS)
    await connection.execute(query("insert_policy_groups"), version, *columns)
    columns = [list(content.cases), list(content.cases.values())]
    await connection.execute(query("insert_policy_case_files"), version, *columns)


def _turn(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    return [[row[place] for row in rows] for place in range(width)]
