"""Verifying: whatever was changed, deleted or inserted is found, and the first of it named."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.sealing.keys import NO_KEYS, Keyring
from gateway.sealing.seals import Seal
from gateway.sealing.texts import make_print
from gateway.sealing.verifying import Seen
from sql import query
from tests.sealing.scene import Chain, fault_of, make_keys

RECORD = "access.disclosure_record"
FIFTEENTH = f"(SELECT id FROM {RECORD} ORDER BY transaction, id OFFSET 14 LIMIT 1)"
SEAL = "access.disclosure_seal"


def fault(kind: str, batch: int, record: int | None = None) -> dict[str, object]:
    return {"kind": kind, "batch": batch, "record": record}


async def test_a_chain_that_nobody_touched_is_good(sealed: Chain) -> None:
    found = await sealed.verify()

    assert (fault_of(found), found.broken) == ({}, 0)
    assert (found.total, found.batches, found.records) == (3, 3, 30)
    assert (found.unsigned, found.unchecked, found.unsealed, found.newest) == (0, 0, 0, 3)


async def test_an_empty_chain_is_good(chain: Chain) -> None:
    found = await chain.verify()

    assert (fault_of(found), found.batches, found.head) == ({}, 0, "")


CHANGES = {
    "disclosed_at": "disclosed_at + interval '1 microsecond'",
    "trace_id": "'another'",
    "root": "'Query.licences'",
    "coordinates": "coordinates || '{Licence.photo}'::text[]",
    "subjects": "'{another}'",
    "purpose": "'AUDIT'",
    "case_id": "gen_random_uuid()",
    "role": "'inspector'",
    "home": "'GM0344'",
    "officer_id": "gen_random_uuid()",
    "appointment_id": "gen_random_uuid()",
    "client": "''",
    "policy_version": "2",
}


@pytest.mark.parametrize("column", sorted(CHANGES))
async def test_t53_a_changed_column_is_found(sealed: Chain, column: str) -> None:
    ((record,),) = await sealed.look(f"SELECT {FIFTEENTH}")

    await sealed.tamper(f"UPDATE {RECORD} SET {column} = {CHANGES[column]} WHERE id = $1", record)

    assert fault_of(await sealed.verify()) == fault("RECORD_CHANGED", 2, record)


async def test_every_column_there_is_can_be_found_changed(sealed: Chain) -> None:
    columns = await sealed.look(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = 'access' AND table_name = 'disclosure_record'"
    )

    assert {name for (name,) in columns} == {*CHANGES, "id", "transaction"}


@pytest.mark.parametrize("moment", ["infinity", "-infinity", "4000-01-01 BC"])
async def test_a_moment_that_python_does_not_know_is_a_change(sealed: Chain, moment: str) -> None:
    await sealed.tamper(f"UPDATE {RECORD} SET disclosed_at = '{moment}'")

    found = await sealed.verify()

    assert (fault_of(found)["kind"], found.broken) == ("RECORD_CHANGED", 3)


async def test_t53_a_deleted_record_is_found(sealed: Chain) -> None:
    ((record,),) = await sealed.look(f"SELECT {FIFTEENTH}")

    await sealed.tamper(f"DELETE FROM {RECORD} WHERE id = $1", record)

    assert fault_of(await sealed.verify()) == fault("RECORD_MISSING", 2, record)


async def test_t53_a_batch_whose_records_are_all_deleted_is_found(sealed: Chain) -> None:
    ((first,),) = await sealed.look(f"SELECT min(id) FROM {RECORD}")

    await sealed.tamper(f"DELETE FROM {RECORD} WHERE id < $1", first + 10)

    assert fault_of(await sealed.verify()) == fault("RECORD_MISSING", 1, first)


COPY = f"""
INSERT INTO {RECORD} (transaction, trace_id, root, coordinates, subjects, purpose, role, home,
    policy_version)
