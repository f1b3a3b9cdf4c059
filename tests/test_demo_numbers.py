"""Numbers and people that belong to nobody."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.demo.numbers import is_test_bsn, make_bsn, make_pseudonym, make_unique
from tests.fixtures.demo import small_register


def eleven_test(bsn: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), bsn, strict=False))
    return (total - int(bsn[8])) % 11 == 0


@given(st.integers())
def test_every_number_passes_the_11_test_in_the_test_range(seed: int) -> None:
    bsn = make_bsn(Random(seed))

    assert len(bsn) == 9
    assert bsn.startswith("9")
    assert eleven_test(bsn)
    assert is_test_bsn(bsn)


@pytest.mark.parametrize("bsn", ["123456782", "900000000", "91234567", "9123456789"])
def test_other_numbers_are_not_of_the_test_range(bsn: str) -> None:
    assert not is_test_bsn(bsn)


def test_no_two_holders_share_a_number() -> None:
    holders = small_register()["register.holder"]
    numbers = [row[holders.columns.index("bsn")] for row in holders.rows]

    assert len(set(numbers)) == len(numbers)
    assert all(is_test_bsn(str(number)) for number in numbers)


def test_no_telephone_number_is_in_use() -> None:
    holders = small_register()["register.holder"]
    numbers = {row[holders.columns.index("work_phone")] for row in holders.rows}

    assert None in numbers
    assert all(str(number).startswith("060") for number in numbers - {None})


def test_a_number_is_made_again_until_it_is_new() -> None:
    drawn = iter("aab")

    numbers = make_unique(lambda _: next(drawn), Random(1))

    assert [next(numbers), next(numbers)] == ["a", "b"]


def test_a_pseudonym_follows_from_key_and_identifier() -> None:
    made = make_pseudonym(b"key", "holder")

    assert made == "eb80a0030c0b1fe9f8817abedcee4a20"
