"""The records of one batch beside their fingerprints."""

from collections.abc import Mapping, Sequence
from typing import Any

from gateway.sealing.seals import Seal
from gateway.sealing.texts import make_print, read_prints
from gateway.sealing.verdicts import Fault, FaultKind

__all__ = ["compare_records"]


def compare_records(seal: Seal, rows: Sequence[Mapping[str, Any]]) -> Fault | None:
    """Find the first record that is not as it was sealed.

    Parameters
    ----------
    seal
        The batch.
    rows
        Records where the batch is, in their order; one more than it held, where there is one.

    Returns
    -------
    Fault or None
        Of the first place where both differ; `None` where every record is as it was.
    """
    sealed = list(read_prints(seal.prints))
    for place, (identity, fingerprint) in enumerate(sealed):
        if place == len(rows) or make_print(rows[place]) != fingerprint:
            return _explain(seal, identity, rows[place:])
    return _inserted(seal, rows[len(sealed)]["id"]) if len(rows) > len(sealed) else None


def _explain(seal: Seal, identity: int, rest: Sequence[Mapping[str, Any]]) -> Fault:
    """Say what happened where another record stands than this one, or none."""
    if any(row["id"] == identity for row in rest):
        inserted = _find_foreign(seal, rest[0]["id"])
        return inserted or Fault(FaultKind.RECORD_CHANGED, seal.number, identity)
    return Fault(FaultKind.RECORD_MISSING, seal.number, identity)


def _find_foreign(seal: Seal, identity: int) -> Fault | None:
    known = {each for each, _ in read_prints(seal.prints)}
    return None if identity in known else _inserted(seal, identity)


def _inserted(seal: Seal, identity: int) -> Fault:
    return Fault(FaultKind.RECORD_INSERTED, seal.number, identity)
