"""The access matrix on one day as a sheet: field by role by purpose, own and other apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import product

from policies.decision import Relation
from policies.matrix.boxes import Box
from policies.matrix.space import Space

__all__ = ["ALL", "CLOSED", "Entry", "Key", "Sheet", "make_sheet"]

FEW = 5
ALL, PARTLY, CLOSED = "all", "partly", "none"
Key = tuple[str, str, str, str]
"""Coordinate, action, role and purpose."""


@dataclass(frozen=True)
class Entry:
    """For which records one action on one coordinate is open to one role for one purpose."""

    own: str
    """``all``, ``none``, ``all but`` and few codes, or ``partly``."""
    other: str
    """As ``own``, for records of others; the same as ``own`` where records are not placed."""


@dataclass(frozen=True)
class Sheet:
    """What is open on a day; what is not there is closed."""

    day: date
    entries: Mapping[Key, Entry]


def make_sheet(space: Space) -> Sheet:
    """Make the sheet of the first policy of a space, on its first day."""
    found: dict[Key, dict[str, _Reach]] = {}
    places = _Places(space)
    for cell in space.cells():
        if space.tables[0].opens(cell.rows[0]):
            for box in cell.boxes:
                if any(space.first in each for each in box.periods):
                    _put(found, box, places)
    entries = {key: _enter(reaches, places) for key, reaches in sorted(found.items())}
    return Sheet(space.first, entries)


@dataclass
class _Reach:
    """Pairs of a home and a record that are open."""

    pairs: int = 0
    records: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Places:
    """How many pairs of a home and a record there are."""

    space: Space

    @cached_property
    def own(self) -> Mapping[str, frozenset[str]]:
        words, territory = self.space.vocabulary, self.space.territory
        known = words.municipalities
        return {each: territory.own(each, self.space.first) & known for each in words.homes}

    def count(self, relation: str, homes: Iterable[str], records: frozenset[str]) -> int:
        if relation == Relation.NONE:
            return sum(1 for _ in homes)
        if relation == Relation.OWN:
            return sum(len(self.own[home] & records) for home in homes)
        return sum(len(records - self.own[home]) for home in homes)

    def say(self, relation: str, reach: _Reach | None) -> str:
        """Name the part of the records that is open, as far as it has a name."""
        if reach is None:
            return CLOSED
        words = self.space.vocabulary
        placed = relation != Relation.NONE
        every = words.municipalities if placed else frozenset({"none"})
        if reach.pairs == self.count(relation, words.homes, every):
            return ALL
        left = every - reach.records
        rest = self.count(relation, words.homes, frozenset(reach.records))
        named = 0 < len(left) <= FEW and reach.pairs == rest
        return f"all but {' '.join(sorted(left))}" if named else PARTLY


def _put(found: dict[Key, dict[str, _Reach]], box: Box, places: _Places) -> None:
    (relation,), (action,) = box.relations, box.actions
    pairs = places.count(relation, box.homes, box.records)
    asked = product(box.coordinates, box.roles, box.purposes) if pairs else ()
    for coordinate, role, purpose in asked:
        kept = found.setdefault((coordinate, action, role, purpose), {})
        reach = kept.setdefault(relation, _Reach())
        reach.pairs += pairs
        reach.records |= box.records


def _enter(reaches: Mapping[str, _Reach], places: _Places) -> Entry:
    if Relation.NONE in reaches:
        said = places.say(Relation.NONE, reaches[Relation.NONE])
        return Entry(said, said)
    own, other = (places.say(each, reaches.get(each)) for each in (Relation.OWN, Relation.OTHER))
    return Entry(own, other)
