"""What differs between any two versions, and what was in force when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from starlette.responses import Response

from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.finding import (
    find_changes,
    find_life,
    follow_version,
    open_number,
    read_number,
)
from gateway.admin.policies.standing import list_tabs
from gateway.admin.policies.telling import tell_changes, tell_rules
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from gateway.versions.lives import Life, list_lives
from gateway.versions.opening import Opened
from policies.errors import Finding, PolicyInvalidError
from policies.explanations.changes import FoldedChange
from sql import query

__all__ = ["PAGES"]

_WAYS: Final = {"opened": True, "closed": False}
_TERMS: Final = ListingTerms(
    sort="change", sorts=frozenset(), filters=frozenset({"from", "change"})
)
_HISTORY: Final = ListingTerms(sort="-from", sorts=frozenset())


@dataclass(frozen=True)
class Compared:
    """Two versions and what differs."""

    before: Opened
    after: Opened
    changes: tuple[FoldedChange, ...]


async def show_differences(visit: Visit) -> Response:
    """Show what differs: ``GET /admin/policies/{version}/differences?from=N``."""
    life = await find_life(visit)
    path = f"/policies/{life.version}/differences"
    listing = Listing.read(ROOT + path, visit.request.query_params, terms=_TERMS)
    start, day = _choose(visit, life, listing)
    follow_version(visit, life.version)
    visit.follow(visit.say("Differences"), path)
    compared, findings = await _compare(visit, start, life.version, day)
    return visit.render(
        "admin/policies/differences.html",
        life=life,
        lives=await list_lives(visit.office.database),
        start=start,
        day=day,
        tabs=list_tabs(visit, life.version),
        findings=findings,
        **_fill(visit, listing, compared),
    )


def _choose(visit: Visit, life: Life, listing: Listing) -> tuple[int, date]:
    """Choose with which version to compare, and from which day on; what was signed as it was."""
    asked = listing.filters.get("from")
    head = visit.rights.head.edition.policy_version
    start = read_number(asked) if asked else life.based_on or head
    if life.evidence is not None and start == life.based_on:
        return start, date.fromisoformat(life.evidence.day)
    return start, visit.rights.day


async def _compare(
    visit: Visit, start: int, version: int, day: date
) -> tuple[Compared | None, tuple[Finding, ...]]:
    try:
        before, after = await open_number(visit, start), await open_number(visit, version)
    except PolicyInvalidError as error:
        return None, error.findings
    changes = await find_changes(visit, before, after, day=day)
    return Compared(before.opened, after.opened, changes), ()


def _fill(visit: Visit, listing: Listing, compared: Compared | None) -> dict[str, Any]:
    if compared is None:
        return {"listing": listing, "changes": [], "opened": 0, "closed": 0, "sentences": []}
    way = _WAYS.get(listing.filters.get("change", ""))
    found = [each for each in compared.changes if way is None or each.opens is way]
    listing = listing.counted(len(found))
    shown = found[listing.offset : listing.offset + listing.limit]
    return {
        "listing": listing,
        "changes": tell_changes(visit, compared.after, shown),
        "opened": sum(each.cells for each in compared.changes if each.opens),
        "closed": sum(each.cells for each in compared.changes if not each.opens),
        "sentences": _tell_rules(visit, compared, shown),
    }


def _tell_rules(visit: Visit, compared: Compared, shown: Iterable[FoldedChange]) -> list[str]:
    """Write every rule that the changes name, once where it is the same in both versions."""
    listed = list(shown)
    before = {number for each in listed for number in each.before}
    after = {number for each in listed for number in each.after}
    told = [
        *tell_rules(visit, compared.before.snapshot.policy, before),
        *tell_rules(visit, compared.after.snapshot.policy, after),
    ]
    return sorted(set(told))


async def show_history(visit: Visit) -> Response:
    """Show what was in force when: ``GET /admin/policies/history``."""
    listing = Listing.read(f"{ROOT}/policies/history", visit.request.query_params, terms=_HISTORY)
    arguments = (listing.limit, listing.offset)
    rows = await visit.office.database.fetch_rows(query("policy_history"), arguments)
    visit.follow(visit.say("Policy versions"), "/policies")
    visit.follow(visit.say("What was in force when"), "/policies/history")
    return visit.render(
        "admin/policies/history.html",
        listing=listing.counted(rows[0]["total"] if rows else 0),
        rows=rows,
    )


PAGES: Final = (
    Page("/policies/history", show_history, Permission.POLICIES_READ),
    Page("/policies/{version}/differences", show_differences, Permission.POLICIES_READ),
)
