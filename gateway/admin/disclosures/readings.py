"""Who looked at one person's disclosures or took a copy, and why."""

from dataclasses import replace
from typing import Final
from urllib.parse import parse_qsl

from starlette.responses import Response

from gateway.accounts.disclosures import shorten
from gateway.accounts.readings import Past, list_readings
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.searches import slice_of
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit

__all__ = ["PAGES", "find_past"]

_DASH: Final = " \N{EN DASH} "
_TERMS: Final = ListingTerms("-moment", frozenset())


async def show_readings(visit: Visit) -> Response:
    """Show who read about others: ``GET /admin/disclosures/readings``."""
    listing, readings = await find_past(visit)
    visit.follow(visit.say("Disclosures"), "/disclosures")
    visit.follow(visit.say("Who looked"), "/disclosures/readings")
    return visit.render("admin/disclosures/readings.html", listing=listing, readings=readings)


async def find_past(visit: Visit) -> tuple[Listing, list[Past]]:
    """Find a page of readings, pseudonyms shortened."""
    listing = Listing.read(visit.path, visit.request.query_params, terms=_TERMS)
    past, total = await list_readings(visit.office.database, slice_of(listing))
    return listing.counted(total), [_shorten(each) for each in past]


def _shorten(past: Past) -> Past:
    searched = dict(parse_qsl(past.searched or ""))
    days = " \N{EN DASH} ".join(
        dict.fromkeys(searched.get(each, "") for each in ("since", "until"))
    )
    return replace(
        past,
        subject=past.subject and shorten(past.subject),
        searched=past.searched and _DASH.join(days),
    )


PAGES: Final = (Page("/disclosures/readings", show_readings, Permission.DISCLOSURES_READ),)
