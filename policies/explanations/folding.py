"""Boxes of the access matrix in the words of a policy: groups, "all but", and counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import prod

from policies.decision import Relation
from policies.matrix.boxes import Box
from policies.rules import Group
from policies.territory import Territory
from policies.vocabulary import GROUPED, Vocabulary

__all__ = ["Fold", "Folder"]

FEW = 5
"""Names that a reader takes in; beyond it they are counted."""


@dataclass(frozen=True)
class Fold:
    """Values of one column, as few names as may be."""

    names: tuple[str, ...]
    """Values and groups, sorted; empty if it is every value."""
    but: tuple[str, ...] = ()
    """Values left out of every one."""
    more: int = 0
    """How many names are not listed."""


@dataclass(frozen=True)
class Folder:
    """Folds the boxes of one policy.

    Parameters
    ----------
    vocabulary
        Every value.
    groups
        Groups of the policy.
    territory
        Which records a home calls own.
    first
        Day on which the territory is taken.
    """

    vocabulary: Vocabulary
    groups: tuple[Group, ...]
    territory: Territory
    first: date

    def fold(self, column: str, values: frozenset[str]) -> Fold:
        """Fold values of a column: every one, all but a few, or groups and the rest."""
        known = self.vocabulary.columns[column]
        left = known - values
        if not left:
            return Fold(())
        if len(left) <= FEW < len(values):
            return Fold((), tuple(sorted(left)))
        names = self.name_groups(column, values)
        listed = names if len(names) <= FEW or column == "coordinate" else names[:FEW]
        return Fold(listed, more=len(names) - len(listed))

    def name_groups(self, column: str, values: frozenset[str]) -> tuple[str, ...]:
        """Name the groups that the values make up, the widest first taken, and the rest."""
        left, names = values, list[str]()
        groups = self.members.get(GROUPED.get(column, ""), {})
        for name in sorted(groups, key=lambda each: (-len(groups[each]), each)):
            if groups[name] <= left and len(groups[name]) > 1:
                names.append(name)
                left -= groups[name]
        return (*sorted(names), *sorted(left))

    def records(self, box: Box) -> Fold:
        """Fold the municipalities of records: every one that can be asked with the relation."""
        reached = self._reached(box)
        if reached <= box.records:
            return Fold(())
        left = reached - box.records
        if len(left) <= FEW < len(box.records):
            return Fold((), tuple(sorted(left)))
        return self.fold("record", box.records)

    def count(self, box: Box) -> int:
        """Count the requests of a box that can be made, a period counted as one day."""
        rest = (box.roles, box.coordinates, box.actions, box.purposes, box.periods)
        return prod(map(len, rest)) * sum(self._places(box, each) for each in box.relations)

    def _places(self, box: Box, relation: str) -> int:
        if relation == Relation.NONE:
            return len(box.homes)
        if relation == Relation.OWN:
            return sum(len(self.own[home] & box.records) for home in box.homes)
        return sum(len(box.records - self.own[home]) for home in box.homes)

    def _reached(self, box: Box) -> frozenset[str]:
        owned = [self.own[home] for home in box.homes]
        own = frozenset[str]().union(*owned)
        if box.relations == {Relation.OWN.value}:
            return own
        every = self.vocabulary.municipalities
        other = every - owned[0].intersection(*owned[1:])
        return other if box.relations == {Relation.OTHER.value} else own | other

    @cached_property
    def own(self) -> Mapping[str, frozenset[str]]:
        """Home -> municipalities that it calls own."""
        known = self.vocabulary.municipalities
        return {
            each: self.territory.own(each, self.first) & known for each in self.vocabulary.homes
        }

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Kind of group -> group -> values that are members, through other groups too."""
        direct: dict[str, dict[str, set[str]]] = {}
        for each in self.groups:
            direct.setdefault(each.kind, {}).setdefault(each.belongs_to, set()).add(each.member)
        return {
            kind: {name: frozenset(_deep(named, name)) for name in named}
            for kind, named in direct.items()
        }


def _deep(named: Mapping[str, Iterable[str]], name: str) -> Iterable[str]:
    for member in named[name]:
        yield from _deep(named, member) if member in named else (member,)
