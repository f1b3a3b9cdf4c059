"""What a review says of a document, put so that it can be read: alike fields stand together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gateway.access import PUBLIC_ROLE
from gateway.admin.coordinates import FieldGroup, group_coordinates
from gateway.trusted.reviewing import Opening, Reached, ReviewedOperation

__all__ = ["OperationWords", "Reach", "Ways", "word_operation"]


@dataclass(frozen=True)
class Reach:
    """Roles to which something is open for the same purposes, on the same records."""

    roles: tuple[str, ...]
    purposes: tuple[str, ...]
    """Sorted; empty where it is every purpose of the system."""
    own: str
    """``all``, ``none``, ``all but`` and codes, or ``partly``."""
    other: str
    cased: bool


@dataclass(frozen=True)
class Ways:
    """Fields that are open in the same ways."""

    action: str
    fields: tuple[FieldGroup, ...]
    coordinates: tuple[str, ...]
    """The same, as the schema calls them."""
    reaches: tuple[Reach, ...]
    """To whom they are open; empty where to nobody."""


@dataclass(frozen=True)
class OperationWords:
    """One operation, to be read."""

    name: str | None
    ways: tuple[Ways, ...]
    """In the order in which the text first asks such fields; those open to nobody come first."""
    closed: bool
    """Whether it asks something that nobody may ask."""
    askers: tuple[Reach, ...]
    """Who may ask all of it, for what."""


def word_operation(
    operation: ReviewedOperation, purposes: frozenset[str], language: str
) -> OperationWords:
    """Put one operation of a review into words.

    Parameters
    ----------
    operation
        What was found.
    purposes
        Purposes of the system.
    language
        Code of the language of the fields.
    """
    alike: dict[tuple[str, tuple[Reach, ...]], list[str]] = {}
    for each in operation.reached:
        alike.setdefault((each.action, _gather(each, purposes)), []).append(each.coordinate)
    ways = [
        Ways(action, group_coordinates(frozenset(names), language), tuple(names), reaches)
        for (action, reaches), names in alike.items()
    ]
    return OperationWords(
        operation.name,
        tuple(sorted(ways, key=lambda each: bool(each.reaches))),
        closed=bool(operation.closed),
        askers=_name_askers(operation.askers, purposes),
    )


def _gather(reached: Reached, purposes: frozenset[str]) -> tuple[Reach, ...]:
    found: dict[str, dict[tuple[str, str, bool], set[str]]] = {}
    for opening in reached.openings:
        kinds = found.setdefault(opening.role, {})
        kinds.setdefault(_kind(opening), set()).add(opening.purpose)
    return _merge(found, purposes)


def _kind(opening: Opening) -> tuple[str, str, bool]:
    # The public has no municipality, so that no record is its own.
    own = opening.other if opening.role == PUBLIC_ROLE else opening.own
    return (own, opening.other, opening.cased)


def _name_askers(askers: Iterable[tuple[str, str]], purposes: frozenset[str]) -> tuple[Reach, ...]:
    found: dict[str, dict[tuple[str, str, bool], set[str]]] = {}
    for role, purpose in askers:
        found.setdefault(role, {}).setdefault(("all", "all", False), set()).add(purpose)
    return _merge(found, purposes)


def _merge(
    found: Mapping[str, Mapping[tuple[str, str, bool], set[str]]], purposes: frozenset[str]
) -> tuple[Reach, ...]:
    """Bring roles together that are open alike."""
    alike: dict[tuple[tuple[str, str, bool], frozenset[str]], list[str]] = {}
    for role, kinds in found.items():
        for kind, named in kinds.items():
            alike.setdefault((kind, frozenset(named)), []).append(role)
    return tuple(
        Reach(tuple(sorted(roles)), () if named == purposes else tuple(sorted(named)), *kind)
        for (kind, named), roles in alike.items()
    )
