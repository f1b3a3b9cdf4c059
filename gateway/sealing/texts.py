"""What is hashed: one text for each record and each batch, never the same for two."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

import orjson

__all__ = ["COLUMNS", "FORM", "PRINT_BYTES", "make_print", "read_prints", "write_text"]

FORM: Final = 1
"""Which columns are hashed, and how; a batch says by which form it was made."""
COLUMNS: Final = (
    "id",
    "transaction",
    "disclosed_at",
    "trace_id",
    "root",
    "coordinates",
    "subjects",
    "purpose",
    "case_id",
    "role",
    "home",
    "officer_id",
    "appointment_id",
    "client",
    "policy_version",
)
"""Columns of a record in the order in which they are hashed: all that there are."""
PRINT_BYTES: Final = 40
"""Bytes of one fingerprint: the id of the record (8, the most significant first), its SHA-256."""
_ID_BYTES: Final = 8


def write_text(values: Sequence[str | int | None]) -> bytes:
    """Write values as a JSON array in UTF-8: other values, another text."""
    return orjson.dumps(values)


def make_print(row: Mapping[str, Any]) -> bytes:
    """Make the fingerprint of one record.

    Parameters
    ----------
    row
        Its id, and every other column as PostgreSQL writes it; `None` where it is null.

    Returns
    -------
    bytes
        As long as `PRINT_BYTES`.
    """
    text = write_text([row[name] for name in COLUMNS])
    identity: int = row["id"]
    return identity.to_bytes(_ID_BYTES, "big", signed=True) + sha256(text).digest()


def read_prints(joined: bytes) -> Iterator[tuple[int, bytes]]:
    """Read the fingerprints of a batch: id and whole fingerprint of each record."""
    for start in range(0, len(joined), PRINT_BYTES):
        one = joined[start : start + PRINT_BYTES]
        yield int.from_bytes(one[:_ID_BYTES], "big", signed=True), one
