"""What is in force: loaded once, kept while it holds, and never out of date by choice."""

import asyncio
from datetime import date

import pytest
import pytest_asyncio
from typing_extensions import override

from gateway.errors import HeadUnreadableError
from gateway.heads import Edition, Head, Heads
from gateway.installing import SHIPPED, install, prepare
from gateway.loading import load_head
from policies.decision import Context
from policies.errors import PolicyInvalidError
from policies.rules import Policy, read_policy
from sql.database import Database, connect_owner
from sql.errors import DatabaseError
from tests.fixtures.postgres import Address
from tests.fixtures.process import Staff


@pytest_asyncio.fixture
async def owner_of(fresh_database: Address) -> Staff:
    """The owner of this test's database, which has the shipped policy."""
    await prepare(fresh_database.dsn)
    return Staff(fresh_database)


class Loads:
    """Counts what is loaded."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.editions: list[Edition] = []
        self.begun = asyncio.Event()

    async def __call__(self, edition: Edition) -> Head:
        self.editions.append(edition)
        self.begun.set()
        return await load_head(self._database, edition)


@pytest.fixture
def loads(gateway: Database) -> Loads:
    """The loader of this test."""
    return Loads(gateway)


@pytest.fixture
def heads(gateway: Database, loads: Loads) -> Heads:
    """The heads of this test's database."""
    return Heads(gateway, loads)


async def test_without_a_policy_in_force_nothing_is_decided(heads: Heads) -> None:
    with pytest.raises(HeadUnreadableError):
        await heads.refresh()

    with pytest.raises(HeadUnreadableError):
        _ = heads.current


async def test_the_shipped_policy_decides_once_it_is_installed(
    owner_of: Staff, heads: Heads
) -> None:
    assert owner_of
    head = await heads.refresh()

    context = Context("public", "none", "NONE", await _today(owner_of))
    grant = head.snapshot.grant(context, frozenset())
    assert heads.current is head
    assert head.edition.policy_version == 1
    assert head.snapshot.sha256 == read_policy(SHIPPED).sha256
    assert grant.scope("Municipality.name", "read").complete
    assert not grant.scope("Holder.bsn", "read").open


async def test_many_callers_wait_for_one_reading(
    owner_of: Staff, heads: Heads, loads: Loads
) -> None:
    assert owner_of
    found = await asyncio.gather(*(heads.refresh() for _ in range(20)))

    assert len({id(head) for head in found}) == 1
    assert len(loads.editions) == 1


async def test_nothing_is_loaded_while_nothing_changed(
    owner_of: Staff, heads: Heads, loads: Loads
) -> None:
    assert owner_of
    first = await heads.refresh()

    assert await heads.refresh() is first
    assert len(loads.editions) == 1


async def test_a_change_of_reference_data_is_loaded(owner_of: Staff, heads: Heads) -> None:
    first = await heads.refresh()
    await owner_of.execute("UPDATE register.municipality SET name = name WHERE code = 'GM0344'")

    second = await heads.refresh()

    assert second.edition.reference_version > first.edition.reference_version
    assert second.edition.policy_version == first.edition.policy_version


async def test_a_policy_whose_rules_were_altered_is_refused_and_tried_once(
    owner_of: Staff, heads: Heads, loads: Loads
) -> None:
    await owner_of.execute("ALTER TABLE access.policy_rule DISABLE TRIGGER only_drafts_change")
    await owner_of.execute("UPDATE access.policy_rule SET eft = 'deny' WHERE position = 1")

    for _ in range(2):
        with pytest.raises(HeadUnreadableError):
            await heads.refresh()

    assert len(loads.editions) == 1


async def test_t33_a_head_that_cannot_be_read_is_an_error(
    owner_of: Staff, heads: Heads, gateway: Database
) -> None:
    assert owner_of
    await heads.refresh()

    await gateway.close()

    with pytest.raises(DatabaseError):
        await heads.refresh()


async def test_a_caller_who_leaves_does_not_stop_the_reading(
    owner_of: Staff, heads: Heads, loads: Loads
) -> None:
    assert owner_of
    leaving = asyncio.create_task(heads.refresh())
    staying = asyncio.create_task(heads.refresh())
    await asyncio.sleep(0)

    leaving.cancel()

    assert await staying is heads.current
    assert len(loads.editions) == 1


async def test_the_watch_finds_a_new_head_by_itself(
    owner_of: Staff, heads: Heads, loads: Loads
) -> None:
    first = await heads.refresh()
    loads.begun.clear()
    watch = asyncio.create_task(heads.watch(0.01))
    await owner_of.execute("UPDATE register.municipality SET name = name WHERE code = 'GM0344'")

    await asyncio.wait_for(loads.begun.wait(), 10)
    watch.cancel()

    assert (await heads.refresh()).edition != first.edition
    assert len(loads.editions) == 2


async def test_the_watch_outlives_a_database_that_is_away(
    heads: Heads, gateway: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await gateway.close()
    watch = asyncio.create_task(heads.watch(0.01))

    await asyncio.sleep(0.2)

    assert not watch.done()
    assert {record.message for record in caplog.records} == {"head_unreadable"}
    watch.cancel()


async def test_a_policy_in_force_is_not_replaced(owner_of: Staff) -> None:
    assert not await install(owner_of.database.dsn, read_policy(SHIPPED))


async def test_a_policy_that_does_not_fit_is_not_installed(fresh_database: Address) -> None:
    shipped = read_policy(SHIPPED)

    with pytest.raises(PolicyInvalidError):
        await install(fresh_database.dsn, Policy(shipped.model, (), shipped.groups))

    async with connect_owner(fresh_database.dsn) as connection:
        assert await connection.fetchval("SELECT count(*) FROM access.policy_version") == 0


async def _today(staff: Staff) -> date:
    async with connect_owner(staff.database.dsn) as connection:
        today: date = await connection.fetchval("SELECT register.today()")
    return today


class Stalling(Loads):
    """Counts what is loaded, and never ends the first time."""

    @override
    async def __call__(self, edition: Edition) -> Head:
        head = await super().__call__(edition)
        if len(self.editions) == 1:
            await asyncio.Event().wait()
        return head


async def test_a_reading_that_was_ended_from_outside_is_begun_anew(
    owner_of: Staff, gateway: Database
) -> None:
    assert owner_of
    loads = Stalling(gateway)
    heads = Heads(gateway, loads)
    waiting = asyncio.create_task(heads.refresh())
    await loads.begun.wait()
    reading = heads._refreshing

    assert reading is not None
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert (await heads.refresh()).edition == loads.editions[1]
