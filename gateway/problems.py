"""Problems: the only place that turns errors into HTTP answers.

Notes
-----
Source: RFC 9457, ``application/problem+json``. ``code`` is stable and public, ``type`` is made
of it, and ``instance`` is the trace of the request.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, ExceptionHandler, Message, Receive, Scope, Send

from gateway.acts.errors import ActError
from gateway.errors import RequestRefusedError
from gateway.headers import trace_id
from policies.authzen.errors import QuestionError
from sql.errors import DatabaseBusyError, DatabaseRefusedError, DatabaseUnavailableError

__all__ = [
    "HANDLERS",
    "FaultMiddleware",
    "Problem",
    "read_problem",
    "render_problem",
    "report_problem",
]

_log = logging.getLogger("registerpoort.problems")

_AWAY: Final = (DatabaseBusyError, DatabaseRefusedError, DatabaseUnavailableError)
_STATUS_TEXTS: Final[Mapping[int, tuple[str, str]]] = {
    404: ("NOT_FOUND", "There is nothing at this address."),
    405: ("METHOD_NOT_ALLOWED", "Use one of the methods in the header Allow."),
}


@dataclass(frozen=True)
class Problem:
    """What an answer says about an error."""

    status: HTTPStatus
    code: str
    """Stable and public, for example ``PURPOSE_UNKNOWN``."""
    detail: str
    """What is wrong and what to do, in one or two sentences."""
    headers: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, object] = field(default_factory=dict)
    """Further members of this kind of problem."""

    @property
    def title(self) -> str:
        """The code as words."""
        return self.code.replace("_", " ").capitalize()


_UNEXPECTED: Final = Problem(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "INTERNAL_ERROR",
    "The gateway failed. Nothing was disclosed; report the instance to its administrator.",
)


def read_problem(error: Exception) -> Problem:
    """Find what an answer says about an error; the text of an unknown one is never shown."""
    if isinstance(error, RequestRefusedError):
        return Problem(error.status, error.code, str(error), error.headers, error.members)
    if isinstance(error, ActError):
        return Problem(error.status, error.code, str(error))
    if isinstance(error, QuestionError):
        return Problem(HTTPStatus.BAD_REQUEST, error.code, str(error))
    if isinstance(error, HTTPException):
        return _read_http(error)
    if isinstance(error, _AWAY):
        return Problem(
            HTTPStatus.SERVICE_UNAVAILABLE,
            error.code,
            "The register cannot be reached now. Try again in a moment.",
            {"Retry-After": "2"},
        )
    return _UNEXPECTED


def _read_http(error: HTTPException) -> Problem:
    status = HTTPStatus(error.status_code)
    code, detail = _STATUS_TEXTS.get(
        status, (status.name, "The request cannot be answered in this form.")
    )
    return Problem(status, code, detail, error.headers or {})


def render_problem(problem: Problem) -> Response:
    """Write a problem as ``application/problem+json``."""
    body = {
        "type": f"urn:registerpoort:problem:{problem.code}",
        "title": problem.title,
        "status": problem.status.value,
        "detail": problem.detail,
        "code": problem.code,
        "instance": trace_id(),
        **problem.members,
    }
    return Response(
        orjson.dumps(body),
        problem.status,
        problem.headers,
        media_type="application/problem+json",
    )


async def _answer(_request: Request, error: Exception) -> Response:
    return render_problem(read_problem(error))


HANDLERS: Final[Mapping[type[Exception], ExceptionHandler]] = {HTTPException: _answer}
"""What Starlette answers itself: that there is no such address or method."""


class FaultMiddleware:
    """Answers every error with a problem, a neutral one where nobody foresaw it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        started = False

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except ClientDisconnect:
            return
        except Exception as error:
            problem = read_problem(error)
            report_problem(problem)
            if scope["type"] != "http" or started:
                raise
            await render_problem(problem)(scope, receive, send)


def report_problem(problem: Problem) -> None:
    """Write what an operator must know of a problem; call it where the error is handled."""
    if problem is _UNEXPECTED:
        _log.exception("unexpected")
    elif problem.status is HTTPStatus.SERVICE_UNAVAILABLE:
        _log.warning("unavailable", extra={"code": problem.code})
