"""The shelf: a version is opened once, until something of it changes."""

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from gateway.versions.errors import VersionUnknownError
from gateway.versions.proposing import rewrite
from gateway.versions.shelf import Shelf
from policies.errors import PolicyInvalidError
from sql.database import PAGES_ROLE, Database, Session
from tests.fixtures.postgres import Address
from tests.fixtures.versions import AUTHOR, CASES, POLICY, SHORTER, draft

if TYPE_CHECKING:
    from sql.database import Connection


@pytest_asyncio.fixture
async def shelf(bureau: "Connection", fresh_database: Address) -> AsyncIterator[Shelf]:
    """A shelf of the pages, on the register of the bureau."""
    assert bureau
    database = await Database.connect(
        fresh_database.gateway_dsn, role=PAGES_ROLE, min_size=1, max_size=2
    )
    yield Shelf(database)
    await database.close()


async def test_whoever_asks_for_a_version_gets_the_same_one(shelf: Shelf) -> None:
    one, other = await asyncio.gather(shelf.open(1), shelf.open(1))

    assert one.opened is other.opened
    assert one.opened.snapshot.version == 1


@pytest.mark.parametrize("kind", ["rules", "cases"])
async def test_a_draft_that_changed_is_opened_anew(
    bureau: "Connection", shelf: Shelf, kind: str
) -> None:
    version = await draft(bureau)
    before = await shelf.open(version)
    policy, cases = (POLICY, CASES) if kind == "rules" else (SHORTER, {})

    await rewrite(Session(bureau), version, policy, cases, title="Other", subject=AUTHOR)
    after = await shelf.open(version)

    assert after.contents != before.contents
    assert (len(after.opened.snapshot.policy.rules), after.opened.cases) == (
        len(policy.rules),
        cases,
    )


async def test_what_moves_the_register_opens_it_anew(bureau: "Connection", shelf: Shelf) -> None:
    before = await shelf.open(1)

    await bureau.execute("UPDATE access.head SET reference_version = reference_version + 1")

    assert (await shelf.open(1)).contents != before.contents


async def test_rules_that_were_altered_are_not_those_that_were_opened(
    bureau: "Connection", shelf: Shelf
) -> None:
    await shelf.open(1)
    await bureau.execute("ALTER TABLE access.policy_rule DISABLE TRIGGER USER")

    await bureau.execute("UPDATE access.policy_rule SET role = 'nobody' WHERE id = 'R301'")

    with pytest.raises(PolicyInvalidError):
        await shelf.open(1)


async def test_there_is_no_such_version_to_open(shelf: Shelf) -> None:
    with pytest.raises(VersionUnknownError):
        await shelf.open(99)


async def test_a_finding_is_made_once_and_a_failure_again(shelf: Shelf) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return 1 // (len(made) - 1)

    with pytest.raises(ZeroDivisionError):
        await shelf.find("key", make)
    found = [await shelf.find("key", make) for _ in range(3)]

    assert (found, len(made)) == ([1, 1, 1], 2)
