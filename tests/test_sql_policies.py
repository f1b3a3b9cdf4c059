"""Policy versions in the database."""

from typing import TYPE_CHECKING

import pytest

from sql import query
from sql.errors import StatementFailedError
from sql.policies import install_policy

if TYPE_CHECKING:
    from sql.database import Connection

SHA256 = "a" * 64
OTHER = "b" * 64
ANY = ("*", "*", "*")
RULES = [
    ("R001", "inspector", *ANY, "annotation:head", "read", "LICENCE_CHECK", "", "", "allow", "WRS"),
    ("R002", "public", *ANY, "Municipality.*", "read", "NONE", "2020-01-01", "", "allow", ""),
]
GROUPS = [("g2", "Annotation.track", "annotation:head"), ("g", "inspector", "supervisor")]


async def head(connection: "Connection") -> int | None:
    row = await connection.fetchrow(query("head"))
    assert row is not None
    version: int | None = row["policy_version"]
    return version


async def test_a_policy_is_kept_in_order_and_put_in_force(owner: "Connection") -> None:
    version = await install_policy(owner, SHA256, rules=RULES, groups=GROUPS)

    rules = await owner.fetch(query("policy_rules"), version)
    groups = await owner.fetch(query("policy_groups"), version)
    assert [tuple(row) for row in rules] == RULES
    assert [tuple(row) for row in groups] == GROUPS
    assert await owner.fetchval(query("policy_sha256"), version) == SHA256
    assert await head(owner) == version == 1


async def test_another_policy_is_the_next_version(owner: "Connection") -> None:
    await install_policy(owner, SHA256, rules=RULES, groups=GROUPS)

    assert await install_policy(owner, OTHER, rules=RULES[:1], groups=[]) == 2
    assert len(await owner.fetch(query("policy_rules"), 1)) == 2
    assert await head(owner) == 2


async def test_the_policy_in_force_is_not_kept_twice(owner: "Connection") -> None:
    version = await install_policy(owner, SHA256, rules=RULES, groups=GROUPS)

    assert await install_policy(owner, SHA256, rules=RULES, groups=GROUPS) == version


async def test_an_earlier_policy_returns_as_a_new_version(owner: "Connection") -> None:
    await install_policy(owner, SHA256, rules=RULES, groups=GROUPS)
    await install_policy(owner, OTHER, rules=[], groups=[])

    assert await install_policy(owner, SHA256, rules=RULES, groups=GROUPS) == 3


async def test_a_policy_with_one_id_twice_is_not_kept(owner: "Connection") -> None:
    with pytest.raises(StatementFailedError, match="23505"):
        await install_policy(owner, SHA256, rules=RULES[:1] * 2, groups=[])

    assert await head(owner) is None
    assert await owner.fetchval("SELECT count(*) FROM access.policy_version") == 0
