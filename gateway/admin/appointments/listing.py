"""The list of appointments, and the search for an officer."""

from typing import Final

from starlette.responses import Response

from gateway.admin.actors import find_homes, list_homes
from gateway.admin.appointments.words import STATES, name_roles
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.staff.listing import Filters, Listed, SortKey, State, Window, list_appointments
from gateway.staff.rolls import APPOINTABLE

__all__ = ["PAGES"]

_TERMS: Final = ListingTerms(
    sort="name",
    sorts=frozenset(key.value for key in SortKey),
    filters=frozenset({"role", "home", "state"}),
)
_FOUND: Final = 100
_LONGEST: Final = 200


async def show_appointments(visit: Visit) -> Response:
    """List appointments: ``GET /admin/appointments``."""
    listing = Listing.read(visit.path, visit.request.query_params, terms=_TERMS)
    found = await _list(visit, listing)
    counted = listing.counted(found.total)
    if counted.page != listing.page:
        found = await _list(visit, counted)
    homes = find_homes(visit, Permission.APPOINTMENTS_READ)
    return visit.render(
        "admin/appointments/list.html",
        listing=counted,
        rows=found.appointments,
        roles=name_roles(visit, APPOINTABLE),
        homes=list_homes(visit, homes),
        states=STATES,
    )


# The name of an officer stands in no address, so the search is a form that is answered at once:
# nothing changes, and there is nothing to be sent on to.
async def search_officer(visit: Visit) -> Response:
    """Find the appointments of an officer by name: ``POST /admin/appointments``."""
    words = "".join(filter(str.isprintable, str(visit.sent.get("words", "")))).strip()[:_LONGEST]
    if not words:
        return visit.redirect("/appointments")
    found = await _find(visit, Filters(words=words), Window(limit=_FOUND))
    visit.follow(visit.say("Appointments"), "/appointments")
    return visit.render("admin/appointments/found.html", words=words, found=found, states=STATES)


async def _list(visit: Visit, listing: Listing) -> Listed:
    asked = listing.filters
    filters = Filters(
        role=asked.get("role"),
        home=asked.get("home"),
        state=State.__members__.get(asked.get("state", "")),
    )
    window = Window(
        SortKey(listing.column), listing.descending, limit=listing.limit, offset=listing.offset
    )
    return await _find(visit, filters, window)


async def _find(visit: Visit, filters: Filters, window: Window) -> Listed:
    homes = find_homes(visit, Permission.APPOINTMENTS_READ)
    async with visit.office.database.transaction() as session:
        return await list_appointments(session, homes, filters, window)


PAGES: Final = (
    Page("/appointments", show_appointments, Permission.APPOINTMENTS_READ),
    Page("/appointments", search_officer, Permission.APPOINTMENTS_READ, method="POST"),
)
