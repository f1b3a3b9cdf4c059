"""Checking the number of an organisation.

Notes
-----
Source: OIN, twenty digits: eight that name a register, a main number of that register, and a
suffix. An RSIN carries the check of citizen service numbers.
"""

from typing import Final

from gateway.clients.errors import ClientOrganisationError

__all__ = ["weigh_organisation"]

_LENGTH: Final = 20
_RSIN: Final = "00000001"
_REGISTERS: Final = frozenset({_RSIN, "00000003", "00000004", "00000099"})
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MODULUS: Final = 11


def weigh_organisation(oin: str) -> None:
    """Refuse what is no OIN.

    Raises
    ------
    ClientOrganisationError
        If it has another form, is of no register that is known, or its RSIN does not check.
    """
    digits = len(oin) == _LENGTH and oin.isascii() and oin.isdigit()
    register, number = oin[:8], oin[8:17]
    if not digits or register not in _REGISTERS or (register == _RSIN and not _checks(number)):
        raise ClientOrganisationError


def _checks(number: str) -> bool:
    weighed = (weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=True))
    return int(number) > 0 and sum(weighed) % _MODULUS == 0
