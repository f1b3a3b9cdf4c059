"""Numbers that look real and belong to nobody."""

import hmac
from collections.abc import Callable, Iterator
from hashlib import sha256
from random import Random

__all__ = ["is_test_bsn", "make_bsn", "make_pseudonym", "make_unique"]

_TEST_RANGE = 9
_LARGEST_DIGIT = 9
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)


def make_bsn(chance: Random) -> str:
    """Make a citizen service number of the test range.

    Returns
    -------
    str
        Nine digits that pass the 11-test and start with 9: numbers that are not
        issued to people, so that no made-up holder can be a person who exists.
    """
    while True:
        digits = [_TEST_RANGE, *(chance.randrange(10) for _ in range(7))]
        last = _weigh(digits)
        if last <= _LARGEST_DIGIT:
            return "".join(map(str, [*digits, last]))


def is_test_bsn(bsn: str) -> bool:
    """Tell whether this is a number of the test range that passes the 11-test."""
    if len(bsn) != len(_WEIGHTS) + 1:
        return False
    first, *_, last = digits = [int(digit) for digit in bsn]
    return first == _TEST_RANGE and _weigh(digits[:-1]) == last


def make_pseudonym(key: bytes, identifier: str) -> str:
    """Make the pseudonym of a data subject.

    Parameters
    ----------
    key
        Secret kept outside the database; 32 bytes.
    identifier
        Identifier of a holder, or number of an operator licence.

    Returns
    -------
    str
        The first 32 hexadecimal digits of HMAC-SHA256.
    """
    return hmac.digest(key, identifier.encode(), sha256).hex()[:32]


def make_unique(make: Callable[[Random], str], chance: Random) -> Iterator[str]:
    """Make numbers without end, none of them twice."""
    seen: set[str] = set()
    while True:
        number = make(chance)
        if number not in seen:
            seen.add(number)
            yield number


def _weigh(digits: list[int]) -> int:
    return sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11
