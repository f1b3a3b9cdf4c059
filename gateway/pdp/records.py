"""What of a call may be recorded: columns of closed lists, decisions and counts."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from policies.authzen.domain import Ruling
from policies.authzen.entities import Evaluation
from policies.authzen.pages import Found

__all__ = ["Asked", "write_found", "write_questions", "write_rulings"]

Asked: TypeAlias = dict[str, object]

_ACTIVITY = "processing_activity_id"


def write_questions(asked: Sequence[Evaluation], rulings: Sequence[Ruling]) -> Asked:
    """Write what was asked.

    Parameters
    ----------
    asked
        The evaluations, or the one that a search varies.
    rulings
        What was decided on each, with the columns that were asked.
    """
    pairs = zip(asked, rulings, strict=True)
    return {"evaluations": [_write_question(one, other) for one, other in pairs]}


def write_rulings(rulings: Sequence[Ruling]) -> Mapping[str, object]:
    """Write what was decided, in order."""
    return {
        "evaluations": [
            {"decision": each.allowed, "kind": each.kind.value, "rules": list(each.rules)}
            for each in rulings
        ]
    }


def write_found(found: Found) -> Mapping[str, object]:
    """Write how many were found: who they are is more than a record needs."""
    return {"count": len(found.results), "total": found.total}


def _write_question(asked: Evaluation, ruling: Ruling) -> Mapping[str, object]:
    written: dict[str, object] = {"columns": dict(ruling.columns), "day": ruling.day.isoformat()}
    properties = asked.action.get("properties")
    named = properties.get(_ACTIVITY) if isinstance(properties, Mapping) else None
    trace = asked.context.get("traceparent")
    return written | {
        name: value for name, value in ((_ACTIVITY, named), ("traceparent", trace)) if value
    }
