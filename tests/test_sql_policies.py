"""Policy versions in the database."""

from typing import TYPE_CHECKING

import pytest

from sql import query
from sql.database import Session
from sql.errors import StatementFailedError
from sql.policies import Content, install_policy

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
SHIPPED = Content(SHA256, RULES, GROUPS, {"a.yaml": "- case: one\n"})


async def head(connection: "Connection") -> int | None:
    row = await connection.fetchrow(query("head"))
    assert row is not None
    version: int | None = row["policy_version"]
    return version


async def test_a_policy_is_kept_in_order_and_put_in_force(owner: "Connection") -> None:
    version = await install_policy(Session(owner), SHIPPED)

    rules = await owner.fetch(query("policy_rules"), version)
    groups = await owner.fetch(query("policy_groups"), version)
    assert [tuple(row) for row in rules] == RULES
    assert [tuple(row) for row in groups] == GROUPS
    files = await owner.fetch(query("stored_policy_case_files"), version)
    assert [tuple(row) for row in files] == [("a.yaml", "- case: one\n")]
    assert await owner.fetchval(query("policy_sha256"), version) == SHA256
    assert await head(owner) == version == 1


async def test_a_second_policy_is_not_installed_past_its_approval(owner: "Connection") -> None:
    await install_policy(Session(owner), SHIPPED)

    with pytest.raises(StatementFailedError, match="23001"):
        await install_policy(Session(owner), Content(OTHER, RULES[:1], []))

    assert await head(owner) == 1


async def test_a_policy_with_one_id_twice_is_not_kept(owner: "Connection") -> None:
    with pytest.raises(StatementFailedError, match="23505"):
        await install_policy(Session(owner), Content(SHA256, RULES[:1] * 2, []))

    assert await head(owner) is None
    assert await owner.fetchval("SELECT count(*) FROM access.policy_version") == 0
