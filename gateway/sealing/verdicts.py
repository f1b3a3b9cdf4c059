"""What a walk along the chain finds."""

from dataclasses import dataclass
from enum import Enum

__all__ = ["Fault", "FaultKind", "Verdict"]


class FaultKind(Enum):
    """In which way a batch is not as it was sealed; the value says it in a sentence."""

    BATCH_MISSING = "The batch is missing."
    PREVIOUS_WRONG = "The batch does not follow the one before it."
    HASH_WRONG = "The batch itself was changed."
    SIGNATURE_MISSING = "The batch is not signed, and earlier ones are."
    SIGNATURE_WRONG = "The signature of the batch is not that of a key that is known."
    RECORD_CHANGED = "The record was changed."
    RECORD_MISSING = "The record is missing."
    RECORD_INSERTED = "The record was inserted later."
    PROOF_WRONG = "The proof that the records were destroyed is not signed by a key that is known."
    SEEN_DIFFERS = "The batch is not the one that was seen before."


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where."""

    kind: FaultKind
    batch: int
    record: int | None = None
    """Id of the record; `None` where the whole batch is meant."""


@dataclass
class Verdict:
    """What was found so far; one for each walk, counted on by it."""

    total: int = 0
    """Batches there were at the beginning."""
    batches: int = 0
    """Batches that were looked at."""
    records: int = 0
    """Records that the batches held."""
    destroyed: int = 0
    """Records that were destroyed since, with a proof."""
    unsigned: int = 0
    """Batches without a signature."""
    unchecked: int = 0
    """Batches whose signature was not looked at, since there is no key to do so."""
    unsealed: int = 0
    """Records that no batch holds yet."""
    broken: int = 0
    """Batches that are not as they were sealed."""
    first: Fault | None = None
    """What is wrong with the first of them."""
    newest: int = 0
    """Number of the newest batch."""
    head: str = ""
    """Its hash; empty where there is none."""

    def blame(self, fault: Fault) -> None:
        """Count a batch that is not as it was sealed."""
        self.broken += 1
        self.first = self.first or fault
