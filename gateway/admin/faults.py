"""Answering what went wrong with a page that says what it means and what to do."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from gateway.admin.navigation import N_
from gateway.admin.visits import Visit
from gateway.problems import Problem, read_problem

__all__ = ["answer_fault"]

_log = logging.getLogger("registerpoort.pages")

_TITLES: Final[Mapping[HTTPStatus, str]] = {
    HTTPStatus.FORBIDDEN: N_("This is not open to you"),
    HTTPStatus.NOT_FOUND: N_("There is nothing here"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_("This is too much at once"),
    HTTPStatus.SERVICE_UNAVAILABLE: N_("The register cannot be reached"),
    HTTPStatus.INTERNAL_SERVER_ERROR: N_("Something went wrong here"),
}
_OTHER: Final = N_("This cannot be answered")
_ADVICE: Final[Mapping[HTTPStatus, str]] = {
    HTTPStatus.FORBIDDEN: N_("Ask the administrator of your organisation if you need it."),
    HTTPStatus.NOT_FOUND: N_("Go back to the list, or start at the first page."),
    HTTPStatus.SERVICE_UNAVAILABLE: N_("Try again in a moment; nothing was changed."),
    HTTPStatus.INTERNAL_SERVER_ERROR: N_(
        "Report the trace below to whoever runs the gateway; nothing was disclosed."
    ),
}
_OTHER_ADVICE: Final = N_("Go back and send it anew; nothing was changed.")


@dataclass(frozen=True)
class _Fault:
    """What the page says."""

    status: int
    code: str
    title: str
    meaning: str
    advice: str


def answer_fault(visit: Visit, error: Exception) -> Response:
    """Answer an error with a page; the text of one that nobody foresaw is never shown."""
    problem = read_problem(error)
    if problem.status is HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.exception("unexpected")
    return visit.render(
        "admin/problem.html",
        status=problem.status,
        problem=_describe(visit, error, problem),
        trace=visit.request.scope.get("trace_id", ""),
    )


def _describe(visit: Visit, error: Exception, problem: Problem) -> _Fault:
    known = problem.status is not HTTPStatus.INTERNAL_SERVER_ERROR
    return _Fault(
        status=problem.status.value,
        code=problem.code,
        title=visit.say(_TITLES.get(problem.status, _OTHER)),
        meaning=visit.speech.explain(error) if known else visit.say(problem.code),
        advice=visit.say(_ADVICE.get(problem.status, _OTHER_ADVICE)),
    )
