"""Recording decisions: no answer leaves before its decision is recorded.

Where a statement reads the register, it records the decision itself. What is refused, and
what needs no data, is recorded here.
"""

from dataclasses import dataclass

from gateway.guards import CHECKS, check_guard
from policies.record.records import ANSWERED
from resolvers.statement.decisions import Decided
from resolvers.statement.parameters import Asker
from sql import query
from sql.database import Database

__all__ = ["Recorder"]


@dataclass(frozen=True)
class Recorder:
    """Records decisions that no reading statement records."""

    database: Database

    async def record(self, asker: Asker, decided: Decided, outcome: str) -> None:
        """Record one decision; when this returns, it is committed.

        Parameters
        ----------
        asker
            In which capacity it was asked.
        decided
            What was asked of the policy, and what it answered.
        outcome
            ``OK``, or the code of the refusal.

        Raises
        ------
        GuardFailedError
            If policy, appointment or client are not in force; nothing is recorded then.
        DatabaseError
            If the record cannot be written.

        Notes
        -----
        Source: ``sql/queries/record_decision.sql``.
        """
        row = await self.database.fetch_row(
            query("record_decision"), _columns(asker, decided, outcome)
        )
        check_guard(row, CHECKS[:-1])


def _columns(asker: Asker, decided: Decided, outcome: str) -> tuple[object, ...]:
    return (
        asker.trace,
        asker.span,
        asker.parent,
        "Ok" if outcome == ANSWERED else "Unset",
        outcome,
        asker.policy_version,
        decided.sha256,
        asker.reference_version,
        asker.appointment,
        asker.client,
        asker.role,
        asker.home,
        asker.own,
        asker.purpose,
        asker.day,
        decided.cased,
        decided.coordinates,
        decided.actions,
        decided.answers,
        decided.rules,
        asker.document,
    )
