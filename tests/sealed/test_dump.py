"""A dump of the database shows no person data."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gateway.demo.load import copy_batches
from gateway.demo.register import Batch, make_register
from gateway.demo.sealing import seal_batches
from resolvers.sealing.seals import SEALED
from sql.binaries import find_binaries
from tests.fixtures.demo import make_world
from tests.fixtures.postgres import Address
from tests.fixtures.sealing import KEK, sealer_of_tests

Rows = Sequence[Mapping[str, object]]


def named(batches: Sequence[Batch]) -> dict[str, Rows]:
    return {
        batch.table: [dict(zip(batch.columns, row, strict=True)) for row in batch.rows]
        for batch in batches
    }


def words(batches: Sequence[Batch], *, sealed: bool) -> Iterator[str]:
    """Everything that is said, in sealed columns or in all the others."""
    for table, rows in named(batches).items():
        for row in rows:
            for column, value in row.items():
                if (column in SEALED.get(table, ())) == sealed and value is not None:
                    yield value.hex() if isinstance(value, bytes) else str(value)


def dump(address: Address, binaries: Path | None) -> str:
    program = find_binaries(binaries)["pg_dump"]
    command = [program, "--inserts", f"--dbname={address.dsn}"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


async def test_t31_a_dump_of_the_database_shows_no_person(
    fresh_database: Address, binaries: Path | None
) -> None:
    batches = list(make_register(make_world(licences=100, annotations=100)))
    plain = "\n".join([dump(fresh_database, binaries), *words(batches, sealed=False)])
    await copy_batches(fresh_database.dsn, await seal_batches(sealer_of_tests(), batches))

    told = dump(fresh_database, binaries)

    # A name that an officer has too, or a day of a municipality, says nothing about a holder.
    persons = {word for word in words(batches, sealed=True) if word not in plain}
    assert len(persons) > 600
    assert all(str(row["number"]) in told for row in named(batches)["register.licence"])
    assert {word for word in persons if word in told} == set()
    assert KEK.split()[1].decode() not in told


async def test_equal_numbers_are_found_by_their_digest() -> None:
    batches = list(make_register(make_world(licences=100, annotations=100)))
    sealer = sealer_of_tests()

    sealed = named(await seal_batches(sealer, batches))["register.holder"]

    holders = named(batches)["register.holder"]
    assert [row["bsn_digest"] for row in sealed] == [
        sealer.digests.digest(str(row["bsn"])) for row in holders
    ]
