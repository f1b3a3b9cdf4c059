"""A sealed value opens with the key of its person, for its column, unchanged, and never else."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.sealing.digests import BsnDigest
from resolvers.sealing.errors import SealBrokenError
from resolvers.sealing.sealer import DataKey, destroy_keys, make_cipher
from resolvers.sealing.seals import SEALED, Value
from sql.database import Session, connect_owner
from sql.errors import StatementFailedError
from tests.fixtures.postgres import Address
from tests.fixtures.sealing import sealer_of_tests

PROFILE = settings(derandomize=True, deadline=None, database=None)
COLUMNS = [(table, column) for table, columns in SEALED.items() for column in columns]
PERSON = UUID(int=7)


def key_of(person: UUID = PERSON, secret: bytes = b"s" * 32) -> DataKey:
    return DataKey(person, "kek", b"wrapped", make_cipher(secret))


def seal(key: DataKey, place: tuple[str, str], value: Value) -> bytes:
    table, column = place
    sealed = key.seal(table, {column: value})[column]
    assert sealed is not None
    return sealed


@PROFILE
@given(st.sampled_from(COLUMNS), st.text() | st.binary() | st.dates(), st.uuids())
def test_every_value_comes_back(place: tuple[str, str], value: Value, person: UUID) -> None:
    key = key_of(person)

    content = key.open(*place, seal(key, place, value))

    expected = value.isoformat() if isinstance(value, date) else value
    assert content == (expected.encode() if isinstance(expected, str) else expected)


@PROFILE
@given(st.sampled_from(COLUMNS), st.sampled_from(COLUMNS), st.text())
def test_a_value_of_another_column_does_not_open(
    place: tuple[str, str], other: tuple[str, str], value: str
) -> None:
    key = key_of()
    sealed = seal(key, place, value)

    if place == other:
        assert key.open(*other, sealed) == value.encode()
    else:
        with pytest.raises(SealBrokenError):
            key.open(*other, sealed)


@PROFILE
@given(st.data(), st.text())
def test_no_changed_bit_is_overlooked(data: st.DataObject, value: str) -> None:
    sealed = bytearray(seal(key_of(), COLUMNS[0], value))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8

    with pytest.raises(SealBrokenError):
        key_of().open(*COLUMNS[0], bytes(sealed))


@PROFILE
@given(st.binary(max_size=40))
def test_what_was_never_sealed_does_not_open(written: bytes) -> None:
    for sealed in (written, b"\x01" + written):
        with pytest.raises(SealBrokenError):
            key_of().open(*COLUMNS[0], sealed)


@pytest.mark.parametrize("other", [key_of(UUID(int=8)), key_of(secret=b"t" * 32)])
def test_a_value_of_another_person_or_key_does_not_open(other: DataKey) -> None:
    sealed = seal(key_of(), COLUMNS[0], "Robin")

    with pytest.raises(SealBrokenError):
        other.open(*COLUMNS[0], sealed)


def test_the_same_value_is_never_sealed_to_the_same_bytes() -> None:
    assert len({seal(key_of(), COLUMNS[0], "Robin") for _ in range(100)}) == 100


def test_what_is_absent_stays_so_and_what_is_not_sealed_is_refused() -> None:
    assert key_of().seal("register.holder", {"work_phone": None}) == {"work_phone": None}
    for place in (("register.holder", "subject"), ("register.licence", "number")):
        with pytest.raises(KeyError):
            seal(key_of(), place, "Robin")


def test_a_key_shows_nothing_of_itself() -> None:
    assert "wrapped" not in repr(key_of())
    assert "secret" not in repr(BsnDigest.derive(b"secret"))


def test_a_key_of_another_length_is_none() -> None:
    with pytest.raises(SealBrokenError):
        make_cipher(b"short")


def test_equal_numbers_have_one_digest_and_the_secret_decides_it() -> None:
    one, other = BsnDigest.derive(b"a" * 32), BsnDigest.derive(b"b" * 32)

    assert one.digest("900000004") == one.digest("900000004")
    assert len({each.digest(bsn) for each in (one, other) for bsn in ("900000004", "9")}) == 4


async def test_a_person_has_one_data_key_that_is_found_again(fresh_database: Address) -> None:
    sealer, person = sealer_of_tests(), uuid4()
    async with connect_owner(fresh_database.dsn) as connection:
        session = Session(connection)
        made = await sealer.create(session, person)
        found = await sealer.find(session, person)
        with pytest.raises(StatementFailedError, match="23505"):
            await sealer.create(session, person)

    assert found is not None
    assert found.open(*COLUMNS[0], seal(made, COLUMNS[0], "Robin")) == b"Robin"


async def test_a_destroyed_data_key_is_gone(fresh_database: Address) -> None:
    sealer, person = sealer_of_tests(), uuid4()
    async with connect_owner(fresh_database.dsn) as connection:
        session = Session(connection)
        await sealer.create(session, person)

        destroyed = [await destroy_keys(session, [person, uuid4()]) for _ in range(2)]

        assert destroyed == [1, 0]
        assert await sealer.find(session, person) is None
