"""What the pages that search the accounts share: days, and the lists to choose from."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from gateway.accounts.disclosures import Slice
from gateway.accounts.periods import Period, read_day, today
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from resolvers.codes import Purpose

__all__ = ["PURPOSES", "choose_homes", "choose_names", "read_search", "slice_of"]

PURPOSES: Final = (*(each.name for each in Purpose), "NONE")


def read_search(visit: Visit, terms: ListingTerms) -> tuple[Listing, Period]:
    """Read a search and its days: today where the address names none, and never backwards."""
    listing = Listing.read(visit.path, visit.request.query_params, terms=terms)
    last = read_day(listing.filters.get("until"))
    first = read_day(listing.filters.get("since")) or last or today()
    period = Period(first, max(first, last or today()))
    said = {"since": period.first.isoformat(), "until": period.last.isoformat()}
    return replace(listing, filters={**listing.filters, **said}), period


def slice_of(listing: Listing) -> Slice:
    """Give the part of a search that its page shows."""
    return Slice(listing.sort, listing.limit, listing.offset)


def choose_homes(visit: Visit) -> list[tuple[str, str]]:
    """List every municipality and police unit, by name."""
    return choose_names(visit, "home", visit.office.names.known)


def choose_names(visit: Visit, kind: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """List values of a column of rules with their names, by name."""
    name = visit.speech.templates.filters[kind]
    return sorted(((each, name(each)) for each in values), key=lambda pair: pair[1])
