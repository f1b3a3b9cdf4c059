"""The AuthZEN endpoints: one call each, answered under the policy in force at that moment.

Notes
-----
Source: OpenID AuthZEN Authorization API 1.0, sections 9 and 10. A denial is HTTP 200 with
``"decision": false``. There is no search for resources: it would list licence holders.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from gateway.errors import HeadUnreadableError, RequestIdInvalidError
from gateway.guards import GuardFailedError
from gateway.headers import has_unsafe_request_id
from gateway.pdp.bodies import read_object
from gateway.pdp.calls import Call, Event, Recorder
from gateway.pdp.doors import Door, Entered
from gateway.pdp.records import Asked, write_found, write_questions, write_rulings
from policies.authzen.answers import Desk, describe
from policies.authzen.entities import ActionSearch, Evaluation, SubjectSearch
from policies.authzen.pages import Found
from policies.authzen.requests import (
    read_action_search,
    read_evaluation,
    read_evaluations,
    read_subject_search,
)

__all__ = ["Endpoints"]

_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_PATHS: Final = {
    "access_evaluation_endpoint": "/access/v1/evaluation",
    "access_evaluations_endpoint": "/access/v1/evaluations",
    "search_subject_endpoint": "/access/v1/search/subject",
    "search_action_endpoint": "/access/v1/search/action",
}
_TRIES: Final = 3
"""How often a call is decided when the policy changes before it is recorded."""
_METADATA: Final = "/.well-known/authzen-configuration"

Content: TypeAlias = Mapping[str, object]
Answer: TypeAlias = tuple[Asked, Content, Content]
"""What was asked, what is answered, and what of the answer is recorded."""


@dataclass(frozen=True)
class Endpoints:
    """Answers AuthZEN over HTTP."""

    door: Door
    recorder: Recorder
    body_bytes: int
    public_url: str | None
    """Address that callers know; `None` means that of the request."""

    @property
    def routes(self) -> list[BaseRoute]:
        """The addresses of the decision point."""
        handlers = (
            self.answer_evaluation,
            self.answer_evaluations,
            self.answer_subjects,
            self.answer_actions,
        )
        posts = zip(_PATHS.values(), handlers, strict=True)
        return [
            *(Route(path, handler, methods=["POST"]) for path, handler in posts),
            Route(_METADATA, self.answer_metadata, methods=["GET"]),
        ]

    async def answer_evaluation(self, request: Request) -> Response:
        """Answer one evaluation: ``POST /access/v1/evaluation``."""
        return await self._answer(request, Event.EVALUATION, _evaluate)

    async def answer_evaluations(self, request: Request) -> Response:
        """Answer several evaluations: ``POST /access/v1/evaluations``."""
        return await self._answer(request, Event.EVALUATIONS, _evaluate_all)

    async def answer_subjects(self, request: Request) -> Response:
        """Answer which subjects may: ``POST /access/v1/search/subject``."""
        return await self._answer(request, Event.SEARCH_SUBJECT, _search_subjects)

    async def answer_actions(self, request: Request) -> Response:
        """Answer what a subject may do: ``POST /access/v1/search/action``."""
        return await self._answer(request, Event.SEARCH_ACTION, _search_actions)

    async def answer_metadata(self, request: Request) -> Response:
        """Say what the decision point can: ``GET /.well-known/authzen-configuration``."""
        base = self.public_url or f"{request.url.scheme}://{request.url.netloc}"
        found = {"policy_decision_point": base}
        found |= {name: f"{base}{path}" for name, path in _PATHS.items()}
        return _respond(found)

    async def _answer(
        self,
        request: Request,
        event: Event,
        reckon: Callable[[Content, Desk], Awaitable[Answer]],
    ) -> Response:
        if has_unsafe_request_id(request.scope["headers"]):
            raise RequestIdInvalidError
        caller = await self.door.identify(request.scope["headers"])
        content = await read_object(request, self.body_bytes)
        for _ in range(_TRIES):
            entered = await self.door.enter(caller)
            today = datetime.now(_AMSTERDAM).date()
            asked, answer, kept = await reckon(content, Desk(entered.domain, today))
            try:
                await self.recorder.record(_make_call(event, entered, asked, kept))
            except GuardFailedError:
                continue
            return _respond(answer)
        raise HeadUnreadableError


async def _evaluate(content: Content, desk: Desk) -> Answer:
    return _evaluate_one(read_evaluation(content), desk)


def _evaluate_one(asked: Evaluation, desk: Desk) -> Answer:
    ruling = desk.evaluate(asked)
    kept = write_rulings([ruling])
    return write_questions([asked], [ruling]), describe(ruling, desk.domain), kept


async def _evaluate_all(content: Content, desk: Desk) -> Answer:
    several = read_evaluations(content)
    if several is None:
        return await _evaluate(content, desk)
    rulings = await asyncio.to_thread(desk.evaluate_all, several)
    answers = [describe(each, desk.domain) for each in rulings]
    questions = write_questions(several.asked[: len(rulings)], rulings)
    questions["semantic"] = several.semantic.value
    return questions, {"evaluations": answers}, write_rulings(rulings)


async def _search_subjects(content: Content, desk: Desk) -> Answer:
    search = read_subject_search(content)
    found = await asyncio.to_thread(desk.search_subjects, search)
    return _write_pattern(search, desk), _write_found(found), write_found(found)


async def _search_actions(content: Content, desk: Desk) -> Answer:
    search = read_action_search(content)
    found = desk.search_actions(search)
    return _write_pattern(search, desk), _write_found(found), write_found(found)


def _write_pattern(search: SubjectSearch | ActionSearch, desk: Desk) -> Asked:
    return write_questions([search.pattern], [desk.evaluate(search.pattern)])


def _write_found(found: Found) -> Content:
    return {"page": found.page, "results": list(found.results)}


def _make_call(event: Event, entered: Entered, asked: Asked, kept: Content) -> Call:
    return Call(event, entered.client, asked, kept, entered.domain.policy, entered.reference)


def _respond(content: Content) -> Response:
    return Response(orjson.dumps(content), media_type="application/json")
