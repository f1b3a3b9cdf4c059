"""Adding batches to the chain, by one process at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from gateway.sealing.errors import SealCounterBackError, SealKeyMissingError
from gateway.sealing.keys import Keyring
from gateway.sealing.seals import START, Place, Seal, write_moment
from gateway.sealing.texts import FORM, make_print
from sql import query
from sql.database import Database, Session

__all__ = ["BATCH", "seal_batch"]

BATCH: Final = 500
"""Records of a batch at most: what is hashed between two answers takes some milliseconds."""
_NOTHING: Final = bytes(32)


@dataclass(frozen=True)
class _End:
    """Where the chain ends."""

    number: int
    hash: bytes
    until: Place


async def seal_batch(database: Database, keys: Keyring) -> Seal | None:
    """Seal the oldest records that are not sealed yet, in one transaction.

    Parameters
    ----------
    database
        Acts with the role of who seals.
    keys
        With the key that signs, where there is one.

    Returns
    -------
    Seal or None
        The new batch; `None` where there is nothing to seal, or another process seals.

    Raises
    ------
    SealCounterBackError
        If the database counts transactions from before the last batch.
    SealKeyMissingError
        If earlier batches are signed and there is no key.
    DatabaseError
        If the database does not answer.

    Notes
    -----
    A record is read only once its transaction is older than every one that runs: what was not
    committed by then never will be, so the order of batches is that of records for ever.
    Source: ``sql/queries/sealing/records_to_seal.sql``.
    """
    async with database.transaction() as session:
        (lock,) = await session.fetch_rows(query("take_seal_lock"))
        if not lock["taken"]:
            return None
        end = await _find_end(session, signing=keys.signer is not None)
        rows = await session.fetch_rows(query("records_to_seal"), (*astuple(end.until), BATCH))
        if not rows:
            return None
        seal = _seal(end, [dict(row) for row in rows], keys)
        await session.execute(query("insert_seal"), _list_values(seal))
    return seal


async def _find_end(session: Session, *, signing: bool) -> _End:
    row = await session.fetch_row(query("last_seal"))
    if row is None:
        return _End(0, _NOTHING, START)
    if row["signed"] and not signing:
        raise SealKeyMissingError
    if row["running"] <= row["until_transaction"]:
        raise SealCounterBackError
    return _End(row["number"], row["hash"], Place(row["until_transaction"], row["until_id"]))


def _seal(end: _End, rows: Sequence[Mapping[str, Any]], keys: Keyring) -> Seal:
    drafted = Seal(
        number=end.number + 1,
        form=FORM,
        previous=end.hash,
        since=end.until,
        until=Place(int(rows[-1]["transaction"]), rows[-1]["id"]),
        prints=b"".join(map(make_print, rows)),
        records=len(rows),
        sealed_at=write_moment(datetime.now(UTC)),
        key=keys.fingerprint,
    )
    hashed = replace(drafted, hash=drafted.make_hash())
    return replace(hashed, signature=keys.sign(hashed.signed))


def _list_values(seal: Seal) -> tuple[object, ...]:
    sealed_at = datetime.fromisoformat(seal.sealed_at).replace(tzinfo=UTC)
    return (
        *(seal.number, seal.form, seal.previous),
        *(*astuple(seal.since), *astuple(seal.until)),
        *(seal.records, seal.prints, sealed_at, seal.key, seal.hash, seal.signature),
    )
