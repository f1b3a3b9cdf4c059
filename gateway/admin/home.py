"""The first page, the choice of a capacity, and the language."""

from http import HTTPStatus
from uuid import UUID

from starlette.responses import RedirectResponse, Response

from gateway.admin.languages import COOKIE
from gateway.admin.pages import ROOT, Page
from gateway.admin.returning import own_path
from gateway.admin.visits import Visit

__all__ = ["PAGES"]

_YEAR = 365 * 24 * 3600


async def show_home(visit: Visit) -> Response:
    """Show what there is to do: ``GET /admin``."""
    return visit.render("admin/home.html", sections=visit.navigation)


async def ask_capacity(visit: Visit) -> Response:
    """Ask in which capacity to act: ``GET /admin/capacity``."""
    session = visit.session
    if session is None or session.officer is None:
        return visit.redirect("/sign-in")
    back = own_path(visit.request.query_params.get("to"))
    return visit.render("admin/capacity.html", capacities=session.capacities, back=back)


async def choose_capacity(visit: Visit) -> Response:
    """Act in a capacity from now on: ``POST /admin/capacity``."""
    session = visit.session
    if session is None or session.officer is None:
        return visit.redirect("/sign-in")
    asked = str(visit.sent.get("appointment", ""))
    known = {str(each.appointment.id) for each in session.capacities}
    if asked in known:
        await visit.office.sessions.choose(session, UUID(asked))
        return RedirectResponse(own_path(visit.sent.get("back")), HTTPStatus.SEE_OTHER)
    visit.flash("bad", "Choose one of your appointments.")
    return visit.redirect("/capacity")


async def choose_language(visit: Visit) -> Response:
    """Speak a language from now on: ``POST /admin/language``."""
    response = RedirectResponse(own_path(visit.sent.get("back")), HTTPStatus.SEE_OTHER)
    asked = str(visit.sent.get("language", ""))
    if asked in visit.office.languages:
        response.set_cookie(
            COOKIE,
            asked,
            max_age=_YEAR,
            path=ROOT,
            secure=visit.office.secure,
            httponly=True,
            samesite="strict",
        )
    return response


PAGES = (
    Page("", show_home, None),
    Page("/capacity", ask_capacity, None, open=True),
    Page("/capacity", choose_capacity, None, method="POST", open=True),
    Page("/language", choose_language, None, method="POST", open=True),
)
