"""Numbers and addresses of persons in a text."""

import re
from collections.abc import Iterator
from typing import Final

from resolvers.numbers import ALPHABET, LENGTH, check_character

__all__ = ["find_numbers", "is_bsn"]

_DIGITS: Final = re.compile(r"(?<![\w.,-])\d(?:[ .-]?\d){7,9}(?!\w)")
_PHONE: Final = re.compile(r"(?<!\w)(?:\+\d{2}|00\d{2}|0)(?: ?\(0\))?(?:[ ()./-]{0,2}\d){9}(?!\d)")
_MAIL: Final = re.compile(r"[^\s@]+(?:@| ?\[at\] ?| ?\(at\) ?)[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r"(?<!\w)[A-Z]{2} ?\d{2} ?[A-Z]{4}(?: ?\d){10}(?!\w)", re.IGNORECASE)
_WORD: Final = re.compile(
    rf"(?<!\w)(?:[{ALPHABET}]-?){{{LENGTH - 1}}}[{ALPHABET}](?!\w)", re.IGNORECASE
)
# With spaces between, only capitals and digits: words of a sentence are not a number.
_SPACED: Final = re.compile(rf"(?<!\w)(?:[{ALPHABET}] ?){{{LENGTH - 1}}}[{ALPHABET}](?!\w)")
_BSN_LENGTHS: Final = (8, 9)


def find_numbers(text: str) -> Iterator[str]:
    """Name what numbers of a person a text seems to hold: ``a citizen service number (BSN)``."""
    if any(is_bsn(match.group()) for match in _DIGITS.finditer(text)):
        yield "a citizen service number (BSN)"
    if _PHONE.search(text):
        yield "a telephone number"
    if _MAIL.search(text):
        yield "an e-mail address"
    if _ACCOUNT.search(text):
        yield "a bank account"
    forms = (_WORD, _SPACED)
    if any(_is_licence(match.group()) for form in forms for match in form.finditer(text)):
        yield "a licence number"


def is_bsn(written: str) -> bool:
    """Apply the eleven test: nine weighted digits, the last one with weight -1."""
    digits = [int(each) for each in written if each.isdigit()]
    if len(digits) not in _BSN_LENGTHS:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    padded = [0] * (len(weights) - len(digits)) + digits
    total = sum(weight * digit for weight, digit in zip(weights, padded, strict=True))
    return any(digits) and total % 11 == 0


def _is_licence(written: str) -> bool:
    number = written.upper().replace("-", "").replace(" ", "")
    return not number.isalpha() and check_character(number[:-1]) == number[-1]
