"""The list of municipal systems."""

from typing import Final

from starlette.responses import Response

from gateway.admin.clients.forms import name_purposes
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.clients.listing import ClientFilters, ClientWindow, list_clients

__all__ = ["PAGES"]

_TERMS: Final = ListingTerms(
    sort="name",
    sorts=frozenset({"name", "organisation", "used_on"}),
    filters=frozenset({"words", "purpose", "state"}),
)


async def show_clients(visit: Visit) -> Response:
    """List the systems: ``GET /admin/clients``."""
    listing = Listing.read(visit.path, visit.request.query_params, terms=_TERMS)
    chosen = ClientFilters(*map(listing.filters.get, ("words", "purpose", "state")))
    shown = ClientWindow(listing.column, listing.descending, listing.limit, listing.offset)
    found = await list_clients(visit.office.database, chosen, shown)
    return visit.render(
        "admin/clients/list.html",
        listing=listing.counted(found.total),
        clients=found.clients,
        purposes=name_purposes(visit),
    )


PAGES: Final = (Page("/clients", show_clients, Permission.CLIENTS_READ),)
