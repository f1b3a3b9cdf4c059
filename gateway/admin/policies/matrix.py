"""Who may do what: the access matrix on a day, and what stands behind one cell of it."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from starlette.responses import Response

from gateway.admin.errors import RecordAbsentError
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.choosing import Chosen, choose, list_named, list_types
from gateway.admin.policies.telling import ToldReach, make_teller, tell_reach, tell_rules
from gateway.admin.visits import Visit
from policies.explanations.folding import Folder
from policies.explanations.grids import View, make_grid
from policies.explanations.reach import Sought, find_reach
from policies.matrix.sheet import Sheet, make_sheet
from policies.matrix.space import Space
from policies.vocabulary import GROUPED

__all__ = ["PAGES"]


@dataclass(frozen=True)
class CellParts:
    """What stands behind one cell."""

    coordinate: str
    others: tuple[str, ...]
    """Further coordinates of the group."""
    opened: list[ToldReach]
    """What is open to the role."""
    sentences: list[str]
    """Rules by which it is open."""
    forbidding: list[str]
    """Rules that may forbid it to the role."""
    near: list[ToldReach]
    """What is open of it to other roles."""


async def show_matrix(visit: Visit) -> Response:
    """Show who may do what: ``GET /admin/policies/matrix``."""
    chosen = await choose(visit)
    types = list_types(visit, chosen.words)
    view = _read_view(visit, chosen, {each.value for each in types})
    sheet = await visit.office.shelf.find(
        ("sheet", chosen.key, chosen.day), partial(_make_sheet, chosen)
    )
    grid = await visit.office.shelf.find(
        ("grid", chosen.key, chosen.day, view), partial(_make_grid, chosen, sheet, view)
    )
    visit.follow(visit.say("Who may do what"), "/policies/matrix")
    return visit.render(
        "admin/policies/matrix.html",
        chosen=chosen,
        view=view,
        grid=grid,
        roles=list_named(visit, "role", chosen.words.roles),
        types=types,
    )


def _read_view(visit: Visit, chosen: Chosen, types: set[str]) -> View:
    asked = visit.request.query_params
    role, type_ = asked.get("role"), asked.get("type")
    return View(
        role if role in chosen.words.roles else None,
        type_ if type_ in types else None,
    )


def _make_sheet(chosen: Chosen) -> Sheet:
    table = chosen.opened.snapshot.table
    return make_sheet(Space((table,), chosen.words, chosen.opened.territory, chosen.day))


def _make_grid(chosen: Chosen, sheet: Sheet, view: View) -> object:
    return make_grid(sheet, _folder(chosen), view)


def _folder(chosen: Chosen) -> Folder:
    groups = chosen.opened.snapshot.policy.groups
    return Folder(chosen.words, groups, chosen.opened.territory, chosen.day)


async def show_cell(visit: Visit) -> Response:
    """Show what stands behind a cell: ``GET /admin/policies/matrix/cell``."""
    chosen = await choose(visit)
    role = visit.request.query_params.get("role", "")
    field = visit.request.query_params.get("field", "")
    coordinates = _members(chosen, field)
    if role not in chosen.words.roles or not coordinates:
        raise RecordAbsentError
    key = ("cell", chosen.key, chosen.day, role, field, visit.language)
    work = partial(_find_cell, visit, chosen, role, coordinates)
    visit.follow(visit.say("Who may do what"), "/policies/matrix")
    visit.follow(visit.say("One cell"), "/policies/matrix/cell")
    return visit.render(
        "admin/policies/cell.html",
        chosen=chosen,
        role=role,
        field=field,
        cell=await visit.office.shelf.find(key, work),
    )


def _members(chosen: Chosen, field: str) -> tuple[str, ...]:
    if field in chosen.words.coordinates:
        return (field,)
    groups = _folder(chosen).members.get(GROUPED["coordinate"], {})
    return tuple(sorted(groups.get(field, ())))


def _find_cell(visit: Visit, chosen: Chosen, role: str, coordinates: tuple[str, ...]) -> CellParts:
    snapshot, territory = chosen.opened.snapshot, chosen.opened.territory
    coordinate, *others = coordinates
    teller = make_teller(visit, chosen.opened, chosen.day)
    opened = find_reach(snapshot, territory, Sought(coordinate, chosen.day, role=role))
    every = find_reach(snapshot, territory, Sought(coordinate, chosen.day))
    near = tuple((box, rules) for box, rules in every if role not in box.roles)
    table = snapshot.table
    spoken = table.rows({"role": role, "coordinate": coordinate})
    numbers = {number for _, rules in opened for number in rules}
    return CellParts(
        coordinate,
        tuple(others),
        opened=[tell_reach(teller, *each) for each in opened],
        sentences=tell_rules(visit, snapshot.policy, numbers),
        forbidding=tell_rules(visit, snapshot.policy, table.numbers(spoken & table.deny)),
        near=[tell_reach(teller, *each) for each in near],
    )


PAGES: Final = (
    Page("/policies/matrix", show_matrix, Permission.POLICIES_READ),
    Page("/policies/matrix/cell", show_cell, Permission.POLICIES_READ),
)
