"""What an officer may ask for a purpose, in words."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gateway.admin.coordinates import FieldGroup, group_coordinates
from gateway.admin.decisions.words import ACTIONS, tell_scope
from gateway.admin.visits import Visit
from resolvers.schema import MODEL
from resolvers.statement.guard import CASE_VIEWS

if TYPE_CHECKING:
    from policies.decision import Scope

__all__ = ["Reach", "find_reach", "needs_case"]


@dataclass(frozen=True)
class Reach:
    """Fields that are open alike."""

    action: str
    scope: str
    groups: tuple[FieldGroup, ...]


def find_reach(visit: Visit, purpose: str) -> list[Reach]:
    """List what the policy opens to the capacity for a purpose, what it opens widest first."""
    rights = visit.rights
    grant = rights.head.snapshot.grant(rights.context(purpose), rights.own)
    found: dict[tuple[str, Scope], set[str]] = defaultdict(set)
    for (coordinate, action), scope in grant.scopes.items():
        if coordinate in MODEL.kinds:
            found[action, scope].add(coordinate)
    widest = sorted(found.items(), key=lambda one: (one[0][0] != "read", not one[0][1].complete))
    return [
        Reach(
            visit.say(ACTIONS[action]),
            tell_scope(visit, scope),
            group_coordinates(frozenset(coordinates), visit.language),
        )
        for (action, scope), coordinates in widest
    ]


def needs_case(purpose: str) -> bool:
    """Tell whether something is answered for this purpose only under an open case."""
    return purpose in CASE_VIEWS
