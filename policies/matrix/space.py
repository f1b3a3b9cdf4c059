"""Every request that can be made, in classes: what no rule tells apart is asked once.

A request falls into three parts, and every part of the matcher reads one of them: who asks
(role, home, purpose, day), where the record is (relation, record), and what is asked of it
(coordinate, action). For each part the values on which the same rules speak are one class.
What is asked comes first: few rules speak on it, and the rest falls into few classes.
Several policies can be asked together: then a class is alike under all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product
from typing import TypeVar

from policies.decision import Relation
from policies.matrix.boxes import Box
from policies.matrix.periods import Period, list_periods
from policies.table import Table
from policies.territory import Territory
from policies.vocabulary import Vocabulary

__all__ = ["Cell", "Rows", "Space"]

T = TypeVar("T")
Rows = tuple[int, ...]
"""Rules that speak, one bit each; one number a policy."""
Classes = Mapping[Rows, frozenset[T]]
Worth = Callable[[Rows], bool]
Who = tuple[frozenset[str], frozenset[str], frozenset[Period]]
"""Roles, purposes and periods; every combination of them."""
Asked = Mapping[str, frozenset[str]]
"""Action -> coordinates."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A class of requests: on all of them the same rules speak."""

    rows: Rows
    _who: list[Who]
    _homes: frozenset[str]
    _relation: str
    _records: frozenset[str]
    _asked: Asked

    @property
    def boxes(self) -> Iterator[Box]:
        """The requests of the class, in boxes that do not overlap."""
        for (roles, purposes, periods), (action, coordinates) in product(
            self._who, self._asked.items()
        ):
            yield Box(
                roles=roles,
                homes=self._homes,
                relations=frozenset({self._relation}),
                records=self._records,
                coordinates=coordinates,
                actions=frozenset({action}),
                purposes=purposes,
                periods=periods,
            )


