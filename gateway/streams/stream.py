"""One open subscription: every event is decided on when it is told, as a query would be.

A stream holds no right. For each event the caller is identified anew, the operation is planned
for the policy in force, and the statement reads under its guard; without a row nothing is said.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

import orjson

from gateway.answers import join_answers, wrap
from gateway.bodies import GraphQLRequest
from gateway.endpoint import TRIES, Endpoint, Enter, Taken
from gateway.errors import HeadUnreadableError
from gateway.execution import Answers
from gateway.guards import GuardFailedError, check_guard
from gateway.heads import Edition
from gateway.plans import Plan
from gateway.streams.errors import StreamBasisError, StreamCaseError, StreamEndedError
from gateway.streams.events import Waiting
from policies.record.records import ANSWERED
from resolvers.statement.arguments import Variables
from resolvers.statement.parameters import Asker
from sql.errors import DatabaseBusyError, DatabaseRefusedError, DatabaseUnavailableError

if TYPE_CHECKING:
    from resolvers.statement.compile import Statement

__all__ = ["Stream"]

_log = logging.getLogger("registerpoort.streams")
_AWAY: Final = (DatabaseBusyError, DatabaseRefusedError, DatabaseUnavailableError)
_PAUSE: Final = 0.5
"""Seconds that an event waits for a database that does not answer."""


@dataclass
class Stream:
    """One subscription of one caller."""

    endpoint: Endpoint
    enter: Enter
    asked: GraphQLRequest
    waiting: Waiting
    seconds: float
    """How long it goes on without events before it is decided on again."""
    _recorded: Edition | None = None

    async def run(self) -> AsyncGenerator[bytes | None]:
        """Tell every event that is open to the caller, until something ends the stream.

        Yields
        ------
        bytes or None
            A response; `None` when the stream is open, and each time it was found to be so still.

        Raises
        ------
        RequestRefusedError, DocumentError, StreamError
            If the caller, the document or the case is not accepted, or not any longer.
        StreamEndedError
            If the policy refuses what is asked.
        """
        yield await self._decide(None)
        while True:
            made = await self.waiting.take(self.seconds)
            said = await self._decide_surely(made)
            if made is None or said is not None:
                yield said

    async def _decide_surely(self, made: UUID | None) -> bytes | None:
        """Decide, and wait for a database that does not answer: no event is lost by that."""
        while True:
            try:
                return await self._decide(made)
            except _AWAY as error:
                _log.warning("event_waits", extra={"code": error.code})
            await asyncio.sleep(_PAUSE)
            self.waiting.check()

    async def _decide(self, made: UUID | None) -> bytes | None:
        for _ in range(TRIES):
            access = await self.enter()
            taken = await self.endpoint.take(access, self.asked)
            try:
                return await self._run(taken, made)
            except GuardFailedError as failure:
                if failure.check == "basis":
                    raise StreamBasisError from None
                await self.endpoint.renew(access, taken.source, failure)
        raise HeadUnreadableError

    async def _run(self, taken: Taken, made: UUID | None) -> bytes | None:
        desk, head = self.endpoint.desk, self.endpoint.heads.current
        plan = desk.plans.plan(taken.operation, taken.access, head.snapshot)
        asker = desk.ask(head, taken.access)
        if plan.refusals:
            outcome = await desk.refuse(plan, asker)
            raise StreamEndedError(outcome.code, orjson.loads(outcome.body)["errors"])
        if self._recorded != head.edition:
            await desk.recorder.record(asker, plan.decided, ANSWERED)
            await self.endpoint.note_use(taken.access)
            self._recorded = head.edition
        told = asker if made is None else replace(asker, made=str(made))
        return await self._read(plan, told, taken.variables.coerced)

    async def _read(self, plan: Plan, asker: Asker, variables: Variables) -> bytes | None:
        """Read what an event is about; without an event the guard alone."""
        (planned,) = plan.fields
        statement = cast("Statement", planned.statement if asker.made else planned.guard)
        runner = self.endpoint.desk.runner
        row = await runner.database.fetch_row(statement.text, statement.arguments(asker, variables))
        passed = check_guard(row)
        if not passed["matter"]:
            raise StreamCaseError
        json = await runner.open(planned, passed.get("json"), asker)
        if json is None:
            return None
        answers = Answers({planned.asked.name: json})
        return wrap(join_answers(plan, answers), plan, answers)
