"""One decision as it was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from policies.decision import Context
from policies.record.answers import Asked, Evaluations, Question

__all__ = ["ANSWERED", "DecisionRecord", "read_record"]

ANSWERED = "OK"
"""Outcome of what was not refused."""


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One call of the decision point: what was asked, under which policy, and what it answered."""

    decided_at: datetime
    span: str
    trace: str
    version: int
    """Policy version that decided."""
    sha256: str
    """Fingerprint of its rules."""
    reference: int
    """Version of the reference data that the own municipalities stand on."""
    answered: bool
    """Whether the operation went on to be answered."""
    asked: Asked
    answers: tuple[tuple[str, str], ...]
    """Scope and rules, as `Answer.texts` writes them, for each of the asked."""


def read_record(row: Mapping[str, Any]) -> DecisionRecord:
    """Turn a row of ``sql/queries/decisions.sql`` into a record."""
    rules = row["rules"] or [""] * len(row["answers"])
    return DecisionRecord(
        decided_at=row["decided_at"],
        span=row["span_id"],
        trace=row["trace_id"],
        version=row["policy_version"],
        sha256=row["policy_sha256"],
        reference=row["reference_version"],
        answered=row["outcome"] == ANSWERED,
        asked=_read_asked(row),
        answers=tuple(zip(row["answers"], rules, strict=True)),
    )


def _read_asked(row: Mapping[str, Any]) -> Asked:
    if row["requests"] is not None:
        return Evaluations.of_rows(row["requests"])
    return Question(
        Context(row["role"], row["home"], row["purpose"], row["day"]),
        frozenset(row["own"]),
        tuple(zip(row["coordinates"], row["actions"], strict=True)),
    )
