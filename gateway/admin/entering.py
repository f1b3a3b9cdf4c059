"""The way in: session, language, form token, decision and proof, before a page does its work."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from gateway.admin.errors import (
    CapacityAbsentError,
    FormUntrustedError,
    PermissionAbsentError,
)
from gateway.admin.faults import answer_fault
from gateway.admin.languages import choose_language
from gateway.admin.office import Office
from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.reading import read_form
from gateway.admin.rights import Rights
from gateway.admin.sessions import OfficerSession
from gateway.admin.visits import Visit
from gateway.errors import HeadUnreadableError
from gateway.guards import GuardFailedError
from policies.record.records import ANSWERED

__all__ = ["Entrance"]

_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_OWN_SITE: Final = frozenset({"same-origin", "none"})
_TRIES: Final = 3
KEPT: Final = "kept"


@dataclass(frozen=True)
class Entrance:
    """Answers one page, as an application of ASGI."""

    office: Office
    page: Page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what goes wrong gets a page of its own."""
        request = Request(scope, receive)
        await (await self.answer(request))(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        """Make the answer of a request."""
        visit = Visit(
            self.office, request, self.page, choose_language(request, self.office.languages), None
        )
        try:
            return await self._answer(visit)
        except Exception as error:  # noqa: BLE001  # the edge: a page answers every error
            return answer_fault(visit, error)

    async def _answer(self, visit: Visit) -> Response:
        word = visit.request.cookies.get(self.office.cookie)
        visit.session = await self.office.sessions.find(word) if word else None
        if self.page.method == "POST":
            await self._read_form(visit)
        response = await self._enter(visit)
        if visit.session:
            await self.office.sessions.keep(visit.session)
        return response

    async def _read_form(self, visit: Visit) -> None:
        if visit.request.headers.get("sec-fetch-site", "none") not in _OWN_SITE:
            raise FormUntrustedError
        visit.sent = await read_form(visit.request, self.office.settings.form_max_bytes)
        if visit.session and visit.session.officer:
            sent = str(visit.sent.get("csrf_token", ""))
            if not secrets.compare_digest(sent.encode(), visit.session.token.encode()):
                raise FormUntrustedError

    async def _enter(self, visit: Visit) -> Response:
        session = visit.session
        if session is None or session.officer is None:
            return await self.page.handler(visit) if self.page.open else _sign_in(visit)
        await self._find_rights(visit, session)
        if self.page.open:
            return await self.page.handler(visit)
        if session.capacity is None:
            return _choose_capacity(visit, session)
        if self.page.recent and (session.age or 0) > self.office.settings.recent_seconds:
            return _prove_again(visit, session)
        await self._decide(visit)
        _restore(visit, session)
        return await self.page.handler(visit)

    async def _find_rights(self, visit: Visit, session: OfficerSession) -> None:
        if session.capacity:
            head = self.office.heads.current
            await self.office.names.read(head)
            visit.entered = Rights(head, session.capacity, datetime.now(_AMSTERDAM).date())

    async def _decide(self, visit: Visit) -> None:
        """Decide and record; what is not in force any more is decided anew."""
        if self.page.need is None:
            return
        for _ in range(_TRIES):
            try:
                await self._record(visit, self.page.need)
            except GuardFailedError as failure:
                if failure.check != "head":
                    raise CapacityAbsentError from None
                head = await self.office.heads.refresh()
                visit.entered = Rights(head, visit.rights.capacity, visit.rights.day)
            else:
                return
        raise HeadUnreadableError

    async def _record(self, visit: Visit, need: Permission) -> None:
        rights = visit.rights
        opened = rights.may(need)
        refusal = PermissionAbsentError(need)
        outcome = ANSWERED if opened else refusal.code
        asker = rights.asker(need.purpose)
        await self.office.recorder.record(asker, rights.decide(need), outcome)
        if not opened:
            raise refusal


def _sign_in(visit: Visit, *, again: bool = False) -> Response:
    back = visit.path if visit.request.method == "GET" else ROOT
    asked = {"to": back} | ({"again": "yes"} if again else {})
    return RedirectResponse(f"{ROOT}/sign-in?{urlencode(asked)}", HTTPStatus.SEE_OTHER)


def _choose_capacity(visit: Visit, session: OfficerSession) -> Response:
    if not session.capacities:
        raise CapacityAbsentError
    return visit.redirect("/capacity", {"to": visit.path})


def _prove_again(visit: Visit, session: OfficerSession) -> Response:
    """Let the officer prove who they are once more; what a form sent is kept meanwhile."""
    sent = [
        (name, value)
        for name, value in visit.sent.multi_items()
        if isinstance(value, str) and name not in visit.page.unkept
    ]
    if sent:
        session.content[KEPT] = [visit.path, sent]
    asked = {"to": visit.path, "again": "yes"}
    return RedirectResponse(f"{ROOT}/sign-in?{urlencode(asked)}", HTTPStatus.SEE_OTHER)


def _restore(visit: Visit, session: OfficerSession) -> None:
    path, sent = session.content.get(KEPT, (None, []))
    if path == visit.path:
        del session.content[KEPT]
        if visit.request.method == "GET":
            visit.sent = type(visit.sent)(sent)
