"""Policy versions: kept whole, never changed, one of them in force."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sql import query
from sql.failures import named_failures

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = ["install_policy"]

_RULE_COLUMNS = 12
_GROUP_COLUMNS = 3


async def install_policy(
    connection: "Connection",
    sha256: str,
    *,
    rules: Sequence[Sequence[str]],
    groups: Sequence[Sequence[str]],
) -> int:
    """Keep a policy as the next version and put it in force; give the version.

    Where the policy in force has this fingerprint, nothing changes.

    Parameters
    ----------
    connection
        Connection of the owner.
    sha256
        Fingerprint of the rules and groups, 64 hexadecimal digits.
    rules
        In order; each as id, role, home, record, relation, coordinate, action, purpose, since,
        until, eft, basis.
    groups
        In order; each as kind, member, what it belongs to.

    Raises
    ------
    StatementFailedError
        If a rule or group cannot be kept, as two rules with one id; nothing is kept then.
    """
    with named_failures():
        async with connection.transaction():
            head = await connection.fetchrow(query("lock_head"))
            if head is not None and head["sha256"] == sha256:
                version: int = head["version"]
                return version
            version = await connection.fetchval(query("insert_policy_version"), sha256)
            columns = _turn(rules, _RULE_COLUMNS)
            await connection.execute(query("insert_policy_rules"), version, *columns)
            columns = _turn(groups, _GROUP_COLUMNS)
            await connection.execute(query("insert_policy_groups"), version, *columns)
            await connection.execute(query("activate_policy"), version)
    return version


def _turn(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    return [[row[place] for row in rows] for place in range(width)]
