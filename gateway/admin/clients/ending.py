"""Ending a municipal system."""

from typing import Final

from starlette.responses import Response

from gateway.admin.actors import make_actor
from gateway.admin.clients.finding import find_client
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.clients.errors import ClientOverError
from gateway.clients.registering import end
from gateway.trusted.listing import DocumentFilters, DocumentWindow, list_registered
from gateway.trusted.lives import State

__all__ = ["PAGES"]

_NONE_SHOWN: Final = DocumentWindow(limit=1, offset=0)


async def ask_end(visit: Visit) -> Response:
    """Say what stops, and ask whether it shall: ``GET /admin/clients/{id}/end``."""
    client = await find_client(visit)
    visit.follow(visit.say("End"), f"/clients/{client.id}/end")
    approved = DocumentFilters(client=client.id, state=State.APPROVED)
    found = await list_registered(visit.office.database, approved, _NONE_SHOWN)
    return visit.render("admin/clients/end.html", client=client, approved=found.total)


async def end_client(visit: Visit) -> Response:
    """End a system: ``POST /admin/clients/{id}/end``."""
    client = await find_client(visit)
    try:
        async with visit.office.database.transaction() as session:
            await end(session, make_actor(visit), client.id)
    except ClientOverError as error:
        visit.refuse(error)
    else:
        visit.flash(
            "good", "{name} is ended: nothing is answered through it.", name=client.terms.name
        )
    return visit.redirect(f"/clients/{client.id}")


PAGES: Final = (
    Page("/clients/{id}/end", ask_end, Permission.CLIENTS_WRITE, recent=True),
    Page("/clients/{id}/end", end_client, Permission.CLIENTS_WRITE, method="POST", recent=True),
)
