"""A batch of the chain: what is hashed of it, and what is signed."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, Self

from gateway.sealing.texts import FORM, PRINT_BYTES, write_text

__all__ = ["START", "Place", "Proof", "Seal", "write_moment"]

_SEAL: Final = b"registerpoort disclosure seal 1\n"
_PROOF: Final = b"registerpoort disclosure destruction 1\n"


@dataclass(frozen=True, order=True)
class Place:
    """Where a record stands among all: by transaction, and then by id."""

    transaction: int
    id: int


START: Final = Place(0, 0)
"""Before every record."""


@dataclass(frozen=True)
class Seal:
    """One batch as it is stored."""

    number: int
    form: int
    previous: bytes
    since: Place
    """The last record before the batch."""
    until: Place
    """The last record of the batch."""
    prints: bytes
    """Fingerprints of its records, one after the other."""
    records: int
    sealed_at: str
    """UTC, to the microsecond, as ISO 8601 writes it."""
    key: str | None
    hash: bytes = b""
    signature: bytes | None = None

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of ``sql/queries/sealing/seals.sql``."""
        return cls(
            number=row["number"],
            form=row["form"],
            previous=row["previous"],
            since=Place(row["since_transaction"], row["since_id"]),
            until=Place(row["until_transaction"], row["until_id"]),
            prints=row["fingerprints"],
            records=row["records"],
            sealed_at=row["sealed_at"],
            key=row["key"],
            hash=row["hash"],
            signature=row["signature"],
        )

    def make_hash(self) -> bytes:
        """Make the hash of all but the hash itself and the signature."""
        places = (*astuple(self.since), *astuple(self.until))
        said = (self.number, self.form, *places, self.records, self.sealed_at, self.key)
        return sha256(self.previous + write_text(said) + b"\n" + self.prints).digest()

    @property
    def whole(self) -> bool:
        """Whether the batch holds what its hash was made of, in a form that is known."""
        fits = 0 < self.records * PRINT_BYTES == len(self.prints) and self.form == FORM
        return fits and self.hash == self.make_hash()

    @property
    def signed(self) -> bytes:
        """What a signature is made of."""
        return _SEAL + self.hash


@dataclass(frozen=True)
class Proof:
    """That the records of a batch were destroyed."""

    seal: bytes
    """Hash of the batch."""
    ground: str
    destroyed_at: str

    @property
    def signed(self) -> bytes:
        """What a signature is made of."""
        return _PROOF + self.seal + write_text((self.ground, self.destroyed_at))


def write_moment(moment: datetime) -> str:
    """Write a moment as it is hashed: UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