SELECT transaction + $2, trace_id, root, coordinates, subjects, purpose, role, home, 1
FROM {RECORD} WHERE id = $1 RETURNING id
"""


@pytest.mark.parametrize(("offset", "batch"), [(0, 2), (-1, 2)])
async def test_t53_a_record_inserted_among_those_that_are_sealed_is_found(
    sealed: Chain, offset: int, batch: int
) -> None:
    ((record,),) = await sealed.look(f"SELECT {FIFTEENTH}")

    await sealed.tamper(COPY, record, offset)

    ((inserted,),) = await sealed.look(f"SELECT max(id) FROM {RECORD}")
    assert fault_of(await sealed.verify()) in (
        fault("RECORD_INSERTED", batch, inserted),
        fault("RECORD_INSERTED", batch + 1, inserted),
    )


async def test_t53_a_record_moved_elsewhere_is_found(sealed: Chain) -> None:
    ((record,),) = await sealed.look(f"SELECT {FIFTEENTH}")

    await sealed.tamper(f"UPDATE {RECORD} SET transaction = 1 WHERE id = $1", record)

    found = await sealed.verify()
    assert (fault_of(found), found.broken) == (fault("RECORD_INSERTED", 1, record), 2)


async def test_t53_a_record_with_another_id_is_found(sealed: Chain) -> None:
    ((record,),) = await sealed.look(f"SELECT {FIFTEENTH}")

    await sealed.tamper(f"UPDATE {RECORD} SET id = DEFAULT WHERE id = $1", record)

    assert fault_of(await sealed.verify()) == fault("RECORD_MISSING", 2, record)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("previous = decode(repeat('ab', 32), 'hex')", "PREVIOUS_WRONG"),
        ("since_id = since_id - 1", "PREVIOUS_WRONG"),
        ("sealed_at = sealed_at - interval '1 day'", "HASH_WRONG"),
        ("sealed_at = '-infinity'", "HASH_WRONG"),
        ("form = 2", "HASH_WRONG"),
        ("key = repeat('a', 64)", "HASH_WRONG"),
        ("fingerprints = set_byte(fingerprints, 19, get_byte(fingerprints, 19) # 1)", "HASH_WRONG"),
        ("hash = decode(repeat('ab', 32), 'hex')", "HASH_WRONG"),
        ("signature = set_byte(signature, 19, get_byte(signature, 19) # 1)", "SIGNATURE_WRONG"),
    ],
)
async def test_t53_a_changed_batch_is_found(sealed: Chain, change: str, expected: str) -> None:
    await sealed.tamper(f"UPDATE {SEAL} SET {change} WHERE number = 2")

    assert fault_of(await sealed.verify()) == fault(expected, 2)


async def test_t53_a_missing_batch_is_found(sealed: Chain) -> None:
    await sealed.tamper(f"DELETE FROM {SEAL} WHERE number = 2")

    found = await sealed.verify()

    assert (fault_of(found), found.broken) == (fault("BATCH_MISSING", 2), 1)


async def reseal(chain: Chain, alter: Callable[[Seal], Seal]) -> None:
    """Make the second batch anew for what its records are now, as who has no key would."""
    (row,) = await chain.sealer.fetch_rows(query("seals"), (1, 2, 1))
    seal = Seal.read(dict(row))
    bounds = (seal.since.transaction, seal.since.id, seal.until.transaction, seal.until.id)
    rows = await chain.sealer.fetch_rows(query("sealed_records"), (*bounds, 100))
    prints = b"".join(make_print(dict(each)) for each in rows)
    changed = alter(replace(seal, prints=prints, records=len(rows)))
    hashed = replace(changed, hash=changed.make_hash())
    await chain.tamper(
        f"UPDATE {SEAL} SET fingerprints = $1, records = $2, key = $3, hash = $4, signature = $5"
        " WHERE number = 2",
        *(hashed.prints, hashed.records, hashed.key, hashed.hash, alter(hashed).signature),
    )
    await chain.tamper(f"UPDATE {SEAL} SET previous = $1 WHERE number = 3", hashed.hash)


async def test_t53_who_makes_a_batch_anew_without_the_key_is_found(sealed: Chain) -> None:
    await sealed.tamper(f"DELETE FROM {RECORD} WHERE id = {FIFTEENTH}")

    await reseal(sealed, lambda seal: seal)

    assert fault_of(await sealed.verify()) == fault("SIGNATURE_WRONG", 2)


async def test_t53_who_takes_the_signature_away_is_found(sealed: Chain) -> None:
    await reseal(sealed, lambda seal: replace(seal, key=None, signature=None))

    assert fault_of(await sealed.verify()) == fault("SIGNATURE_MISSING", 2)


async def test_t53_who_signs_with_a_key_of_their_own_is_found(
    sealed: Chain, tmp_path: Path
) -> None:
    foreign = make_keys(tmp_path, "foreign.pem")

    def sign(seal: Seal) -> Seal:
        named = replace(seal, key=foreign.fingerprint)
        return replace(named, signature=foreign.sign(named.signed))

    await reseal(sealed, sign)

    assert fault_of(await sealed.verify()) == fault("SIGNATURE_WRONG", 2)


async def test_a_chain_without_signatures_can_be_made_anew_and_is_said_to_be_unsigned(
    chain: Chain,
) -> None:
    unsigned = replace(chain, keys=NO_KEYS)
    for _ in range(2):
        await unsigned.disclose(10)
        await unsigned.seal()
    await unsigned.tamper(f"DELETE FROM {RECORD} WHERE id = {FIFTEENTH}")

    await reseal(unsigned, lambda seal: seal)

    found = await unsigned.verify()
    assert (fault_of(found), found.unsigned, found.records) == ({}, 2, 19)


async def test_signatures_without_a_key_are_counted_as_unchecked(sealed: Chain) -> None:
    found = await sealed.verify(NO_KEYS)

    assert (fault_of(found), found.unchecked, found.unsigned) == ({}, 3, 0)


async def test_a_public_key_is_enough(sealed: Chain) -> None:
    public = Keyring(None, sealed.keys.known)

    assert fault_of(await sealed.verify(public)) == {}


async def test_batches_cut_off_at_the_end_are_found_by_who_saw_them(sealed: Chain) -> None:
    before = await sealed.verify()
    await sealed.tamper(f"DELETE FROM {SEAL} WHERE number = 3")

    unseen = await sealed.verify()
    found = await sealed.verify(seen=Seen(3, before.head))

    assert (fault_of(unseen), unseen.unsealed) == ({}, 10)
    assert fault_of(found) == fault("BATCH_MISSING", 3)


async def test_a_batch_made_anew_is_found_by_who_saw_it(sealed: Chain) -> None:
    before = await sealed.verify()

    good = await sealed.verify(seen=Seen(3, before.head))
    found = await sealed.verify(seen=Seen(2, before.head))

    assert (fault_of(good), fault_of(found)) == ({}, fault("SEEN_DIFFERS", 2))


async def test_what_is_not_sealed_yet_is_counted(sealed: Chain) -> None:
    await sealed.disclose(7)

    found = await sealed.verify()

    assert (fault_of(found), found.unsealed) == ({}, 7)
