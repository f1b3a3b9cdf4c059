"""Every request that can be made, in classes: what no rule tells apart is asked once.

A request falls into three parts, and every part of the matcher reads one of them: who asks
(role, home, purpose, day), where the record is (relation, record), and what is asked of it
(coordinate, action). For each part the values on which the same rules speak are one class.
Several policies can be asked together: then a class is alike under all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import product
from typing import cast

from policies.decision import Relation
from policies.matrix.boxes import Box
from policies.matrix.periods import Period, list_periods
from policies.table import Table
from policies.territory import Territory
from policies.vocabulary import Vocabulary

__all__ = ["Cell", "Rows", "Space"]

Rows = tuple[int, ...]
"""Rules that speak, one bit each; one number a policy."""
Classes = Mapping[Rows, frozenset[str]]
Fields = tuple[tuple[str, frozenset[str], Rows], ...]


@dataclass(frozen=True, slots=True)
class _Callers:
    """Everybody with these homes on whom the same rules speak."""

    homes: frozenset[str]
    rows: Rows
    who: list[tuple[str, str, Period]]
    """Role, purpose and period of each."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A class of requests: on all of them the same rules speak."""

    rows: Rows
    _callers: _Callers
    _relation: str
    _records: frozenset[str]
    _action: str
    _coordinates: frozenset[str]

    @property
    def boxes(self) -> Iterator[Box]:
        """The requests of the class, in boxes that do not overlap."""
        for role, purpose, period in self._callers.who:
            yield Box(
                roles=frozenset({role}),
                homes=self._callers.homes,
                relations=frozenset({self._relation}),
                records=self._records,
                coordinates=self._coordinates,
                actions=frozenset({self._action}),
                purposes=frozenset({purpose}),
                periods=frozenset({period}),
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
    _kept: dict[object, object] = field(default_factory=dict)
    """What was found for the same rules before."""

    def cells(self, worth: Callable[[Rows], bool] = any) -> Iterator[Cell]:
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
        for homes_rows, homes in self._homes.items():
            for callers in self._callers(homes, homes_rows):
                if worth(callers.rows):
                    yield from self._of_callers(callers, worth)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Periods between the dates of any rule."""
        rules = (rule for table in self.tables for rule in table.rules)
        return list_periods(rules, first=self.first)

    def _callers(self, homes: frozenset[str], homes_rows: Rows) -> Iterable[_Callers]:
        found: dict[Rows, _Callers] = {}
        for rows, who in self._asking.items():
            met = _meet(rows, homes_rows)
            found.setdefault(met, _Callers(homes, met, [])).who.extend(who)
        return found.values()

    @cached_property
    def _asking(self) -> Mapping[Rows, list[tuple[str, str, Period]]]:
        roles = self._each("role", self.vocabulary.roles)
        purposes = self._each("purpose", self.vocabulary.purposes)
        periods = [(each, self._rows({"day": each.first.isoformat()})) for each in self.periods]
        found: dict[Rows, list[tuple[str, str, Period]]] = {}
        for (role, one), (purpose, other), (period, third) in product(roles, purposes, periods):
            rows = _meet(_meet(one, other), third)
            found.setdefault(rows, []).append((role, purpose, period))
        return found

    def _of_callers(self, callers: _Callers, worth: Callable[[Rows], bool]) -> Iterator[Cell]:
        for relation, records, rows in self._places(callers):
            if not worth(rows):
                continue
            for action, coordinates, found in self._fields(relation, rows):
                if worth(found):
                    yield Cell(found, callers, relation, records, action, coordinates)

    def _places(self, callers: _Callers) -> Iterator[tuple[str, frozenset[str], Rows]]:
        own = self._called_own(callers.homes)
        yield Relation.NONE.value, frozenset({"none"}), _meet(self._nowhere, callers.rows)
        for rows, records in self._own_places(own, callers.rows).items():
            yield Relation.OWN.value, records, rows
        only = own if len(callers.homes) == 1 else frozenset[str]()
        for rows, records in self._other_places(callers.rows).items():
            if records - only:
                yield Relation.OTHER.value, records - only, rows

    def _own_places(self, own: frozenset[str], rows: Rows) -> Classes:
        key = (own, rows)
        if key not in self._kept:
            held = _sorted_classes((each, self._owned[each]) for each in own)
            self._kept[key] = _narrow(held, rows)
        return cast("Classes", self._kept[key])

    def _other_places(self, rows: Rows) -> Classes:
        key = ("other", rows)
        if key not in self._kept:
            self._kept[key] = _narrow(self._others, rows)
        return cast("Classes", self._kept[key])

    def _fields(self, relation: str, rows: Rows) -> Fields:
        placed = relation != Relation.NONE.value
        key = (placed, rows)
        if key not in self._kept:
            self._kept[key] = tuple(
                (action, coordinates, found)
                for action in sorted(self.vocabulary.actions)
                for found, coordinates in _narrow(self._asked[action, placed], rows).items()
            )
        return cast("Fields", self._kept[key])

    def _called_own(self, homes: frozenset[str]) -> frozenset[str]:
        if homes not in self._kept:
            own = (self.territory.own(home, self.first) for home in homes)
            self._kept[homes] = frozenset[str]().union(*own) & self.vocabulary.municipalities
        return cast("frozenset[str]", self._kept[homes])

    @cached_property
    def _homes(self) -> Classes:
        return _sorted_classes(self._each("home", self.vocabulary.homes))

    @cached_property
    def _nowhere(self) -> Rows:
        return self._rows({"relation": Relation.NONE.value, "record": "none"})

    @cached_property
    def _owned(self) -> Mapping[str, Rows]:
        own = self._rows({"relation": Relation.OWN.value})
        records = self._each("record", self.vocabulary.municipalities)
        return {record: _meet(rows, own) for record, rows in records}

    @cached_property
    def _others(self) -> Classes:
        other = self._rows({"relation": Relation.OTHER.value})
        return _narrow(_sorted_classes(self._each("record", self.vocabulary.municipalities)), other)

    @cached_property
    def _asked(self) -> Mapping[tuple[str, bool], Classes]:
        placed = self.vocabulary.coordinates
        by_coordinate = self._each("coordinate", placed)
        by_action = self._each("action", self.vocabulary.actions)
        return {
            (action, whether): _sorted_classes(
                (each, _meet(rows, action_rows))
                for each, rows in by_coordinate
                if bool(placed[each]) is whether
            )
            for (action, action_rows), whether in product(by_action, (True, False))
        }

    def _each(self, column: str, values: Iterable[str]) -> list[tuple[str, Rows]]:
        return [(each, self._rows({column: each})) for each in sorted(values)]

    def _rows(self, values: Mapping[str, str]) -> Rows:
        return tuple(table.rows(values) for table in self.tables)


def _meet(one: Rows, other: Rows) -> Rows:
    return tuple([a & b for a, b in zip(one, other, strict=True)])


def _sorted_classes(values: Iterable[tuple[str, Rows]]) -> Classes:
    classes: dict[Rows, set[str]] = {}
    for value, rows in values:
        classes.setdefault(rows, set()).add(value)
    return {rows: frozenset(members) for rows, members in classes.items()}


def _narrow(classes: Classes, rows: Rows) -> Classes:
    narrowed: dict[Rows, list[frozenset[str]]] = {}
    for each, members in classes.items():
        narrowed.setdefault(_meet(each, rows), []).append(members)
    return {met: frozenset[str]().union(*found) for met, found in narrowed.items()}
