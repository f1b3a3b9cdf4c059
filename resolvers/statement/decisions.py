"""The record of a decision, written by the statement that reads under it."""

from collections.abc import Iterable
from dataclasses import dataclass

from resolvers.statement.parameters import Capacity, Parameters

__all__ = ["Decided", "record_decision"]


@dataclass(frozen=True)
class Decided:
    """What an operation asked of the policy, and what the policy answered."""

    sha256: str
    """Fingerprint of the policy."""
    cased: bool
    """Whether a case was named."""
    coordinates: tuple[str, ...]
    actions: tuple[str, ...]
    answers: tuple[str, ...]
    """Scope of each, as the record writes it."""
    rules: tuple[str, ...] | None = None
    """Rules that closed each; `None` where nothing is closed."""


def record_decision(decided: Decided, capacity: Capacity, parameters: Parameters) -> str:
    """Write the common table that records what was decided for an operation.

    Nothing is recorded where policy, appointment or client are not in force: then it is
    decided anew.
    """
    values = {
        "trace_id": parameters.asker("trace", "text"),
        "span_id": parameters.asker("span", "text"),
        "parent_span_id": parameters.asker("parent", "text"),
        "event_name": "'adl.access_evaluations'",
        "status": "CASE WHEN guard.basis THEN 'Ok' ELSE 'Unset' END",
        "outcome": "CASE WHEN guard.basis THEN 'OK' ELSE 'LEGAL_BASIS_ABSENT' END",
        "policy_version": parameters.asker("policy_version", "bigint"),
        "policy_sha256": _text(decided.sha256),
        "reference_version": parameters.asker("reference_version", "bigint"),
        "appointment_id": parameters.asker("appointment", "uuid"),
        "client": parameters.asker("client", "text"),
        "role": parameters.asker("role", "text"),
        "home": parameters.asker("home", "text"),
        "own": _own(capacity, parameters),
        "purpose": parameters.asker("purpose", "text"),
        "day": parameters.asker("day", "date"),
        "case_named": str(decided.cased).lower(),
        "coordinates": _texts(decided.coordinates),
        "actions": _texts(decided.actions),
        "answers": _texts(decided.answers),
    }
    return (
        f"decision AS (INSERT INTO access.decision_record ({', '.join(values)}) "
        f"SELECT {', '.join(values.values())} FROM guard "
        "WHERE guard.head AND guard.appointment AND guard.client)"
    )


def _own(capacity: Capacity, parameters: Parameters) -> str:
    if capacity.single:
        return f"ARRAY[{parameters.asker('only', 'text')}]"
    return parameters.asker("own", "text[]")


def _texts(texts: Iterable[str]) -> str:
    return f"ARRAY[{', '.join(_text(each) for each in texts)}]::text[]"


def _text(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
