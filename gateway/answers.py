"""Answers as bytes: JSON from PostgreSQL as it is, and errors with stable codes around it."""

from collections.abc import Iterable, Sequence

import orjson

from gateway.enforcement import Refusal
from gateway.execution import Answers, RefusedAct
from gateway.plans import Plan, PlannedField
from policies.explanations.telling import tell_reason
from policies.sentences.writing import Language
from resolvers.statement.selection import Location

__all__ = ["ABSENT", "join_answers", "refuse", "refuse_all", "wrap"]

ABSENT = "NOT_FOUND_OR_DENIED"

_ABSENT_MESSAGE = "There is no such record, or it is not open to you."


def join_answers(plan: Plan, answers: Answers) -> bytes:
    """Join the answers of root fields into the JSON of ``data``, in the order asked."""
    members = (
        orjson.dumps(each.asked.name) + b":" + answers.found.get(each.asked.name, b"null")
        for each in plan.fields
    )
    return b"{" + b",".join(members) + b"}"


def wrap(data: bytes, plan: Plan, answers: Answers, errors: Sequence[object] = ()) -> bytes:
    """Write a response that has data.

    Parameters
    ----------
    data
        JSON of ``data``.
    plan
        Names what is withheld.
    answers
        Names what is absent.
    errors
        Formatted errors beside those of absent records.
    """
    body = [b'{"data":', data]
    found = [
        *(_absent(each) for each in answers.absent),
        *(_undone(each) for each in answers.refused),
        *errors,
    ]
    if found:
        body += [b',"errors":', orjson.dumps(found)]
    if plan.withheld:
        access = {"access": {"withheld": plan.withheld}}
        body += [b',"extensions":', orjson.dumps(access)]
    return b"".join([*body, b"}"])


def refuse(refusals: Iterable[Refusal]) -> bytes:
    """Write the response to an operation that may not be asked."""
    return orjson.dumps({"data": None, "errors": [_refused(each) for each in refusals]})


def refuse_all(code: str, message: str) -> bytes:
    """Write the response to an operation that nobody may be answered now."""
    error = {"message": message, "extensions": {"code": code}}
    return orjson.dumps({"data": None, "errors": [error]})


def _absent(planned: PlannedField) -> object:
    return {
        "message": _ABSENT_MESSAGE,
        "locations": _locations(planned.asked.locations),
        "path": [planned.asked.name],
        "extensions": {"code": ABSENT},
    }


def _undone(refused: RefusedAct) -> object:
    return {
        "message": str(refused.error),
        "locations": _locations(refused.planned.asked.locations),
        "path": [refused.planned.asked.name],
        "extensions": {"code": refused.error.code},
    }


def _refused(refusal: Refusal) -> object:
    extensions: dict[str, object] = {"code": refusal.code, "coordinate": refusal.coordinate}
    if refusal.reason:
        extensions["reason"] = {
            "kind": refusal.reason.kind,
            "rules": refusal.reason.rules,
            "purposes": refusal.reason.purposes,
            "text": tell_reason(refusal.reason, Language.ENGLISH),
        }
    return {
        "message": refusal.message,
        "locations": _locations(refusal.locations),
        "extensions": extensions,
    }


def _locations(locations: Iterable[Location]) -> list[dict[str, int]]:
    return [{"line": each.line, "column": each.column} for each in locations]
