"""Destroying the records of a batch, whole and with a proof, so that the chain stays verifiable.

What decides that the time is up is not here: the youngest record of a batch says when it may go.
"""

from datetime import UTC, datetime

from gateway.sealing.keys import Keyring
from gateway.sealing.seals import Proof, Seal, write_moment
from sql import query
from sql.database import Session

__all__ = ["destroy_batch"]


async def destroy_batch(session: Session, keys: Keyring, *, number: int, ground: str) -> int:
    """Destroy the records of a batch in the transaction of the session.

    Parameters
    ----------
    session
        May add proofs and delete records: the owner's, as long as no other role may.
    keys
        With the key that signs, where batches are signed.
    number
        Of the batch.
    ground
        Rule of retention, 1 to 200 characters; it names no person.

    Returns
    -------
    int
        Records that were destroyed; 0 where there is no such batch.

    Raises
    ------
    StatementFailedError
        If the batch was destroyed before.
    """
    row = await session.fetch_row(query("seals"), (number - 1, number, 1))
    if row is None:
        return 0
    seal, now = Seal.read(dict(row)), datetime.now(UTC)
    signature = keys.sign(Proof(seal.hash, ground, write_moment(now)).signed)
    proof = (number, ground, now, keys.fingerprint, signature)
    await session.execute(query("insert_destruction"), proof)
    await session.execute(query("delete_sealed_records"), (number,))
    return seal.records
