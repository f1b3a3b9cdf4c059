"""What the pages of appointments call states, acts and roles."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from gateway.admin.navigation import N_
from gateway.admin.visits import Visit
from gateway.staff.listing import State

__all__ = ["STATES", "name_roles"]

STATES: Final[Mapping[str, tuple[str, str]]] = {
    State.IN_FORCE: ("good", N_("In force")),
    State.TO_COME: ("info", N_("To come")),
    State.OVER: ("plain", N_("Over")),
}
"""State -> look of its badge and its name."""


def name_roles(visit: Visit, roles: Iterable[str]) -> Sequence[tuple[str, str]]:
    """List roles with their names, in order of name."""
    named = ((role, visit.speech.name("role", role)) for role in roles)
    return sorted(named, key=lambda each: each[1].casefold())
