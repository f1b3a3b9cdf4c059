"""The rules of a version as sentences: what may never be first, then by role."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from starlette.responses import Response

from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.editing.speaking import find_values, list_options, name_value
from gateway.admin.policies.editing.versions import Version, read_version
from gateway.admin.tables import Listing, ListingTerms
from gateway.admin.visits import Visit
from policies.rules import Group, Rule
from policies.sentences.words import EVERY
from policies.vocabulary import GROUPED
from sql import query

__all__ = ["PAGES"]

_TERMS: Final = ListingTerms("", frozenset(), frozenset({"text", "role", "coordinate", "effect"}))


@dataclass(frozen=True)
class _Line:
    """One rule as it is listed."""

    rule: Rule
    sentence: str
    ended: bool
    coming: bool


@dataclass(frozen=True)
class _Part:
    """Rules that are read together."""

    heading: str
    denies: bool
    lines: list[_Line]


async def list_rules(visit: Visit) -> Response:
    """List the rules of a version: ``GET /admin/policies/{version}/rules``."""
    version = await read_version(visit)
    visit.follow(visit.say("Rules"), f"{version.path}/rules")
    listing, rules = await _find(version)
    return visit.render(
        "admin/policies/editing/rules.html",
        version=version,
        listing=listing,
        parts=list(_part(version, rules)),
        roles=_pairs(version, "role"),
        coordinates=_pairs(version, "coordinate"),
    )


def _pairs(version: Version, column: str) -> list[tuple[str, str]]:
    options = list_options(version.visit, version.words, version.choices, column)
    return [(each.value, each.text) for each in options]


async def _find(version: Version) -> tuple[Listing, list[Rule]]:
    asked = version.visit.request.query_params
    listing = Listing.read(f"{ROOT}{version.path}/rules", asked, terms=_TERMS)
    rows = await _fetch(version, listing)
    if not rows and listing.page > 1:
        listing = replace(listing, page=1)
        rows = await _fetch(version, listing)
    total = rows[0][-1] if rows else 0
    return listing.counted(total), [Rule(*row[:-1]) for row in rows]


async def _fetch(version: Version, listing: Listing) -> list[tuple[Any, ...]]:
    filters, groups = listing.filters, version.frame.groups
    text = filters.get("text")
    found = list(find_values(version.words, version.choices, text)) if text else None
    arguments = (
        version.number,
        _speaking_of(groups, "role", filters.get("role")),
        _speaking_of(groups, "coordinate", filters.get("coordinate")),
        filters.get("effect"),
        found,
        (text or "").lower(),
        listing.limit,
        listing.offset,
    )
    rows = await version.visit.office.database.fetch_rows(query("find_version_rules"), arguments)
    return [tuple(row) for row in rows]


def _speaking_of(groups: Iterable[Group], column: str, value: str | None) -> list[str] | None:
    """List what a rule may hold that speaks of a value: itself, its groups, or all."""
    if value is None:
        return None
    found, links = {value}, [each for each in groups if each.kind == GROUPED[column]]
    while more := {each.belongs_to for each in links if each.member in found} - found:
        found |= more
    return sorted(found | {EVERY})


def _part(version: Version, rules: Iterable[Rule]) -> Iterator[_Part]:
    for (denies, role), alike in groupby(rules, key=_place):
        heading = "" if denies else name_value(version.words, "role", role)
        lines = [_line(version, each) for each in alike]
        yield _Part(heading[:1].upper() + heading[1:], denies, lines)


def _place(rule: Rule) -> tuple[bool, str]:
    denies = rule.eft == "deny"
    return denies, "" if denies else rule.role


def _line(version: Version, rule: Rule) -> _Line:
    today = version.visit.rights.day
    ended = bool(rule.until) and rule.until < today.isoformat()
    return _Line(rule, version.sentence(rule), ended, rule.since > today.isoformat())


PAGES = (Page("/policies/{version}/rules", list_rules, Permission.POLICIES_READ),)
