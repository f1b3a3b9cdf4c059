"""Asking the register in the capacity of the session; nothing of it is kept but what is recorded.

The decision, the disclosures and the line of the log are those of any other question.
"""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from gateway.access import Asked
from gateway.admin.choices import make_choices
from gateway.admin.console.answers import Answer, read_answer
from gateway.admin.console.forms import QueryForm
from gateway.admin.console.reach import find_reach, needs_case
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.searches import PURPOSES, choose_names
from gateway.admin.visits import Visit
from gateway.bodies import GraphQLRequest
from gateway.identity import Caller

__all__ = ["PAGES"]

_LOOK: Final = "look"
_HEAVY: Final = N_("This is more than the register takes at once.")


async def show_console(visit: Visit) -> Response:
    """Show the console: ``GET /admin/console``."""
    return _render(visit, _fill(visit))


async def ask(visit: Visit) -> Response:
    """Ask, or show what may be asked: ``POST /admin/console``."""
    form = _fill(visit)
    if visit.sent.get("act") == _LOOK:
        return _render(visit, form)
    if not _fits(visit, form):
        return _render(visit, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    request = GraphQLRequest(str(form.document.data), "", None, form.values)
    asked = Asked((), form.purpose.data, form.named, visit.rights.capacity.appointment.id)
    caller = Caller(visit.subject, None, None, None, None)
    outcome = await visit.office.endpoint.answer(caller, asked, request)
    return _render(visit, form, read_answer(visit, outcome.body))


def _fill(visit: Visit) -> QueryForm:
    form = visit.fill(QueryForm)
    form.purpose.choices = make_choices(choose_names(visit, "purpose", PURPOSES))
    return form


def _fits(visit: Visit, form: QueryForm) -> bool:
    if not form.validate():
        return False
    if form.weight > visit.office.settings.body_max_bytes:
        form.document.errors = [_HEAVY]
    return not form.errors


def _render(
    visit: Visit,
    form: QueryForm,
    answer: Answer | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    known = form.purpose.data if form.purpose.data in PURPOSES else "NONE"
    visit.follow(visit.say("Query console"), "/console")
    return visit.render(
        "admin/console/console.html",
        status=status,
        form=form,
        answer=answer,
        purpose=known,
        reach=find_reach(visit, known),
        cased=needs_case(known),
    )


PAGES: Final = (
    Page("/console", show_console, None),
    Page("/console", ask, None, method="POST"),
)
