"""Decisions by time, outcome and capacity, or those of one trace."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from starlette.responses import Response

from gateway.accounts.decisions import (
    Decisions,
    DecisionSearch,
    Made,
    find_decisions,
    find_trace,
)
from gateway.accounts.periods import Period
from gateway.admin.coordinates import FieldGroup, group_coordinates
from gateway.admin.decisions.words import KINDS, OUTCOMES
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.searches import PURPOSES, choose_homes, choose_names, read_search, slice_of
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.clients.listing import list_client_names
from gateway.vocabulary import ROLES

__all__ = ["PAGES", "Line"]

_TERMS: Final = ListingTerms(
    "-moment",
    frozenset({"moment"}),
    frozenset({"since", "until", "outcome", "role", "home", "client", "purpose", "kind", "trace"}),
)
_TRACE: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Line:
    """One decision in words."""

    decided_at: datetime
    href: str
    kind: str
    answered: bool
    outcome: str
    role: str | None
    home: str | None
    client: str | None
    purpose: str | None
    groups: tuple[FieldGroup, ...]


async def search_decisions(visit: Visit) -> Response:
    """Show what was decided: ``GET /admin/decisions``."""
    listing, period = read_search(visit, _TERMS)
    trace = listing.filters.get("trace", "").lower()
    found = await _find(visit, listing, period)
    clients = await list_client_names(visit.office.database, ended=True)
    visit.follow(visit.say("Decisions"), "/decisions")
    return visit.render(
        "admin/decisions/search.html",
        listing=_follow(listing, trace).counted(found.total),
        found=found,
        lines=[_tell(visit, row) for row in found.rows],
        trace=trace,
        outcomes=[(code, visit.say(name)) for code, name in OUTCOMES.items()],
        kinds=[(code, visit.say(name)) for code, name in KINDS.items()],
        roles=choose_names(visit, "role", ROLES),
        homes=choose_homes(visit),
        clients=list(clients.items()),
        purposes=choose_names(visit, "purpose", PURPOSES),
    )


async def _find(visit: Visit, listing: Listing, period: Period) -> Decisions:
    asked, database = listing.filters, visit.office.database
    if "trace" in asked:
        trace = asked["trace"].lower()
        return await find_trace(database, trace) if _TRACE.fullmatch(trace) else Decisions((), 0)
    search = DecisionSearch(
        period,
        asked.get("outcome"),
        asked.get("role"),
        asked.get("home"),
        asked.get("client"),
        asked.get("purpose"),
        asked.get("kind"),
    )
    return await find_decisions(database, search, slice_of(listing))


def _follow(listing: Listing, trace: str) -> Listing:
    """Give the listing of a trace, which is one page whatever else is asked."""
    return replace(listing, filters={"trace": trace}, page=1, size=100) if trace else listing


def _tell(visit: Visit, made: Made) -> Line:
    return Line(
        made.decided_at,
        f"/admin/decisions/{made.trace_id}/{made.span_id}",
        visit.say(KINDS[made.kind.name]),
        made.answered,
        visit.say(OUTCOMES.get(made.outcome, made.outcome)),
        made.role,
        made.home,
        made.client,
        made.purpose,
        group_coordinates(frozenset(made.coordinates or ()), visit.language),
    )


PAGES: Final = (Page("/decisions", search_decisions, Permission.DECISIONS_READ),)
