"""From an operation and who asks it to an answer."""

import secrets
from dataclasses import dataclass
from functools import partial

import orjson
from graphql import GraphQLError
from graphql.execution.values import VariableValues

from gateway.access import AccessContext
from gateway.answers import ABSENT, join_answers, refuse, wrap
from gateway.checks import CheckTerms
from gateway.decisions import Recorder
from gateway.execution import Answers, ExecutorContext, Runner
from gateway.headers import parent_span_id, trace_id
from gateway.heads import Head
from gateway.operations import Operation
from gateway.plans import Plan, Plans
from gateway.visibility import Visibility
from policies.record.records import ANSWERED
from resolvers.schema import execute_operation
from resolvers.statement.errors import ArgumentInvalidError
from resolvers.statement.parameters import Asker

__all__ = ["Desk", "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """One answer, and what the log may say of it."""

    body: bytes
    code: str = "OK"
    refused: tuple[str, ...] = ()
    """Coordinates that were refused."""
    malformed: bool = False
    """Whether the request was no operation at all."""
    kind: str = "query"
    """``query`` or ``mutation``."""
    even: bool = False
    """Whether a check was made, which takes as long for a hit as for a miss."""


@dataclass(frozen=True)
class Desk:
    """Plans, runs and writes the answer of an operation."""

    plans: Plans
    runner: Runner
    recorder: Recorder
    visibility: Visibility
    checks: CheckTerms

    async def answer(
        self, head: Head, access: AccessContext, operation: Operation, variables: VariableValues
    ) -> Outcome:
        """Answer an operation under the policy of this head.

        Raises
        ------
        LimitExceededError
            If it makes too many checks.
        ArgumentInvalidError
            If an argument has a value that no statement may be run with.
        GuardFailedError
            If something the plan stands on is not in force any more.
        DatabaseError
            If the database does not answer or a record cannot be written.
        """
        self.checks.hold(self.plans.model, operation.selection)
        plan = self.plans.plan(operation, access, head.snapshot)
        asker = self.ask(head, access)
        if plan.refusals:
            return await self.refuse(plan, asker)
        if not plan.recorded:
            await self.recorder.record(asker, plan.decided, ANSWERED)
        answers = await self._run(plan, asker, variables)
        await self._record_undone(plan, asker, answers)
        body = await self._write(head, access, operation, plan, answers, variables)
        return Outcome(body, _tell(answers), kind=operation.kind, even=plan.counted)

    async def _record_undone(self, plan: Plan, asker: Asker, answers: Answers) -> None:
        """Record the decision where the act that would have recorded it was not done."""
        for each in answers.refused:
            if each.planned.act and each.planned.act.opens:
                await self.recorder.record(asker, plan.decided, each.error.code)

    def ask(self, head: Head, access: AccessContext) -> Asker:
        """Gather what statements bind of who asks."""
        return Asker(
            policy_version=head.edition.policy_version,
            reference_version=head.edition.reference_version,
            role=access.role,
            home=access.home,
            own=tuple(access.own),
            purpose=access.purpose,
            day=access.day,
            trace=trace_id(),
            span=secrets.token_hex(8),
            parent=parent_span_id(),
            officer=access.officer_id,
            appointment=access.appointment_id,
            client=access.client,
            document=access.document,
            case=access.case,
            checks_of_inspection=self.checks.of_inspection,
            checks_of_officer=self.checks.of_officer,
            checks_of_client=self.checks.of_client,
            checks_of_public=self.checks.of_public,
        )

    async def refuse(self, plan: Plan, asker: Asker) -> Outcome:
        """Record that an operation is refused, and say so; raises as `answer` does."""
        code = plan.refusals[0].code
        await self.recorder.record(asker, plan.decided, code)
        return Outcome(
            refuse(plan.refusals), code, tuple(each.coordinate for each in plan.refusals)
        )

    async def _run(self, plan: Plan, asker: Asker, variables: VariableValues) -> Answers:
        try:
            return await self.runner.run(plan, asker, variables.coerced)
        except ArgumentInvalidError as error:
            await self.recorder.record(asker, plan.decided, error.code)
            raise

    async def _write(
        self,
        head: Head,
        access: AccessContext,
        operation: Operation,
        plan: Plan,
        answers: Answers,
        variables: VariableValues,
    ) -> bytes:
        if not plan.executed:
            return wrap(join_answers(plan, answers), plan, answers)
        result = await execute_operation(
            operation.document.ast,
            operation_name=operation.name,
            variables={name: each.value for name, each in variables.sources.items()},
            context=ExecutorContext(
                answers,
                partial(self.visibility.schema, head, access),
                partial(self.visibility.access, head, access),
            ),
        )
        errors = [_masked(each) for each in result.errors or ()]
        return wrap(orjson.dumps(result.data), plan, answers, errors)


def _tell(answers: Answers) -> str:
    if answers.refused:
        return answers.refused[0].error.code
    return ABSENT if answers.absent else "OK"


def _masked(error: GraphQLError) -> object:
    locations = [{"line": each.line, "column": each.column} for each in error.locations or ()]
    return {
        "message": "This field could not be answered.",
        "locations": locations,
        "path": error.path,
        "extensions": {"code": "INTERNAL_ERROR"},
    }
