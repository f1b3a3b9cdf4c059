"""Destroying a batch with a proof: the chain stays verifiable, and nothing else may go."""

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.sealing.destroying import destroy_batch
from gateway.sealing.keys import NO_KEYS, Keyring
from sql.database import Session, connect_owner
from sql.errors import StatementFailedError
from sql.failures import named_failures
from tests.sealing.scene import Chain, fault_of, make_keys

RECORD = "access.disclosure_record"
GROUND = "disclosures of 2021"
COUNT = f"SELECT count(*) FROM {RECORD}"


async def destroy(chain: Chain, number: int, keys: Keyring) -> int:
    async with connect_owner(chain.address.dsn) as connection:
        session = Session(connection)
        async with session.transaction():
            return await destroy_batch(session, keys, number=number, ground=GROUND)


async def test_a_batch_is_destroyed_and_the_chain_stays_verifiable(sealed: Chain) -> None:
    destroyed = await destroy(sealed, 2, sealed.keys)

    found = await sealed.verify()
    assert (destroyed, await sealed.look(COUNT)) == (10, [(20,)])
    assert (fault_of(found), found.destroyed, found.records) == ({}, 10, 30)


async def test_there_is_nothing_to_destroy_of_a_batch_that_is_not_there(sealed: Chain) -> None:
    assert await destroy(sealed, 4, sealed.keys) == 0


async def test_a_batch_is_destroyed_once(sealed: Chain) -> None:
    await destroy(sealed, 2, sealed.keys)

    with pytest.raises(StatementFailedError, match="23505"):
        await destroy(sealed, 2, sealed.keys)


async def test_t53_records_deleted_with_a_proof_that_nobody_signed_are_found(
    sealed: Chain, tmp_path: Path
) -> None:
    await destroy(sealed, 1, NO_KEYS)
    await destroy(sealed, 2, make_keys(tmp_path, "foreign.pem"))

    found = await sealed.verify()

    assert fault_of(found) == {"kind": "PROOF_WRONG", "batch": 1, "record": None}
    assert (found.broken, found.destroyed) == (2, 0)


async def test_t53_a_proof_that_is_changed_is_found(sealed: Chain) -> None:
    await destroy(sealed, 2, sealed.keys)

    await sealed.tamper("UPDATE access.disclosure_destruction SET ground = 'another'")

    assert fault_of(await sealed.verify())["kind"] == "PROOF_WRONG"


async def test_an_unsigned_chain_has_unsigned_proofs(chain: Chain) -> None:
    unsigned = replace(chain, keys=NO_KEYS)
    await unsigned.disclose(3)
    await unsigned.seal()

    await destroy(unsigned, 1, NO_KEYS)

    found = await unsigned.verify(chain.keys)
    assert (fault_of(found), found.destroyed) == ({}, 3)


PROVE = """
INSERT INTO access.disclosure_destruction (batch, ground, destroyed_at) VALUES (1, 'x', now())
"""


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {RECORD} SET purpose = 'AUDIT'",
        f"DELETE FROM {RECORD}",
        f"TRUNCATE {RECORD}",
        "UPDATE access.disclosure_seal SET records = 1",
        "DELETE FROM access.disclosure_seal",
        "TRUNCATE access.disclosure_seal CASCADE",
        "UPDATE access.disclosure_destruction SET ground = 'x'",
        "DELETE FROM access.disclosure_destruction",
        "TRUNCATE access.disclosure_destruction",
    ],
)
async def test_t53_nobody_changes_what_was_disclosed_not_even_its_owner(
    sealed: Chain, statement: str
) -> None:
    await destroy(sealed, 1, sealed.keys)

    async with connect_owner(sealed.address.dsn) as connection:
        with pytest.raises(StatementFailedError, match="23001"), named_failures():
            await connection.execute(statement)


async def test_a_proof_lets_go_of_no_other_batch(sealed: Chain) -> None:
    async with connect_owner(sealed.address.dsn) as connection:
        await connection.execute("BEGIN")
        await connection.execute(PROVE)
        await connection.execute(f"DELETE FROM {RECORD} WHERE id <= (SELECT min(id) FROM {RECORD})")
        with pytest.raises(StatementFailedError, match="23001"), named_failures():
            await connection.execute(f"DELETE FROM {RECORD}")


async def test_a_proof_of_before_lets_go_of_nothing(sealed: Chain) -> None:
    async with connect_owner(sealed.address.dsn) as connection:
        await connection.execute(PROVE)

        with pytest.raises(StatementFailedError, match="23001"), named_failures():
            await connection.execute(f"DELETE FROM {RECORD}")
