"""What was disclosed, to which municipality, by which system and for what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from starlette.responses import Response
from wtforms import Form

from gateway.accounts.disclosures import (
    Disclosure,
    DisclosureSearch,
    Found,
    find_disclosures,
    shorten,
)
from gateway.accounts.periods import Period
from gateway.admin.coordinates import FieldGroup, group_coordinates
from gateway.admin.disclosures.forms import CopyForm
from gateway.admin.disclosures.verifying import FAULTS, find_last
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.searches import PURPOSES, choose_homes, choose_names, read_search, slice_of
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.clients.listing import list_client_names

__all__ = ["PAGES", "TERMS", "Line", "make_search", "render_search", "tell"]

TERMS: Final = ListingTerms(
    "-moment",
    frozenset({"moment", "home", "purpose"}),
    frozenset({"since", "until", "home", "client", "purpose"}),
)


@dataclass(frozen=True)
class Line:
    """One disclosure in words."""

    disclosed_at: datetime
    subject: str
    """Shortened."""
    pseudonym: str
    """Whole; empty for who may not ask about one person."""
    groups: tuple[FieldGroup, ...]
    role: str
    home: str
    client: str | None
    purpose: str
    trace: str


async def search_disclosures(visit: Visit) -> Response:
    """Show what was disclosed: ``GET /admin/disclosures``."""
    return await render_search(visit, visit.fill(CopyForm))


async def render_search(visit: Visit, form: Form) -> Response:
    """Show a search with the form that asks for a copy of it."""
    listing, period = read_search(visit, TERMS)
    found = await find_disclosures(
        visit.office.database, make_search(listing, period), slice_of(listing)
    )
    clients = await list_client_names(visit.office.database, ended=True)
    visit.follow(visit.say("Disclosures"), "/disclosures")
    return visit.render(
        "admin/disclosures/search.html",
        listing=listing.counted(found.total),
        found=found,
        lines=tell(visit, found),
        homes=choose_homes(visit),
        clients=list(clients.items()),
        purposes=choose_names(visit, "purpose", PURPOSES),
        form=form,
        last=await find_last(visit),
        faults=FAULTS,
    )


def make_search(listing: Listing, period: Period) -> DisclosureSearch:
    """Make the search that an address says."""
    asked = listing.filters
    return DisclosureSearch(period, asked.get("home"), asked.get("client"), asked.get("purpose"))


def tell(visit: Visit, found: Found) -> list[Line]:
    """Tell what was found in words."""
    followed = visit.may(Permission.SUBJECT_RECORD_READ.name)
    return [_tell(visit, row, row.subject if followed else "") for row in found.rows]


def _tell(visit: Visit, row: Disclosure, pseudonym: str) -> Line:
    return Line(
        row.disclosed_at,
        shorten(row.subject),
        pseudonym,
        group_coordinates(row.coordinates, visit.language),
        row.role,
        row.home,
        row.client,
        row.purpose,
        row.trace_id,
    )


PAGES: Final = (Page("/disclosures", search_disclosures, Permission.DISCLOSURES_READ),)
