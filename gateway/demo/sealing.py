"""Sealing the made-up rows, as everything about persons is sealed before it is loaded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias
from uuid import UUID

from gateway.demo.register import Batch
from resolvers.sealing.sealer import DataKey, Sealer
from resolvers.sealing.seals import SEALED

__all__ = ["seal_batches"]

_HOLDERS: Final = "register.holder"
_PERSONS: Final = (_HOLDERS, "register.operator_person")
_KEYS: Final = {"register.licence": "number", "register.application": "id"}
_LIKE: Final = {
    "register.application_photo": "register.photo",
    "register.application_interview": "register.interview",
}
"""What an application holds is sealed as it is on a licence."""
_KEY_COLUMNS: Final = ("person_id", "kek", "wrapped")

_Row: TypeAlias = tuple[object, ...]


async def seal_batches(sealer: Sealer, batches: Sequence[Batch]) -> list[Batch]:
    """Seal the columns about persons, each person's with a key of their own.

    Parameters
    ----------
    sealer
        Where the keys come from.
    batches
        Rows of all tables, of persons as they are.

    Returns
    -------
    list of Batch
        First the data keys, then the same tables in the same order.

    Raises
    ------
    SealingError
        If the key-encryption keys cannot be reached.
    """
    persons = [row["id"] for table in _PERSONS for row in _rows(batches, table)]
    keys = await sealer.make(persons)
    holders: dict[object, UUID] = {
        row[_KEYS[table]]: row["holder_id"] for table in _KEYS for row in _rows(batches, table)
    }
    sealing = _Sealing(sealer, {key.person: key for key in keys}, holders)
    kept = tuple((key.person, key.kek, key.wrapped) for key in keys)
    return [Batch("register.data_key", _KEY_COLUMNS, kept), *map(sealing.seal, batches)]


@dataclass(frozen=True)
class _Sealing:
    sealer: Sealer
    keys: Mapping[UUID, DataKey]
    holders: Mapping[object, UUID]
    """Holder of each licence and application, by its key."""

    def seal(self, batch: Batch) -> Batch:
        """Seal one table; one that is not about persons stays as it is."""
        if batch.table not in SEALED and batch.table not in _LIKE:
            return batch
        rows = tuple(self._seal(batch, row) for row in _named(batch))
        return replace(batch, columns=(*batch.columns, *_digested(batch)), rows=rows)

    def _seal(self, batch: Batch, row: Mapping[str, Any]) -> _Row:
        key = self.keys[row["id"] if batch.table in _PERSONS else self._holder(row)]
        table = _LIKE.get(batch.table, batch.table)
        sealed = key.seal(table, {name: row[name] for name in SEALED[table]})
        digests = (self.sealer.digests.digest(row["bsn"]) for _ in _digested(batch))
        return (*({**row, **sealed}).values(), *digests)

    def _holder(self, row: Mapping[str, Any]) -> UUID:
        return self.holders[row.get("licence_number") or row["application_id"]]


def _digested(batch: Batch) -> tuple[str, ...]:
    return ("bsn_digest",) if batch.table == _HOLDERS else ()


def _rows(batches: Sequence[Batch], table: str) -> Iterator[Mapping[str, Any]]:
    return (row for batch in batches if batch.table == table for row in _named(batch))


def _named(batch: Batch) -> Iterator[Mapping[str, Any]]:
    return (dict(zip(batch.columns, row, strict=True)) for row in batch.rows)
