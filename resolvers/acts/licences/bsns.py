"""Citizen service numbers as applicants give them."""

from typing import Final

from resolvers.acts.errors import BsnRealError
from resolvers.acts.words.numbers import is_bsn
from resolvers.statement.errors import ArgumentInvalidError

__all__ = ["hold_bsn"]

_LENGTH: Final = 9
_TEST_RANGE: Final = "9"


def hold_bsn(bsn: str, *, synthetic: bool) -> str:
    """Take a citizen service number; of the test range only where records are made up.

    Raises
    ------
    ArgumentInvalidError
        If it is not nine digits that pass the eleven test.
    BsnRealError
        If it could be a person's and records are made up.
    """
    if len(bsn) != _LENGTH or not bsn.isdecimal() or not bsn.isascii() or not is_bsn(bsn):
        raise ArgumentInvalidError("bsn", "nine digits that pass the eleven test")
    if synthetic and not bsn.startswith(_TEST_RANGE):
        raise BsnRealError
    return bsn
