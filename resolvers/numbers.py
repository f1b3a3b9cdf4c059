"""Licence numbers: ten characters that a person reads out and an officer types.

The alphabet has no look-alikes (0 and O, 1 and I and L). Nine characters are
random, some 45 bits; the tenth is their position-weighted sum modulo 31, a prime,
so that one wrong character and two that changed places are always noticed.
"""

import random
from collections.abc import Sequence
from typing import NewType

from resolvers.errors import ScalarInvalidError

__all__ = [
    "ALPHABET",
    "LENGTH",
    "LicenceNumber",
    "check_character",
    "make_number",
    "parse_number",
]

LicenceNumber = NewType("LicenceNumber", str)

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 10

_FORM = (
    f"{LENGTH} letters and digits without 0, 1, I, L and O;"
    " spaces, dashes and small letters are allowed"
)
_IGNORED = str.maketrans("", "", " -")


def check_character(characters: Sequence[str]) -> str:
    """Compute the tenth character of a licence number.

    Parameters
    ----------
    characters
        The nine characters before it, each of `ALPHABET`.

    Returns
    -------
    str
        One character of `ALPHABET`.
    """
    values = (ALPHABET.index(character) for character in characters)
    total = sum(weight * value for weight, value in enumerate(values, start=1))
    return ALPHABET[total % len(ALPHABET)]


def make_number(source: random.Random) -> LicenceNumber:
    """Draw a licence number, from `random.SystemRandom` where it must not be guessed."""
    characters = "".join(source.choice(ALPHABET) for _ in range(LENGTH - 1))
    return LicenceNumber(characters + check_character(characters))


def parse_number(value: object) -> LicenceNumber:
    """Read a licence number as a person writes it.

    Returns
    -------
    LicenceNumber
        Ten characters of `ALPHABET`. A wrong check character is let through: it is found
        nowhere, as any other number that was never issued (no oracle for who guesses).

    Raises
    ------
    ScalarInvalidError
        If the length is wrong or a character is not in the alphabet.
    """
    if not isinstance(value, str) or not value.isascii():
        raise ScalarInvalidError("LicenceNumber", _FORM)
    number = value.translate(_IGNORED).upper()
    if len(number) != LENGTH or not set(number) <= set(ALPHABET):
        raise ScalarInvalidError("LicenceNumber", _FORM)
    return LicenceNumber(number)
