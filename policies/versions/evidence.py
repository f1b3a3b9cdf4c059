"""What an approver signs: fingerprints of the rules, of what they change, and of their cases."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from hashlib import sha256

from policies.matrix.difference import Difference
from policies.pdp import Snapshot
from policies.vocabulary import Vocabulary

__all__ = ["Evidence", "fingerprint_cases", "fingerprint_vocabulary", "make_evidence"]


@dataclass(frozen=True)
class Evidence:
    """Fingerprints in hexadecimal; whatever changes one of them voids the approval."""

    day: str
    """ISO day from which on it was compared."""
    policy: str
    """Of the rules, the groups and the model."""
    vocabulary: str
    """Of the closed lists that the rules choose from."""
    base: str
    """Of the policy in force that it was compared with; empty before the first."""
    difference: str
    """Of every cell that opens or closes."""
    cases: str
    """Of the files of cases, and of what became of each expectation."""

    @property
    def signature(self) -> str:
        """Fingerprint of all fingerprints."""
        return sha256(_canonical(asdict(self))).hexdigest()

    def changed(self, later: "Evidence") -> tuple[str, ...]:
        """Name what is not as it was, in the order of the fields."""
        names = (each.name for each in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(later, name))


def make_evidence(
    base: Snapshot | None, proposed: Snapshot, difference: Difference, *, cases: str, day: date
) -> Evidence:
    """Gather the fingerprints of a proposed version.

    Parameters
    ----------
    base
        The policy in force; `None` before the first.
    proposed
        The policy that is proposed.
    difference
        What changes between the two.
    cases
        As `fingerprint_cases` gives it.
    day
        First day that was compared.
    """
    return Evidence(
        day=day.isoformat(),
        policy=proposed.sha256,
        vocabulary=fingerprint_vocabulary(proposed.vocabulary),
        base=base.sha256 if base else "",
        difference=difference.sha256,
        cases=cases,
    )


def fingerprint_vocabulary(vocabulary: Vocabulary) -> str:
    """Give the fingerprint of a vocabulary; legal bases are part of the rules already."""
    columns = {name: sorted(values) for name, values in vocabulary.columns.items()}
    del columns["basis"]
    placed = sorted(name for name, placed in vocabulary.coordinates.items() if placed)
    return sha256(_canonical([columns, placed])).hexdigest()


def fingerprint_cases(files: dict[str, str], outcomes: Sequence[bool]) -> str:
    """Give the fingerprint of cases and of what became of them.

    Parameters
    ----------
    files
        Name of each file -> its text.
    outcomes
        Whether each expectation holds, in order.
    """
    return sha256(_canonical([files, outcomes])).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
