"""Rotating the key-encryption key: data keys are wrapped anew, and no value is touched.

Each batch is one statement, so whoever stops it in the middle may start it again; meanwhile every
data key opens under one key-encryption key or the other.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from resolvers.sealing.keyring import Keyring
from sql import query
from sql.database import Row, Session

__all__ = ["Holding", "count_keys", "rotate"]

_BATCH: Final = 200


@dataclass(frozen=True)
class Holding:
    """How many data keys are wrapped under one key-encryption key."""

    kek: str
    data_keys: int
    current: bool


async def count_keys(session: Session, keyring: Keyring) -> list[Holding]:
    """Count the data keys under each key-encryption key, in order of its id.

    Notes
    -----
    Source: ``sql/queries/data_keys/data_keys_by_kek.sql``.
    """
    current = await keyring.current()
    rows = await session.fetch_rows(query("data_keys_by_kek"))
    return [Holding(row["kek"], row["data_keys"], row["kek"] == current) for row in rows]


async def rotate(session: Session, keyring: Keyring, *, batch: int = _BATCH) -> AsyncIterator[int]:
    """Wrap every data key under the current key-encryption key.

    Yields
    ------
    int
        How many were wrapped anew, after each batch.

    Raises
    ------
    SealingError
        If a key cannot be reached, or a data key does not unwrap; batches before it are kept.

    Notes
    -----
    Source: ``sql/queries/data_keys/data_keys_to_rewrap.sql`` and ``rewrap_data_keys.sql``.
    """
    kek = await keyring.current()
    while rows := await session.fetch_rows(query("data_keys_to_rewrap"), (kek, batch)):
        wrapped = await keyring.wrap(kek, await _unwrap(keyring, rows))
        persons, before = ([row[name] for row in rows] for name in ("person_id", "wrapped"))
        done = await session.fetch_rows(query("rewrap_data_keys"), (kek, persons, before, wrapped))
        yield len(done)


async def _unwrap(keyring: Keyring, rows: Sequence[Row]) -> list[bytes]:
    """Unwrap data keys that come in order of their key-encryption key."""
    found: list[bytes] = []
    for kek, mine in groupby(rows, itemgetter("kek")):
        found += await keyring.unwrap(kek, [row["wrapped"] for row in mine])
    return found
