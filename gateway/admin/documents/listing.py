"""The list of trusted documents."""

from typing import Final

from starlette.responses import Response

from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.clients.listing import list_client_names
from gateway.trusted.listing import DocumentFilters, DocumentWindow, list_registered

__all__ = ["PAGES"]

_TERMS: Final = ListingTerms(
    sort="-proposed_at",
    sorts=frozenset({"name", "client", "proposed_at", "used_on"}),
    filters=frozenset({"words", "client", "state"}),
)


async def show_documents(visit: Visit) -> Response:
    """List the documents: ``GET /admin/documents``."""
    listing = Listing.read(visit.path, visit.request.query_params, terms=_TERMS)
    chosen = DocumentFilters(*map(listing.filters.get, ("words", "client", "state")))
    shown = DocumentWindow(listing.sort, listing.limit, listing.offset)
    found = await list_registered(visit.office.database, chosen, shown)
    clients = await list_client_names(visit.office.database, ended=True)
    return visit.render(
        "admin/documents/list.html",
        listing=listing.counted(found.total),
        documents=found.documents,
        clients=list(clients.items()),
    )


PAGES: Final = (Page("/documents", show_documents, Permission.DOCUMENTS_READ),)
