"""Sealing: every record once, however late it was committed, and by one process at a time."""

import asyncio

import pytest

from gateway.sealing.errors import SealCounterBackError, SealKeyMissingError
from gateway.sealing.keys import NO_KEYS
from gateway.sealing.sealing import BATCH, seal_batch
from gateway.work.sealing import Sealing
from sql import query
from sql.database import SEALER_ROLE, Database, connect_owner
from tests.sealing.scene import DISCLOSE, Chain, fault_of

COUNTED = "SELECT coalesce(sum(records), 0)::int FROM access.disclosure_seal"


async def test_records_are_sealed_in_batches_of_a_bounded_size(chain: Chain) -> None:
    await chain.disclose(2 * BATCH + 1)

    await chain.seal()

    rows = await chain.look("SELECT number, records FROM access.disclosure_seal ORDER BY number")
    found = await chain.verify()
    assert rows == [(1, BATCH), (2, BATCH), (3, 1)]
    assert (fault_of(found), found.records, found.unsealed) == ({}, 2 * BATCH + 1, 0)


async def test_sealing_ends_where_the_last_batch_is_full(chain: Chain) -> None:
    await chain.disclose(2 * BATCH)

    async with asyncio.timeout(30):
        await chain.seal()

    assert (await chain.verify()).records == 2 * BATCH


async def test_where_nothing_is_new_no_batch_is_made(sealed: Chain) -> None:
    assert await seal_batch(sealed.sealer, sealed.keys) is None


async def test_a_record_committed_late_is_waited_for_and_sealed_in_its_place(chain: Chain) -> None:
    async with connect_owner(chain.address.dsn) as late, late.transaction():
        await late.execute(DISCLOSE, 1)
        await chain.disclose(20)
        await chain.seal()
        before = await chain.look(COUNTED)
    await chain.seal()

    found = await chain.verify()
    assert (before, await chain.look(COUNTED)) == ([(0,)], [(21,)])
    assert (fault_of(found), found.unsealed) == ({}, 0)


async def test_a_record_of_a_savepoint_is_sealed_with_its_transaction(chain: Chain) -> None:
    async with connect_owner(chain.address.dsn) as late, late.transaction():
        await chain.disclose(1)
        async with late.transaction():
            await late.execute(DISCLOSE, 2)
        await chain.seal()
    await chain.seal()

    found = await chain.verify()
    assert (fault_of(found), found.records) == ({}, 3)


async def test_a_record_that_was_rolled_back_is_not_missed(chain: Chain) -> None:
    async with connect_owner(chain.address.dsn) as connection:
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute(DISCLOSE, 3)
        await chain.disclose(2)
        await transaction.rollback()
    await chain.seal()

    found = await chain.verify()
    assert (fault_of(found), found.records, found.unsealed) == ({}, 2, 0)


async def write_at_random(chain: Chain, turns: int, pause: float) -> None:
    async with connect_owner(chain.address.dsn) as connection:
        for turn in range(turns):
            async with connection.transaction():
                await connection.execute(DISCLOSE, 1 + turn % 3)
                await asyncio.sleep(pause)


async def test_t53_under_concurrent_load_every_record_is_sealed_exactly_once(chain: Chain) -> None:
    """Eight write, with transactions that stay open, while three seal at the same time."""
    other = await Database.connect(chain.address.gateway_dsn, role=SEALER_ROLE, min_size=0)
    watches = [
        asyncio.create_task(Sealing(database, chain.keys).watch(0.005))
        for database in (chain.sealer, chain.sealer, other)
    ]
    writers = [asyncio.create_task(write_at_random(chain, 40, n * 0.001)) for n in range(8)]
    for _ in range(3):
        async with connect_owner(chain.address.dsn) as late, late.transaction():
            await late.execute(DISCLOSE, 1)
            await asyncio.sleep(0.1)
        await asyncio.sleep(0.05)
    await asyncio.gather(*writers)
    for each in watches:
        each.cancel()
    await asyncio.wait(watches)
    await other.close()
    await chain.seal()

    found = await chain.verify()
    ((written,),) = await chain.look("SELECT count(*) FROM access.disclosure_record")
    assert (fault_of(found), found.records, found.unsealed) == ({}, written, 0)
    assert found.batches > 1


async def test_only_one_process_seals_at_a_time(chain: Chain) -> None:
    await chain.disclose(1)
    async with chain.sealer.transaction() as session:
        await session.execute(query("take_seal_lock"))

        made = await seal_batch(chain.sealer, chain.keys)

    assert made is None
    assert await seal_batch(chain.sealer, chain.keys) is not None


async def test_a_chain_that_is_signed_is_not_gone_on_with_unsigned(
    sealed: Chain, caplog: pytest.LogCaptureFixture
) -> None:
    await sealed.disclose(1)

    with pytest.raises(SealKeyMissingError):
        await seal_batch(sealed.sealer, NO_KEYS)
    await Sealing(sealed.sealer, NO_KEYS).seal()

    assert caplog.messages == ["disclosures_unsealed"]
    assert vars(caplog.records[0])["code"] == "SEAL_KEY_MISSING"


async def test_a_chain_without_a_key_is_signed_from_the_day_it_has_one(chain: Chain) -> None:
    await chain.disclose(1)
    await Sealing(chain.sealer, NO_KEYS).seal()
    await chain.disclose(1)
    await chain.seal()

    found = await chain.verify()

    assert (fault_of(found), found.batches, found.unsigned) == ({}, 2, 1)


async def test_nothing_is_sealed_where_transactions_are_counted_from_the_beginning(
    chain: Chain,
) -> None:
    await chain.disclose(1)
    await chain.seal()
    await chain.tamper("UPDATE access.disclosure_seal SET until_transaction = 1::bigint << 60")

    with pytest.raises(SealCounterBackError):
        await seal_batch(chain.sealer, chain.keys)


async def test_what_was_sealed_last_is_logged_for_who_keeps_it_elsewhere(
    chain: Chain, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "registerpoort.sealing")
    await chain.disclose(BATCH + 1)

    await chain.seal()

    found = await chain.verify()
    said = vars(caplog.records[0])
    assert (len(caplog.records), said["batch"], said["hash"]) == (1, 2, found.head)


async def test_a_database_that_does_not_let_the_sealer_in_stops_nothing(
    chain: Chain, caplog: pytest.LogCaptureFixture
) -> None:
    await chain.sealer.close()

    await chain.seal()

    assert caplog.messages == ["disclosures_unsealed"]
