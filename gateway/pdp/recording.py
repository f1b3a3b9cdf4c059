"""Recording calls in the decision log: no answer leaves before its call is recorded."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gateway.guards import GuardFailedError
from gateway.headers import parent_span_id, trace_id
from gateway.pdp.calls import Call
from policies.decision import ALL, NONE
from policies.pdp import REQUESTED
from policies.record.answers import Answer
from sql import query
from sql.database import Database

__all__ = ["RecordedCalls"]


@dataclass(frozen=True)
class RecordedCalls:
    """Keeps calls about the register's policy, where they can be replayed."""

    database: Database

    async def record(self, call: Call) -> None:
        """Record one call; when this returns, it is committed.

        Raises
        ------
        GuardFailedError
            If policy or client are not in force any more; nothing is recorded then.
        DatabaseError
            If the record cannot be written.

        Notes
        -----
        Source: ``sql/queries/record_call.sql``.
        """
        row = await self.database.fetch_row(query("record_call"), _columns(call))
        if row is None or not row["recorded"]:
            raise GuardFailedError("head")


def _columns(call: Call) -> tuple[object, ...]:
    asked: Sequence[Mapping[str, Any]] = call.request["evaluations"]
    answered: Sequence[Mapping[str, Any]] = call.response.get("evaluations", ())
    answers = [_answer(each).texts for each in answered]
    return (
        trace_id(),
        secrets.token_hex(8),
        parent_span_id(),
        call.event.value,
        call.policy["version"],
        call.policy["sha256"],
        call.reference,
        call.client,
        [_write_row(each) for each in asked],
        [scope for scope, _ in answers],
        [rules for _, rules in answers],
    )


def _write_row(asked: Mapping[str, Any]) -> list[str]:
    """Write eight columns; empty where nothing of a closed list was asked."""
    return [*(asked["columns"].get(column, "") for column in REQUESTED), asked["day"]]


def _answer(answered: Mapping[str, Any]) -> Answer:
    return Answer(ALL) if answered["decision"] else Answer(NONE, tuple(answered["rules"]))
