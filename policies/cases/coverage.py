"""Which cells of the access matrix the cases touch: open ones by may, closed ones by may not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from policies.cases.running import Asked, Results
from policies.matrix.boxes import Box, join_boxes
from policies.matrix.space import Space
from policies.pdp import Snapshot
from policies.territory import Territory

__all__ = ["Coverage", "Share", "cover"]


@dataclass(frozen=True)
class Share:
    """How many cells of one kind there are, and which of them no case touches."""

    count: int
    untouched: tuple[Box, ...]
    """Cells that no case touches, in as few boxes as there may be."""
    missing: int
    """How many cells that is."""

    @property
    def touched(self) -> int:
        """How many cells a case touches."""
        return self.count - self.missing


@dataclass(frozen=True)
class Coverage:
    """Cells of the matrix: role, purpose, relation, coordinate and action.

    Homes, records and days that the rules tell apart make cells of their own.
    """

    open: Share
    closed: Share


def cover(results: Results, snapshot: Snapshot, *, territory: Territory, first: date) -> Coverage:
    """Measure which cells the cases touch.

    Parameters
    ----------
    results
        What became of the cases; only expectations that hold touch anything.
    snapshot
        Policy that was asked.
    territory
        Which records a home calls its own.
    first
        First day that counts.

    Returns
    -------
    Coverage
        Of every request that can be made from that day on.
    """
    held = (verdict for verdict in results.verdicts if verdict.holds)
    touched = {asked for verdict in held for asked in verdict.asked}
    cells: dict[bool, dict[Asked, Box]] = {True: {}, False: {}}
    space = Space((snapshot.table,), snapshot.vocabulary, territory, first)
    for cell in space.cells(lambda _: True):
        opened = snapshot.table.opens(cell.rows[0])
        for box in cell.boxes:
            _spread(box, cell.rows[0], cells[opened])
    return Coverage(*(_share(cells[opened], touched) for opened in (True, False)))


def _spread(box: Box, rows: int, cells: dict[Asked, Box]) -> None:
    columns = (box.roles, box.purposes, box.relations, box.coordinates, box.actions)
    for role, purpose, relation, coordinate, action in product(*columns):
        asked = Asked(role, purpose, relation, coordinate, action, rows)
        cells.setdefault(asked, box)


def _share(cells: Mapping[Asked, Box], touched: set[Asked]) -> Share:
    missing = {each: box for each, box in cells.items() if each not in touched}
    return Share(len(cells), join_boxes(_narrowed(missing)), len(missing))


def _narrowed(cells: Mapping[Asked, Box]) -> Iterator[Box]:
    for asked, box in cells.items():
        yield replace(box, coordinates=frozenset({asked.coordinate}))
