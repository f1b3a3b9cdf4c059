"""Everything there is to know of one municipal system."""

from typing import Final

from starlette.responses import Response

from gateway.admin.clients.finding import find_ceiling, find_client
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.clients.listing import list_client_acts
from gateway.trusted.listing import DocumentFilters, DocumentWindow, list_registered

__all__ = ["PAGES"]

_DOCUMENTS: Final = DocumentWindow("-proposed_at", limit=10, offset=0)


async def show_client(visit: Visit) -> Response:
    """Show a system: ``GET /admin/clients/{id}``."""
    client = await find_client(visit)
    database = visit.office.database
    return visit.render(
        "admin/clients/show.html",
        client=client,
        ceiling=find_ceiling(visit),
        documents=await list_registered(database, DocumentFilters(client=client.id), _DOCUMENTS),
        acts=await list_client_acts(database, client.id),
    )


PAGES: Final = (Page("/clients/{id}", show_client, Permission.CLIENTS_READ),)
