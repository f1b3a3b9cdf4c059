import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolvers.errors import ScalarInvalidError
from resolvers.numbers import ALPHABET, LENGTH, check_character, make_number, parse_number
from resolvers.scalars import (
    SCALARS,
    parse_date,
    parse_datetime,
    parse_uuid,
    write_datetime,
)

PARSERS = [parse_date, parse_datetime, parse_number, parse_uuid]

numbers = st.randoms(use_true_random=False).map(make_number)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def valid(number: str) -> bool:
    """Tell whether the check character is the one it should be."""
    return check_character(number[:-1]) == number[-1]


def test_has_an_alphabet_of_31_characters_without_look_alikes() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert not set("01ILO") & set(ALPHABET)


@given(numbers)
def test_makes_numbers_that_hold(number: str) -> None:
    assert len(number) == LENGTH
    assert valid(number)
    assert parse_number(number) == number


def test_makes_different_numbers() -> None:
    source = random.Random(1)  # repeatable on purpose

    assert len({make_number(source) for _ in range(1000)}) == 1000


@given(numbers, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_notices_one_wrong_character(number: str, place: int, character: str) -> None:
    misread = number[:place] + character + number[place + 1 :]

    assert valid(misread) == (misread == number)


@given(numbers, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_notices_two_characters_that_changed_places(number: str, one: int, other: int) -> None:
    characters = list(number)
    characters[one], characters[other] = characters[other], characters[one]
    swapped = "".join(characters)

    assert valid(swapped) == (swapped == number)


@given(numbers, st.lists(st.tuples(st.integers(0, LENGTH), st.sampled_from(" -")), max_size=6))
def test_reads_a_number_as_people_write_it(number: str, gaps: list[tuple[int, str]]) -> None:
    written = number.lower()
    for place, gap in gaps:
        written = written[:place] + gap + written[place:]

    assert parse_number(written) == number


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_t04_takes_any_check_character_for_a_number(number: str) -> None:
    assert parse_number(number) == number


@pytest.mark.parametrize(
    "value",
    [
        "",
        "23456789A",
        "23456789ABC",
        "23456789A0",
        "23456789A\u0131",
        "23456789A\0",
        2345678923,
        None,
    ],
)
def test_refuses_a_number_of_another_length_or_alphabet(value: object) -> None:
    with pytest.raises(ScalarInvalidError, match="10 letters and digits without 0, 1, I, L and O"):
        parse_number(value)


@given(st.dates())
def test_reads_the_dates_it_writes(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.datetimes(timezones=st.just(UTC)))
def test_reads_the_moments_it_writes(moment: datetime) -> None:
    written = write_datetime(moment)

    assert parse_datetime(written) == moment.replace(microsecond=0)
    assert len(written) == len("2026-11-24T09:30:00Z")


@given(
    st.datetimes(
        min_value=datetime(2, 1, 1),  # noqa: DTZ001  # hypothesis adds the offset
        max_value=datetime(9998, 1, 1),  # noqa: DTZ001  # hypothesis adds the offset
        timezones=offsets,
    )
)
def test_reads_a_moment_in_any_offset_as_utc(moment: datetime) -> None:
    read = parse_datetime(moment.isoformat())

    assert read == moment
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-24",
        "2026-11-24T09:30:00",
        "2026-11-24 09:30:00Z",
        "2026-11-24T25:30:00Z",
        "0001-01-01T00:00:00+14:00",
        1764000000,
    ],
)
def test_refuses_a_moment_that_is_not_one(value: object) -> None:
    with pytest.raises(ScalarInvalidError, match="YYYY-MM-DDTHH:MM:SSZ"):
        parse_datetime(value)


@pytest.mark.parametrize("value", ["2026-02-30", "20261124", "2026-W48-2", "0000-01-01", 7])
def test_refuses_a_date_that_is_not_one(value: object) -> None:
    with pytest.raises(ScalarInvalidError, match="YYYY-MM-DD"):
        parse_date(value)


@given(st.uuids())
def test_reads_the_identifiers_it_writes(identifier: UUID) -> None:
    assert parse_uuid(str(identifier).upper()) == identifier


@pytest.mark.parametrize("value", ["", "0b6a1f6e6d2a4f7e9a530d4f5f3c2b11", "1 OR true", 7])
def test_refuses_an_identifier_that_is_not_one(value: object) -> None:
    with pytest.raises(ScalarInvalidError, match="36 hexadecimal digits"):
        parse_uuid(value)


@pytest.mark.parametrize("parse", PARSERS)
@given(value=st.none() | st.booleans() | st.integers() | st.floats() | st.text())
def test_never_repeats_what_it_refuses(parse: Callable[[object], object], value: object) -> None:
    with pytest.raises(ScalarInvalidError) as refusal:
        parse(value)

    assert repr(value) not in str(refusal.value) or len(repr(value)) < LENGTH


@pytest.mark.parametrize("kind", SCALARS)
def test_says_how_each_scalar_is_read_and_written(kind: object) -> None:
    scalar = SCALARS[kind]

    assert scalar.parse_value is not None
    assert scalar.serialize is not None
