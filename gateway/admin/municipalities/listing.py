"""Municipalities by date."""

from datetime import date
from typing import Final

from starlette.responses import Response

from gateway.admin.municipalities.words import STATES
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.places.listing import (
    Existence,
    Listed,
    SortKey,
    TownFilters,
    TownWindow,
    list_municipalities,
    list_provinces,
)
from sql.database import Session
from sql.sheets import read_date

__all__ = ["PAGES"]

_TERMS: Final = ListingTerms(
    sort="name",
    sorts=frozenset(key.value for key in SortKey),
    filters=frozenset({"day", "state", "words", "province"}),
)
_EVERY: Final = "EVERY"


async def show_municipalities(visit: Visit) -> Response:
    """List municipalities on a day: ``GET /admin/municipalities``."""
    listing = Listing.read(visit.path, visit.request.query_params, terms=_TERMS)
    day = _read_day(visit, listing)
    async with visit.office.database.transaction() as session:
        found = await _list(session, day, listing)
        counted = listing.counted(found.total)
        if counted.page != listing.page:
            found = await _list(session, day, counted)
        provinces = await list_provinces(session)
    return visit.render(
        "admin/municipalities/list.html",
        listing=counted,
        rows=found.municipalities,
        day=day,
        provinces=[(each, each) for each in provinces],
        states=STATES,
    )


async def _list(session: Session, day: date, listing: Listing) -> Listed:
    asked = listing.filters
    filters = TownFilters(
        state=_read_state(asked.get("state", "")),
        words=asked.get("words"),
        province=asked.get("province"),
    )
    window = TownWindow(
        SortKey(listing.column), listing.descending, limit=listing.limit, offset=listing.offset
    )
    return await list_municipalities(session, day, filters, window)


def _read_state(asked: str) -> Existence | None:
    if asked == _EVERY:
        return None
    return Existence.__members__.get(asked, Existence.EXISTING)


def _read_day(visit: Visit, listing: Listing) -> date:
    try:
        return read_date(listing.filters.get("day", "")) or visit.rights.day
    except ValueError:
        return visit.rights.day


PAGES: Final = (Page("/municipalities", show_municipalities, Permission.MUNICIPALITIES_READ),)
