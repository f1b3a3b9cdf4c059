"""The GraphQL endpoint: ``POST /graphql``."""

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus

import orjson
from starlette.requests import Request
from starlette.responses import Response

from gateway.access import Access, AccessContext
from gateway.answers import refuse_all
from gateway.bodies import GraphQLRequest, read_request, response_type
from gateway.desk import Desk, Outcome
from gateway.documents import Documents, coerce_variables, operation
from gateway.errors import HeadUnreadableError
from gateway.execution import GuardFailedError
from gateway.heads import Heads
from gateway.limits import DocumentError
from gateway.logs import OperationEvent, log_operation
from gateway.operations import Operations
from resolvers.statement.errors import ArgumentInvalidError

__all__ = ["Endpoint"]

_TRIES = 3
"""How often an operation is planned when what it stands on changes meanwhile."""


@dataclass(frozen=True)
class Endpoint:
    """Answers GraphQL over HTTP."""

    access: Access
    heads: Heads
    documents: Documents
    operations: Operations
    desk: Desk
    body_bytes: int
    seconds: float
    """How long one operation may take."""

    async def answer(self, request: Request) -> Response:
        """Answer one operation: ``POST /graphql``."""
        began = time.perf_counter()
        access = await self._enter(request)
        asked = await read_request(request, self.body_bytes)
        kind = response_type(request)
        try:
            async with asyncio.timeout(self.seconds):
                outcome = await self._answer(request, access, asked)
        except DocumentError as error:
            outcome = Outcome(
                orjson.dumps({"errors": error.formatted()}), error.code, malformed=True
            )
        except ArgumentInvalidError as error:
            outcome = Outcome(refuse_all(error.code, str(error)), error.code)
        except TimeoutError:
            outcome = Outcome(refuse_all("TIMEOUT", "The operation took too long."), "TIMEOUT")
        _log(access, outcome, began)
        return _respond(outcome, kind)

    async def _enter(self, request: Request) -> AccessContext:
        return await self.access.enter(request.scope["headers"], self.heads.current.territory)

    async def _answer(
        self, request: Request, access: AccessContext, asked: GraphQLRequest
    ) -> Outcome:
        document = self.documents.prepare(asked.query)
        definition = operation(document, asked.operation_name)
        variables = coerce_variables(document, definition, variables=asked.variables)
        asked_operation = self.operations.read(document, definition, variables)
        for _ in range(_TRIES):
            head = self.heads.current
            try:
                return await self.desk.answer(head, access, asked_operation, variables)
            except GuardFailedError as failure:
                if failure.check == "basis":
                    return _without_basis()
                await self._renew(access, failure)
                access = await self._enter(request)
        raise HeadUnreadableError

    async def _renew(self, access: AccessContext, failure: GuardFailedError) -> None:
        if failure.check == "head":
            await self.heads.refresh()
        else:
            self.access.forget(access.caller)


def _without_basis() -> Outcome:
    code = "LEGAL_BASIS_ABSENT"
    message = "No legal basis is in force for what is asked: nobody may be answered."
    return Outcome(refuse_all(code, message), code)


def _respond(outcome: Outcome, kind: str) -> Response:
    newer = kind != "application/json"
    status = HTTPStatus.BAD_REQUEST if outcome.malformed and newer else HTTPStatus.OK
    return Response(outcome.body, status, media_type=f"{kind}; charset=utf-8")


def _log(access: AccessContext, outcome: Outcome, began: float) -> None:
    log_operation(
        OperationEvent(
            client=access.client,
            role=access.role,
            purpose=access.purpose,
            kind="none" if outcome.malformed else "query",
            outcome=outcome.code,
            refused=outcome.refused,
            duration_ms=(time.perf_counter() - began) * 1000,
        )
    )
