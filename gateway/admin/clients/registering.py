"""Registering a municipal system."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from gateway.admin.actors import make_actor
from gateway.admin.clients.finding import find_ceiling
from gateway.admin.clients.forms import RegisterForm, TermsForm, accuse, offer, read_terms
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.clients.errors import ClientError
from gateway.clients.registering import register

__all__ = ["PAGES"]


async def ask_client(visit: Visit) -> Response:
    """Ask which system to register: ``GET /admin/clients/new``."""
    return _render(visit, offer(visit, RegisterForm))


async def register_client(visit: Visit) -> Response:
    """Register a system: ``POST /admin/clients/new``."""
    form = offer(visit, RegisterForm)
    if not form.validate():
        return _render(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    terms, id_ = read_terms(form), str(form["id"].data).strip()
    try:
        async with visit.office.database.transaction() as session:
            actor, ceiling = make_actor(visit), find_ceiling(visit)
            await register(session, actor, id_, terms=terms, ceiling=ceiling)
    except ClientError as error:
        accuse(visit, form, error)
        return _render(visit, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    visit.flash(
        "good", "{name} is registered. Say now what it proves itself with.", name=terms.name
    )
    return visit.redirect(f"/clients/{id_}")


def _render(visit: Visit, form: TermsForm, status: HTTPStatus = HTTPStatus.OK) -> Response:
    visit.follow(visit.say("Municipal systems"), "/clients")
    visit.follow(visit.say("Register a system"), "/clients/new")
    ceiling = find_ceiling(visit)
    return visit.render("admin/clients/new.html", status=status, form=form, ceiling=ceiling)


PAGES: Final = (
    Page("/clients/new", ask_client, Permission.CLIENTS_WRITE),
    Page("/clients/new", register_client, Permission.CLIENTS_WRITE, method="POST"),
)
