"""Walking along the chain: every batch and every record, beside what was sealed.

The hash that is stored for a batch counts for the next one, also where it is wrong itself: so a
fault is found where it is, and what comes after is looked at on its own.
"""

from collections.abc import Awaitable, Callable
from dataclasses import astuple, dataclass, field
from typing import Final

from gateway.sealing.comparing import compare_records
from gateway.sealing.keys import Keyring
from gateway.sealing.seals import START, Place, Proof, Seal
from gateway.sealing.verdicts import Fault, FaultKind, Verdict
from sql import query
from sql.database import Database

__all__ = ["Progress", "Seen", "count_batches", "verify"]

Progress = Callable[[Verdict], Awaitable[None]]
"""Told now and then how far it is."""

_PAGE: Final = 20
"""Batches that are read at once."""


@dataclass(frozen=True)
class Seen:
    """A batch as it was written down outside the database."""

    number: int
    hash: str


async def verify(
    database: Database, keys: Keyring, *, progress: Progress, seen: Seen | None = None
) -> Verdict:
    """Verify the chain as it is now.

    Parameters
    ----------
    database
        Acts with a role that reads seals and records.
    keys
        Those whose signatures are believed; without any, no signature is looked at.
    progress
        Told how far it is, after some batches each.
    seen
        A batch that must be in the chain as it was seen before.

    Returns
    -------
    Verdict
        With the first fault, where there is one.

    Raises
    ------
    DatabaseError
        If the database does not answer.

    Notes
    -----
    Memory holds a few batches, however many there are.
    """
    walk = _Walk(database, keys, seen)
    walk.verdict.total = await count_batches(database)
    while seals := await _read_page(walk):
        for seal in seals:
            await walk.step(seal)
        await progress(walk.verdict)
    return await walk.end()


async def count_batches(database: Database) -> int:
    """Count the batches of the chain, by the number of the newest."""
    newest = await database.fetch_row(query("last_seal"))
    return newest["number"] if newest else 0


async def _read_page(walk: "_Walk") -> list[Seal]:
    arguments = (walk.number, walk.verdict.total, _PAGE)
    rows = await walk.database.fetch_rows(query("seals"), arguments)
    return [Seal.read(dict(row)) for row in rows]


@dataclass
class _Walk:
    """Where a walk is."""

    database: Database
    keys: Keyring
    seen: Seen | None
    verdict: Verdict = field(default_factory=Verdict)
    number: int = 0
    hash: bytes = bytes(32)
    until: Place = START
    signed: bool = False
    """Whether a batch before this one is signed."""

    async def step(self, seal: Seal) -> None:
        """Look at one batch and go past it."""
        fault = self._compare(seal) or await self._compare_records(seal)
        if fault:
            self.verdict.blame(fault)
        self._count(seal)
        self.number, self.hash, self.until = seal.number, seal.hash, seal.until
        self.signed = self.signed or seal.key is not None

    async def end(self) -> Verdict:
        """Count what is not sealed, and give what was found."""
        found = self.verdict
        if found.batches:
            found.newest, found.head = self.number, self.hash.hex()
        if self.seen and self.number < self.seen.number:
            found.blame(Fault(FaultKind.BATCH_MISSING, self.number + 1))
        (row,) = await self.database.fetch_rows(query("count_unsealed"), astuple(self.until))
        found.unsealed = row["unsealed"]
        return found

    def _count(self, seal: Seal) -> None:
        self.verdict.batches += 1
        self.verdict.records += seal.records
        self.verdict.unsigned += seal.key is None
        self.verdict.unchecked += seal.key is not None and not self.keys.known

    def _compare(self, seal: Seal) -> Fault | None:
        """Compare a batch with the one before it and with itself."""
        if seal.number != self.number + 1:
            return Fault(FaultKind.BATCH_MISSING, self.number + 1)
        kinds = {
            FaultKind.PREVIOUS_WRONG: (seal.previous, seal.since) != (self.hash, self.until),
            FaultKind.HASH_WRONG: not seal.whole,
            FaultKind.SIGNATURE_MISSING: self.signed and seal.key is None,
            FaultKind.SIGNATURE_WRONG: not self._believes(seal),
            FaultKind.SEEN_DIFFERS: self._differs(seal),
        }
        return next((Fault(kind, seal.number) for kind, wrong in kinds.items() if wrong), None)

    def _believes(self, seal: Seal) -> bool:
        if seal.key is None or not self.keys.known:
            return True
        return self.keys.holds(seal.key, seal.signature, seal.signed)

    def _differs(self, seal: Seal) -> bool:
        seen = self.seen
        return seen is not None and seen.number == seal.number and seen.hash != seal.hash.hex()

    async def _compare_records(self, seal: Seal) -> Fault | None:
        """Compare the records of a batch, one more than it held, with their fingerprints."""
        bounds = (*astuple(seal.since), *astuple(seal.until))
        arguments = (*bounds, seal.records + 1)
        rows = await self.database.fetch_rows(query("sealed_records"), arguments)
        if not rows:
            return await self._compare_proof(seal)
        return compare_records(seal, [dict(row) for row in rows])

    async def _compare_proof(self, seal: Seal) -> Fault | None:
        """Look for the proof of destruction of a batch that has no records any more."""
        row = await self.database.fetch_row(query("destruction"), (seal.number,))
        if row is None:
            return compare_records(seal, ())
        proof = Proof(seal.hash, row["ground"], row["destroyed_at"])
        signed = seal.key is not None and self.keys.known
        if signed and not self.keys.holds(row["key"], row["signature"], proof.signed):
            return Fault(FaultKind.PROOF_WRONG, seal.number)
        self.verdict.destroyed += seal.records
        return None
