"""A sealed value: what a column holds of a person, readable with that person's key alone.

A sealed value is one byte that names the form, twelve random bytes (the nonce), and what
AES-256-GCM makes of the value. Table, column and person are bound into it: a value that was
moved to another column or another person does not open.

Notes
-----
Source: NIST SP 800-38D.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from resolvers.sealing.errors import SealBrokenError

__all__ = ["SEALED", "Value", "open_value", "require_sealed", "seal_value"]

Value: TypeAlias = str | bytes | date

SEALED: Final[Mapping[str, tuple[str, ...]]] = {
    "register.holder": (
        "given_names",
        "family_name",
        "birth_date",
        "bsn",
        "work_phone",
        "correspondence_address",
    ),
    "register.interview": ("report",),
    "register.photo": ("content",),
    "register.operator_person": ("given_names", "family_name", "birth_date"),
}
"""Table -> its sealed columns."""

_FORM: Final = b"\x01"
_NONCE_BYTES: Final = 12


@dataclass(frozen=True)
class _Split:
    nonce: bytes
    content: bytes


def require_sealed(table: str, column: str) -> str:
    """Give the full name of a sealed column; `KeyError` if it is none."""
    if column not in SEALED[table]:
        raise KeyError(column)
    return f"{table}.{column}"


def seal_value(cipher: AESGCM, column: str, person: UUID, *, value: Value) -> bytes:
    """Seal a value of a person.

    Parameters
    ----------
    cipher
        The key of the person.
    column
        Full name of the column: ``register.holder.bsn``.
    person
        Identifier of the holder, or of the operator or manager.
    value
        Text becomes UTF-8, a day its ISO form.
    """
    nonce = os.urandom(_NONCE_BYTES)
    return _FORM + nonce + cipher.encrypt(nonce, _encode(value), _bind(column, person))


def open_value(cipher: AESGCM, column: str, person: UUID, *, sealed: bytes) -> bytes:
    """Open a sealed value.

    Raises
    ------
    SealBrokenError
        If it was not sealed with this key, for this column of this person, or was changed.
    """
    split = _split(sealed)
    try:
        return cipher.decrypt(split.nonce, split.content, _bind(column, person))
    except InvalidTag:
        raise SealBrokenError from None


def _split(sealed: bytes) -> _Split:
    end = len(_FORM) + _NONCE_BYTES
    if sealed[: len(_FORM)] != _FORM or len(sealed) < end:
        raise SealBrokenError
    return _Split(sealed[len(_FORM) : end], sealed[end:])


def _encode(value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    return (value.isoformat() if isinstance(value, date) else value).encode()


def _bind(column: str, person: UUID) -> bytes:
    return column.encode() + b"\0" + person.bytes
