"""Changing what a municipal system may ask."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from gateway.admin.actors import make_actor
from gateway.admin.clients.finding import find_ceiling, find_client
from gateway.admin.clients.forms import TermsForm, accuse, offer, read_terms
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.clients.errors import ClientError, ClientOverError
from gateway.clients.listing import RegisteredClient
from gateway.clients.registering import change

__all__ = ["PAGES"]


async def ask_change(visit: Visit) -> Response:
    """Ask what shall be otherwise: ``GET /admin/clients/{id}/change``."""
    client = await find_client(visit)
    return _render(visit, client, offer(visit, TermsForm, client.terms))


async def change_client(visit: Visit) -> Response:
    """Change a system: ``POST /admin/clients/{id}/change``."""
    client, form = await find_client(visit), offer(visit, TermsForm)
    if not form.validate():
        return _render(visit, client, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        changed = await _change(visit, client.id, form)
    except ClientError as error:
        accuse(visit, form, error)
        return _render(visit, client, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    except ClientOverError as error:
        visit.refuse(error)
    else:
        _tell(visit, changed=changed)
    return visit.redirect(f"/clients/{client.id}")


def _tell(visit: Visit, *, changed: bool) -> None:
    if changed:
        visit.flash("good", "The system is changed.")
    else:
        visit.flash("info", "There was nothing to change.")


async def _change(visit: Visit, id_: str, form: TermsForm) -> bool:
    async with visit.office.database.transaction() as session:
        actor, ceiling = make_actor(visit), find_ceiling(visit)
        return await change(session, actor, id_, terms=read_terms(form), ceiling=ceiling)


def _render(
    visit: Visit, client: RegisteredClient, form: TermsForm, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    visit.follow(visit.say("Change the system"), f"/clients/{client.id}/change")
    ceiling = find_ceiling(visit)
    return visit.render(
        "admin/clients/change.html", status=status, client=client, form=form, ceiling=ceiling
    )


PAGES: Final = (
    Page("/clients/{id}/change", ask_change, Permission.CLIENTS_WRITE),
    Page("/clients/{id}/change", change_client, Permission.CLIENTS_WRITE, method="POST"),
)