@dataclass(frozen=True)
class Space:
    """The requests that the vocabulary allows, under one policy or several.

    Parameters
    ----------
    tables
        Decision tables of the policies.
    vocabulary
        Values that requests may hold.
    territory
        Tells which records a home calls its own, and so which requests can be made at all.
    first
        First day to ask about; on it the territory is taken.
    """

    tables: tuple[Table, ...]
    vocabulary: Vocabulary
    territory: Territory
    first: date

    def cells(self, worth: Worth = any) -> Iterator[Cell]:
        """Go through every class of requests.

        Parameters
        ----------
        worth
            Tells whether a class is worth looking at, given the rules that may still speak
            on it; what holds for fewer rules must hold for more.

        Yields
        ------
        Cell
            Classes that do not overlap and that are worth it.
        """
        for placed, classes in self._asked.items():
            for rows, asked in classes.items():
                if worth(rows):
                    yield from self._of_fields(rows, asked, placed=placed, worth=worth)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Periods between the dates of any rule."""
        rules = (rule for table in self.tables for rule in table.rules)
        return list_periods(rules, first=self.first)

    def _of_fields(self, rows: Rows, asked: Asked, *, placed: bool, worth: Worth) -> Iterator[Cell]:
        places = self._places_of(rows) if placed else {}
        for who, homes, callers in self._callers(rows, worth):
            for relation, records, found in self._where(callers, homes, places):
                if worth(found):
                    yield Cell(found, who, homes, relation.value, records, asked)

    def _callers(
        self, rows: Rows, worth: Worth
    ) -> Iterator[tuple[list[Who], frozenset[str], Rows]]:
        homes = _narrow(self._homes, rows)
        for asking, who in self._asking(rows, worth).items():
            for found, alike in _narrow(homes, asking).items():
                if worth(found):
                    yield who, alike, found

    def _asking(self, rows: Rows, worth: Worth) -> Mapping[Rows, list[Who]]:
        found: dict[Rows, list[Who]] = {}
        days = _narrow(self._days, rows)
        for (one, roles), (other, purposes) in product(
            _narrow(self._roles, rows).items(), _narrow(self._purposes, rows).items()
        ):
            for day, periods in days.items():
                met = _meet(_meet(one, other), day)
                if worth(met):
                    found.setdefault(met, []).append((roles, purposes, periods))
        return found

    def _places_of(self, rows: Rows) -> Mapping[Relation, Classes[str]]:
        return {relation: _narrow(each, rows) for relation, each in self._placed.items()}

    def _where(
        self, rows: Rows, homes: frozenset[str], places: Mapping[Relation, Classes[str]]
    ) -> Iterator[tuple[Relation, frozenset[str], Rows]]:
        if not places:
            yield Relation.NONE, frozenset({"none"}), _meet(self._nowhere, rows)
            return
        own = self._called_own(homes)
        only = frozenset[str].intersection(*(self._called_own(frozenset({h})) for h in homes))
        for found, records in _narrow(places[Relation.OWN], rows).items():
            if records & own:
                yield Relation.OWN, records & own, found
        for found, records in _narrow(places[Relation.OTHER], rows).items():
            if records - only:
                yield Relation.OTHER, records - only, found

    def _called_own(self, homes: frozenset[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self._own[home] for home in homes))

    @cached_property
    def _own(self) -> Mapping[str, frozenset[str]]:
        known = self.vocabulary.municipalities
        return {
            each: self.territory.own(each, self.first) & known for each in self.vocabulary.homes
        }

    @cached_property
    def _roles(self) -> Classes[str]:
        return self._classes("role", self.vocabulary.roles)

    @cached_property
    def _purposes(self) -> Classes[str]:
        return self._classes("purpose", self.vocabulary.purposes)

    @cached_property
    def _homes(self) -> Classes[str]:
        return self._classes("home", self.vocabulary.homes)

    @cached_property
    def _days(self) -> Classes[Period]:
        return _sort((self._rows({"day": each.first.isoformat()}), each) for each in self.periods)

    @cached_property
    def _nowhere(self) -> Rows:
        return self._rows({"relation": Relation.NONE.value, "record": "none"})

    @cached_property
    def _placed(self) -> Mapping[Relation, Classes[str]]:
        records = self._classes("record", self.vocabulary.municipalities)
        return {
            relation: _narrow(records, self._rows({"relation": relation.value}))
            for relation in (Relation.OWN, Relation.OTHER)
        }

    @cached_property
    def _asked(self) -> Mapping[bool, Mapping[Rows, Asked]]:
        """Whether records are placed -> rules that speak -> action -> coordinates."""
        found: dict[bool, dict[Rows, dict[str, frozenset[str]]]] = {True: {}, False: {}}
        for action, (placed, kept) in product(sorted(self.vocabulary.actions), found.items()):
            coordinates = self._classes("coordinate", self._which(placed=placed))
            for met, alike in _narrow(coordinates, self._rows({"action": action})).items():
                kept.setdefault(met, {})[action] = alike
        return found

    def _which(self, *, placed: bool) -> list[str]:
        return [each for each, is_so in self.vocabulary.coordinates.items() if is_so is placed]

    def _classes(self, column: str, values: Iterable[str]) -> Classes[str]:
        return _sort((self._rows({column: each}), each) for each in sorted(values))

    def _rows(self, values: Mapping[str, str]) -> Rows:
        return tuple(table.rows(values) for table in self.tables)


def _meet(one: Rows, other: Rows) -> Rows:
    return tuple([a & b for a, b in zip(one, other, strict=True)])


def _sort(values: Iterable[tuple[Rows, T]]) -> Classes[T]:
    classes: dict[Rows, set[T]] = {}
    for rows, value in values:
        classes.setdefault(rows, set()).add(value)
    return {rows: frozenset(members) for rows, members in classes.items()}


def _narrow(classes: Classes[T], rows: Rows) -> Classes[T]:
    narrowed: dict[Rows, list[frozenset[T]]] = {}
    for each, members in classes.items():
        narrowed.setdefault(_meet(each, rows), []).append(members)
    return {
        met: found[0] if len(found) == 1 else found[0].union(*found[1:])
        for met, found in narrowed.items()
    }
