"""Finding a page by its name, or by the name or number of what it is about.

Nobody is found: what looks like the number of a person or a licence is not looked up, and is taken
out of the address at once.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from gateway.accounts.finding import LONGEST, Sought, find_things, is_personal
from gateway.admin.actors import find_homes
from gateway.admin.coordinates import name_coordinate
from gateway.admin.navigation import list_entries
from gateway.admin.pages import ROOT, Page
from gateway.admin.permissions import Permission
from gateway.admin.search.telling import NEEDS, Group, Hit, tell_things
from gateway.admin.visits import Visit

__all__ = ["PAGES"]

_COORDINATES: Final = 20


async def search(visit: Visit) -> Response:
    """Find pages: ``GET /admin/search``."""
    asked = visit.request.query_params
    typed = " ".join(asked.get("q", "").split())[:LONGEST]
    if is_personal(typed):
        return visit.redirect("/search", {"about": "person"})
    groups = await _find(visit, typed) if typed and typed.isprintable() else []
    visit.follow(visit.say("Search"), "/search")
    return visit.render(
        "admin/search/search.html", typed=typed, groups=groups, personal="about" in asked
    )


async def _find(visit: Visit, typed: str) -> list[Group]:
    opened = [kind for kind, need in NEEDS.items() if visit.rights.may(need)]
    policy = visit.rights.head.edition.policy_version
    homes = find_homes(visit, Permission.APPOINTMENTS_READ)
    things = await find_things(visit.office.database, Sought(typed, opened, homes, policy))
    found = [
        Group(visit.say("Pages"), tuple(_find_pages(visit, typed))),
        *tell_things(visit, things),
        Group(visit.say("Fields of the register"), tuple(_find_fields(visit, typed))),
    ]
    return [group for group in found if group.hits]


def _find_pages(visit: Visit, typed: str) -> Iterator[Hit]:
    """Find pages by what they are called in any language."""
    words = typed.casefold().split()
    for entry in list_entries(visit.rights):
        said = (
            f"{each.say(entry.label)} {each.say(entry.about)}".casefold()
            for each in visit.office.languages.values()
        )
        if any(all(word in text for word in words) for text in said):
            yield Hit(visit.say(entry.label), entry.href, visit.say(entry.about))


def _find_fields(visit: Visit, typed: str) -> Iterator[Hit]:
    """Find fields by their coordinate or what they are called in any language."""
    if not visit.rights.may(Permission.POLICIES_READ):
        return
    known = sorted(visit.rights.head.snapshot.vocabulary.coordinates)
    fitting = (each for each in known if _is_called(visit, each, typed.casefold()))
    for coordinate in islice(fitting, _COORDINATES):
        asked = {"coordinate": coordinate, "action": "read", "record": ""}
        address = urlencode({**asked, "day": visit.rights.day.isoformat()})
        label = visit.speech.name("coordinate", coordinate)
        yield Hit(label, f"{ROOT}/policies/who?{address}")


def _is_called(visit: Visit, coordinate: str, wanted: str) -> bool:
    names = (name_coordinate(coordinate, each) for each in visit.office.languages)
    return any(wanted in name.casefold() for name in (coordinate, *names))


PAGES: Final = (Page("/search", search, None),)
