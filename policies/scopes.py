"""From the decision table to scopes: for which municipalities a coordinate is open.

A caller's role, home, purpose and day leave some rules over; a coordinate and
an action leave fewer. What remains differs between municipalities only where
rules name them, so the municipalities fall into few classes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from policies.decision import ALL, NONE, OTHER, OWN, Context, Relation, Scope
from policies.errors import PolicyError
from policies.table import Table
from policies.vocabulary import Vocabulary

__all__ = ["Atlas", "Reach", "Side"]

UNNAMED = "-"
"""A municipality that no rule can name: what holds for it holds wherever no rule says more."""
PLAIN = {scope: scope for scope in (ALL, OWN, OTHER, NONE)}
QUESTIONS = ({"role", "home", "purpose", "day"}, {"relation", "record"}, {"coordinate", "action"})
"""Columns that are asked together: who asks, where the record is, what is asked of it."""

Classes = Mapping[int, frozenset[str]]


class Atlas:
    """The municipalities and coordinates of a vocabulary, as bits of a decision table.

    Parameters
    ----------
    table
        Decision table.
    vocabulary
        Municipalities, coordinates and actions to ask about.

    Raises
    ------
    PolicyError
        If a part of the matcher cannot be asked on its own.
    """

    def __init__(self, table: Table, vocabulary: Vocabulary) -> None:
        if not all(any(q.issuperset(part.columns) for q in QUESTIONS) for part in table.parts):
            raise PolicyError("a part of the matcher mixes the caller, the record and the field")
        self.table = table
        self.vocabulary = vocabulary
        self.placed = vocabulary.coordinates
        self.cells = {
            (coordinate, action): table.rows({"coordinate": coordinate, "action": action})
            for coordinate in sorted(vocabulary.coordinates)
            for action in sorted(vocabulary.actions)
        }
        self.unnamed = self.place(Relation.OTHER, UNNAMED)
        self.nowhere = self.place(Relation.NONE, "none")
        self.others = self.classes(Relation.OTHER, vocabulary.municipalities)

    def caller(self, context: Context) -> int:
        """Find the rules that speak on this caller; none if the vocabulary has no such caller."""
        asked = {"role": context.role, "home": context.home, "purpose": context.purpose}
        if not all(self.vocabulary.knows(*each) for each in asked.items()):
            return 0
        return self.table.rows({**asked, "day": context.day.isoformat()})

    def place(self, relation: Relation, record: str) -> int:
        """Find the rules that speak on records placed there."""
        return self.table.rows({"relation": relation.value, "record": record})

    def classes(self, relation: Relation, records: Iterable[str]) -> Classes:
        """Sort municipalities by the rules that speak on their records."""
        return sort_classes((self.place(relation, each), frozenset({each})) for each in records)


@dataclass(frozen=True)
class Side:
    """The caller's own municipalities, or all others, by the rules that speak on them."""

    table: Table
    classes: Classes
    usual: int
    """Rules that speak where no rule says more, or on any one class."""
    spread: int
    """Rules that speak on some classes and not on others."""

    @classmethod
    def of(cls, table: Table, classes: Classes, *, usual: int) -> "Side":
        """Find what tells the classes apart."""
        return cls(table, classes, usual, _join(bits ^ usual for bits in classes))

    def decide(self, cell: int) -> tuple[bool, frozenset[str]]:
        """Decide a cell as usual, and list the municipalities where the contrary holds."""
        usual = self.table.opens(cell & self.usual)
        if not (cell & self.spread and cell & self.table.allow):
            return usual, frozenset()
        contrary = [
            members
            for bits, members in self.classes.items()
            if self.table.opens(cell & bits) is not usual
        ]
        return usual, frozenset[str]().union(*contrary)


@dataclass(frozen=True)
class Reach:
    """What one caller reaches for one purpose on one day."""

    atlas: Atlas
    rows: int
    """Rules that speak on this role, home, purpose and day."""
    own: Side
    others: Side
    count: int
    """How many municipalities the caller calls own."""

    @classmethod
    def of(cls, atlas: Atlas, context: Context, own: frozenset[str]) -> "Reach":
        """Find what a caller reaches who calls these municipalities own."""
        rows = atlas.caller(context)
        theirs = _narrow(atlas.classes(Relation.OWN, own), rows)
        rest = _narrow({bits: each - own for bits, each in atlas.others.items()}, rows)
        return cls(
            atlas,
            rows,
            Side.of(atlas.table, theirs, usual=_most(theirs)),
            Side.of(atlas.table, rest, usual=atlas.unnamed & rows),
            len(own),
        )

    def scope(self, coordinate: str, action: str) -> Scope:
        """Derive for which records a coordinate is open.

        Parameters
        ----------
        coordinate, action
            Cell to decide, of the vocabulary.

        Returns
        -------
        Scope
            `ALL` or `NONE` where records have no municipality. A caller without own
            municipalities gets the same answer for own as for other.
        """
        cell = self._cell(coordinate, action)
        if not self.atlas.placed.get(coordinate):
            return ALL if self.atlas.table.opens(cell & self.atlas.nowhere) else NONE
        other, exceptions = self.others.decide(cell)
        own, contrary = self.own.decide(cell) if self.count else (other, frozenset())
        scope = Scope(own, other, exceptions | contrary)
        return PLAIN.get(scope, scope)

    def deciding(self, coordinate: str, action: str) -> int:
        """Find the rules that open a coordinate for some record, else those that close it."""
        table, cell = self.atlas.table, self._cell(coordinate, action)
        places = [cell & bits for bits in self._places(coordinate)]
        opening = _join(rows & table.allow for rows in places if table.opens(rows))
        overruling = _join(rows & table.deny for rows in places if rows & table.allow)
        everywhere = all(rows & table.deny for rows in places)
        return opening or overruling or (_join(places) & table.deny if everywhere else 0)

    def _cell(self, coordinate: str, action: str) -> int:
        return self.atlas.cells.get((coordinate, action), 0) & self.rows

    def _places(self, coordinate: str) -> tuple[int, ...]:
        if not self.atlas.placed.get(coordinate):
            return (self.atlas.nowhere,)
        return (*self.own.classes, *self.others.classes, self.others.usual)


def sort_classes(places: Iterable[tuple[int, frozenset[str]]]) -> Classes:
    """Put the municipalities together on which the same rules speak."""
    classes: dict[int, set[str]] = {}
    for bits, members in places:
        classes.setdefault(bits, set()).update(members)
    return {bits: frozenset(members) for bits, members in classes.items()}


def _narrow(classes: Classes, rows: int) -> Classes:
    return sort_classes((bits & rows, members) for bits, members in classes.items() if members)


def _most(classes: Classes) -> int:
    return max(classes, key=lambda bits: (len(classes[bits]), bits), default=0)


def _join(rows: Iterable[int]) -> int:
    return reduce(or_, rows, 0)
