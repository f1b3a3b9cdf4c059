"""The GraphQL endpoint: ``POST /graphql``."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TypeAlias

import orjson
from graphql.execution.values import VariableValues
from starlette.types import Receive, Scope, Send

from gateway.access import Access, AccessContext, Asked
from gateway.answers import refuse_all
from gateway.bodies import JSON, GraphQLRequest, read_request, response_type
from gateway.clients.holding import hold_bounds
from gateway.desk import Desk, Outcome
from gateway.documents import Documents, coerce_variables, operation
from gateway.errors import HeadUnreadableError
from gateway.guards import GuardFailedError
from gateway.heads import Heads
from gateway.identity import Caller
from gateway.limits import DocumentError, Finding
from gateway.logs import OperationEvent, log_operation
from gateway.operations import Operation, Operations
from gateway.trusted.sources import Source, Sources
from gateway.trusted.uses import Uses
from resolvers.sealing.errors import SealingError
from resolvers.statement.errors import ArgumentInvalidError

__all__ = ["TRIES", "Endpoint", "Enter", "StreamNeededError", "Taken"]

Enter: TypeAlias = Callable[[], Awaitable[AccessContext]]
"""Finds out anew in which capacity something is asked."""

_seals = logging.getLogger("registerpoort.seals")

TRIES = 3
"""How often an operation is planned when what it stands on changes meanwhile."""


class StreamNeededError(DocumentError):
    """A subscription is asked where one answer is given."""

    code = "STREAM_NEEDED"

    def __init__(self) -> None:
        super().__init__(
            Finding("Ask a subscription over a WebSocket, or accept text/event-stream.")
        )


@dataclass(frozen=True)
class Taken:
    """An operation that may be planned: from where its text came, and who asks it."""

    access: AccessContext
    source: Source
    operation: Operation
    variables: VariableValues


@dataclass(frozen=True)
class Endpoint:
    """Answers GraphQL over HTTP, as an application of ASGI: ``POST /graphql``.

    It raises what the caller did wrong; `gateway.problems` answers that.
    """

    access: Access
    heads: Heads
    sources: Sources
    documents: Documents
    operations: Operations
    desk: Desk
    uses: Uses
    body_bytes: int
    seconds: float
    """How long one operation may take."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one operation."""
        began = time.perf_counter()
        headers: list[tuple[bytes, bytes]] = scope["headers"]

        async def enter() -> AccessContext:
            return await self.access.enter(headers, self.heads.current.territory)

        access = await enter()
        asked = await read_request(headers, receive, self.body_bytes)
        outcome = await self._settle(enter, access, asked)
        if outcome.even:
            await self.desk.checks.wait(began)
        _log(access, outcome, began)
        await _respond(outcome, response_type(headers), send)

    async def answer(self, caller: Caller, asked: Asked, request: GraphQLRequest) -> Outcome:
        """Answer one operation of a caller who is known already, as any other is answered.

        Parameters
        ----------
        caller
            Who asks; nothing of it is checked here.
        asked
            In which capacity, for what and on which case.
        request
            What is asked.

        Raises
        ------
        RequestRefusedError
            If the appointment is not in force.
        DatabaseError
            If the database does not answer or a record cannot be written.
        """

        async def enter() -> AccessContext:
            return await self.access.resolve(caller, asked, self.heads.current.territory)

        return await self.ask(enter, request)

    async def ask(self, enter: Enter, request: GraphQLRequest) -> Outcome:
        """Answer one operation of whoever enters; as `answer`."""
        began = time.perf_counter()
        access = await enter()
        outcome = await self._settle(enter, access, request)
        if outcome.even:
            await self.desk.checks.wait(began)
        _log(access, outcome, began)
        return outcome

    async def take(self, access: AccessContext, asked: GraphQLRequest) -> Taken:
        """Find what a request asks, and hold it against every limit.

        Raises
        ------
        DocumentError
            If its text may not run.
        DatabaseError
            If documents or clients cannot be read.
        """
        return await self._take(access, await self.sources.find(access, asked), asked)

    async def _settle(self, enter: Enter, access: AccessContext, asked: GraphQLRequest) -> Outcome:
        try:
            async with asyncio.timeout(self.seconds):
                return await self._answer(enter, access, asked)
        except DocumentError as error:
            body = orjson.dumps({"errors": error.formatted()})
            return Outcome(body, error.code, malformed=True)
        except ArgumentInvalidError as error:
            return Outcome(refuse_all(error.code, str(error)), error.code)
        except SealingError as error:
            _log_seal(error)
            return Outcome(refuse_all(error.code, str(error)), error.code)
        except TimeoutError:
            return Outcome(refuse_all("TIMEOUT", "The operation took too long."), "TIMEOUT")

    async def _answer(self, enter: Enter, access: AccessContext, asked: GraphQLRequest) -> Outcome:
        for _ in range(TRIES):
            source = await self.sources.find(access, asked)
            try:
                return await self._run(access, source, asked)
            except GuardFailedError as failure:
                if failure.check == "basis":
                    return _without_basis()
                await self.renew(access, source, failure)
                access = await enter()
        raise HeadUnreadableError

    async def _run(self, access: AccessContext, source: Source, asked: GraphQLRequest) -> Outcome:
        head = self.heads.current
        taken = await self._take(access, source, asked)
        if taken.operation.kind == "subscription":
            raise StreamNeededError
        outcome = await self.desk.answer(head, taken.access, taken.operation, taken.variables)
        await self.note_use(taken.access)
        return outcome

    async def note_use(self, access: AccessContext) -> None:
        """Note that a trusted document is used, now and then."""
        if self.uses.due(access):
            await self.uses.note(access)

    async def _take(self, access: AccessContext, source: Source, asked: GraphQLRequest) -> Taken:
        try:
            read, variables = self._read(source, asked)
            await hold_bounds(self.sources.clients, access, read.document)
        except DocumentError:
            await self.sources.confirm(access, source, asked)
            raise
        if source.sha256 is not None:
            access = replace(access, document=source.sha256)
        return Taken(access, source, read, variables)

    def _read(self, source: Source, asked: GraphQLRequest) -> tuple[Operation, VariableValues]:
        document = self.documents.prepare(source.text)
        definition = operation(document, asked.operation_name)
        variables = coerce_variables(document, definition, variables=asked.variables)
        return self.operations.read(document, definition, variables), variables

    async def renew(self, access: AccessContext, source: Source, failure: GuardFailedError) -> None:
        """Let go what a guard found to be in force no more."""
        if failure.check == "head":
            await self.heads.refresh()
        else:
            self.access.forget(access.caller)
            self.sources.forget(access, source)


def _log_seal(error: SealingError) -> None:
    _seals.error("seal_not_opened", extra={"code": error.code})


def _without_basis() -> Outcome:
    code = "LEGAL_BASIS_ABSENT"
    message = "No legal basis is in force for what is asked: nobody may be answered."
    return Outcome(refuse_all(code, message), code)


async def _respond(outcome: Outcome, kind: bytes, send: Send) -> None:
    refused = outcome.malformed and kind != JSON
    headers = [
        (b"content-length", b"%d" % len(outcome.body)),
        (b"content-type", kind + b"; charset=utf-8"),
    ]
    status = int(HTTPStatus.BAD_REQUEST if refused else HTTPStatus.OK)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": outcome.body})


def _log(access: AccessContext, outcome: Outcome, began: float) -> None:
    log_operation(
        OperationEvent(
            client=access.client,
            role=access.role,
            purpose=access.purpose,
            kind="none" if outcome.malformed else outcome.kind,
            outcome=outcome.code,
            refused=outcome.refused,
            duration_ms=(time.perf_counter() - began) * 1000,
        )
    )
