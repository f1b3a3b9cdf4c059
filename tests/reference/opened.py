"""Sealed columns of the views, opened by hand: which they are, and what their fields show."""

from base64 import b64decode, b64encode
from binascii import unhexlify
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.fixtures.sealing import KEK

__all__ = ["open_row"]

_KEK: Final = AESGCM(b64decode(KEK.split()[1]))


def open_row(view: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row of a view with its envelopes opened."""
    return {**row} | {
        name: row[name] and shown(_open(row[name], column))
        for name, (column, shown) in _SEALED.get(view, {}).items()
    }


def _open(envelope: str, column: str) -> bytes:
    _, wrapped, person, content = envelope.split()
    key, sealed = unhexlify(wrapped), b64decode(content)
    cipher = AESGCM(_KEK.decrypt(key[:12], key[12:], b"registerpoort data key"))
    bound = column.encode() + b"\0" + UUID(person).bytes
    return cipher.decrypt(sealed[1:13], sealed[13:], bound)


def _is_of_age(content: bytes) -> bool:
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    year, month, day = map(int, content.split(b"-"))
    return (today.year - year, today.month, today.day) >= (21, month, day)


_Shown = Callable[[bytes], Any]
_SEALED: Final[Mapping[str, Mapping[str, tuple[str, _Shown]]]] = {
    "holder": {
        name: (f"register.holder.{name}", bytes.decode)
        for name in (
            "given_names",
            "family_name",
            "birth_date",
            "bsn",
            "work_phone",
            "correspondence_address",
        )
    },
    "operator_person": {
        name: (f"register.operator_person.{name}", bytes.decode)
        for name in ("given_names", "family_name", "birth_date")
    },
    "interview": {"report": ("register.interview.report", bytes.decode)},
    "photo": {"base64": ("register.photo.content", lambda image: b64encode(image).decode())},
    "licence": {"minimum_age_met": ("register.holder.birth_date", _is_of_age)},
}
