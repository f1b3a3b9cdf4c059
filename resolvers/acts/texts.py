"""Texts that an officer writes: bounded, and searched for what could name a person.

A text is the one place where a person could be written down outside a licence. What looks like
a number of a person, an address of theirs or a name refuses the act; the error says what was
found and never the text.
"""

import re
from collections.abc import Iterator
from typing import Final

from resolvers.acts.errors import TextPersonalError
from resolvers.numbers import ALPHABET, LENGTH, check_character
from resolvers.statement.errors import ArgumentInvalidError

__all__ = ["find_personal", "hold_text", "hold_words"]

_DIGITS: Final = re.compile(r"(?<![\w.,-])\d(?:[ .-]?\d){7,9}(?!\w)")
_PHONE: Final = re.compile(r"(?<!\w)(?:\+31|0031|0)(?:[ ()-]{0,2}\d){9}(?!\d)")
_MAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d){10}(?!\w)", re.IGNORECASE)
_WORD: Final = re.compile(rf"(?<!\w)[{ALPHABET}{ALPHABET.lower()}]{{{LENGTH}}}(?!\w)")
_TITLED: Final = re.compile(
    r"(?<!\w)(?:[Mm]evrouw|[Mm]evr\.?|[Mm]eneer|[Dd]e heer|[Dd]hr\.?|[Mm]w\.?|[Mm]rs?\.?|[Mm]s\.?)"
    r"\s+[A-ZÀ-Þ]"
)
_NAMED: Final = re.compile(
    r"(?<![.!?:]\s)(?<!^)(?<!\w)[A-ZÀ-Þ][a-zß-ÿ]+"
    r"(?:\s+(?:van|de|der|den|ten|ter|el|al|ben|bin|von))*\s+[A-ZÀ-Þ][a-zß-ÿ]+"
)
_STREETS: Final = ("straat", "gracht", "weg", "plein", "laan", "kade", "dijk", "markt", "singel")
_TOWNS: Final = frozenset({"Den Haag", "Den Bosch", "Den Helder"})
_BSN_LENGTHS: Final = (8, 9)


def hold_words(name: str, text: str, most: int) -> str:
    """Take a short text that must be there; numbers of persons are looked for, names are not.

    Raises
    ------
    ArgumentInvalidError
        If it is empty or too long.
    TextPersonalError
        If it seems to hold a number or an address of a person.
    """
    kept = text.strip()
    if not 0 < len(kept) <= most:
        raise ArgumentInvalidError(name, f"a text of 1 to {most} characters")
    for found in _find_numbers(kept):
        raise TextPersonalError(name, found)
    return kept


def hold_text(name: str, text: str | None, most: int) -> str | None:
    """Take a text of sentences; `None` where there is none.

    Raises
    ------
    ArgumentInvalidError
        If it is empty or too long.
    TextPersonalError
        If it seems to hold a number, an address or a name of a person.
    """
    if text is None:
        return None
    kept = hold_words(name, text, most)
    for found in find_personal(kept):
        raise TextPersonalError(name, found)
    return kept


def find_personal(text: str) -> Iterator[str]:
    """Name what of a person a text seems to hold: ``a citizen service number (BSN)``."""
    yield from _find_numbers(text)
    if _TITLED.search(text) or any(not _is_place(each) for each in _NAMED.findall(text)):
        yield "a name"


def _find_numbers(text: str) -> Iterator[str]:
    if any(_is_bsn(match.group()) for match in _DIGITS.finditer(text)):
        yield "a citizen service number (BSN)"
    if _PHONE.search(text):
        yield "a telephone number"
    if _MAIL.search(text):
        yield "an e-mail address"
    if _ACCOUNT.search(text):
        yield "a bank account"
    if any(_is_licence(match.group()) for match in _WORD.finditer(text)):
        yield "a licence number"


def _is_bsn(written: str) -> bool:
    """Apply the eleven test: nine weighted digits, the last one with weight -1."""
    digits = [int(each) for each in written if each.isdigit()]
    if len(digits) not in _BSN_LENGTHS:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    padded = [0] * (len(weights) - len(digits)) + digits
    total = sum(weight * digit for weight, digit in zip(weights, padded, strict=True))
    return total != 0 and total % 11 == 0


def _is_place(named: str) -> bool:
    return named.endswith(_STREETS) or named in _TOWNS


def _is_licence(written: str) -> bool:
    number = written.upper()
    return not number.isalpha() and check_character(number[:-1]) == number[-1]
