"""Running a plan: one statement a root field, each under its guard.

No answer leaves under an ended right. Where a guard finds that policy, reference
data, appointment or client have changed, nothing was read, and the operation is
planned again on what is in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

import orjson
from strawberry import Info

from gateway.guards import check_guard
from gateway.keyrings.opening import Opener
from gateway.plans import Plan, PlannedField
from gateway.undertaking import Undertaker
from resolvers.acts.errors import ActRefusedError, CheckLimitError
from resolvers.statement.arguments import Variables
from resolvers.statement.errors import ArgumentInvalidError
from resolvers.statement.parameters import Asker
from sql.database import Database

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graphql import GraphQLSchema

    from resolvers.codes import Purpose
    from resolvers.me import Access

    _Answering = Callable[[PlannedField], Awaitable[bytes | None]]

__all__ = ["Answers", "ExecutorContext", "RefusedAct", "Runner"]


@dataclass(frozen=True)
class RefusedAct:
    """An act or a check that was not done, and why."""

    planned: PlannedField
    error: ActRefusedError | ArgumentInvalidError


@dataclass(frozen=True)
class Answers:
    """The answer of each root field that a statement answers."""

    found: Mapping[str, bytes] = field(default_factory=dict)
    """By response name; JSON in UTF-8."""
    absent: tuple[PlannedField, ...] = ()
    """Fields with no record, or none that is open, or no open case."""
    refused: tuple[RefusedAct, ...] = ()
    """Acts that were not done; those before and after them were."""


@dataclass(frozen=True)
class Runner:
    """Runs the statements of a plan and does its acts, in the order of the document."""

    database: Database
    undertaker: Undertaker
    opener: Opener

    async def run(self, plan: Plan, asker: Asker, variables: Variables) -> Answers:
        """Run every statement; each answer is released only when its record is committed.

        Raises
        ------
        ArgumentInvalidError
            If an argument has a value that no statement may be run with; nothing was read.
        GuardFailedError
            If policy, appointment, client or legal basis are not in force. Acts before it were
            done, and their keys tell so.
        SealingError
            If something sealed cannot be opened; nothing of it is told.
        DatabaseError
            If the database does not answer or the record cannot be written.
        """
        if plan.acts:
            return await self._collect(
                plan, asker, lambda each: self._undertake(each, asker, variables)
            )
        bound = {each.asked.name: _arguments(each, asker, variables) for each in plan.fields}
        return await self._collect(
            plan, asker, lambda each: self._answer(each, bound[each.asked.name])
        )

    async def _collect(self, plan: Plan, asker: Asker, answer: "_Answering") -> Answers:
        """Answer field by field; what refuses one does not keep the next from its answer."""
        found: dict[str, bytes] = {}
        absent: list[PlannedField] = []
        refused: list[RefusedAct] = []
        for each in plan.fields:
            try:
                json = await self.open(each, await answer(each), asker)
            except (ActRefusedError, ArgumentInvalidError) as error:
                refused.append(RefusedAct(each, error))
                continue
            if json is not None:
                found[each.asked.name] = json
            elif each.statement is not None:
                absent.append(each)
        return Answers(found, tuple(absent), tuple(refused))

    async def _answer(self, planned: PlannedField, arguments: list[object]) -> bytes | None:
        if planned.statement is None:
            return planned.known
        row = await self.database.fetch_row(planned.statement.text, arguments)
        passed = check_guard(row)
        if planned.counted and passed["exceeded"]:
            raise CheckLimitError(passed["exceeded"])
        json: bytes | None = passed["json"]
        return json

    async def _undertake(
        self, planned: PlannedField, asker: Asker, variables: Variables
    ) -> bytes | None:
        if planned.act is None:
            return planned.known
        return await self.undertaker.undertake(planned, asker, variables)

    async def open(self, planned: PlannedField, json: bytes | None, asker: Asker) -> bytes | None:
        """Open what is sealed; an answer without it is passed on as it is."""
        if json is None or planned.statement is None or not planned.statement.seals:
            return json
        return await self.opener.open(json, planned.statement.seals, asker.day)


def _arguments(planned: PlannedField, asker: Asker, variables: Variables) -> list[object]:
    return planned.statement.arguments(asker, variables) if planned.statement else []


@dataclass(frozen=True)
class ExecutorContext:
    """What the executor's root fields reach: answers that are there already."""

    answers: Answers
    show: "Callable[[], GraphQLSchema]"
    reach: "Callable[[Purpose | None, UUID | None], Access]"

    @property
    def visible_schema(self) -> "GraphQLSchema":
        """What introspection shows to the caller's role."""
        return self.show()

    async def answer(self, info: Info) -> orjson.Fragment | None:
        """Pass the finished JSON of a root field through."""
        json = self.answers.found.get(str(info.path.key))
        return None if json is None else orjson.Fragment(json)

    def access(self, purpose: "Purpose | None", case: UUID | None) -> "Access":
        """Tell which coordinates are open to the caller."""
        return self.reach(purpose, case)
