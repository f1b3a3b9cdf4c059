"""Boxes: parts of the access matrix that a reader can take in at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from math import prod
from typing import Any

from policies.matrix.periods import Period, join_periods

__all__ = ["Box", "join_boxes"]


@dataclass(frozen=True)
class Box:
    """Cells of the access matrix: every combination of the values of its columns."""

    roles: frozenset[str]
    homes: frozenset[str]
    relations: frozenset[str]
    """``own``, ``other``, or ``none`` where records have no municipality."""
    records: frozenset[str]
    """Municipalities that hold the records; ``none`` where records have none."""
    coordinates: frozenset[str]
    actions: frozenset[str]
    purposes: frozenset[str]
    periods: frozenset[Period]

    @property
    def size(self) -> int:
        """How many cells the box holds, a period counted as one."""
        return prod(len(getattr(self, column)) for column in COLUMNS)


COLUMNS = tuple(each.name for each in fields(Box))
JOINED = ("coordinates", "periods", "records", "homes", "relations", "actions", "purposes", "roles")
"""Columns in the order in which boxes are joined: a reader reads groups of fields first."""


def join_boxes(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Join boxes that differ in one column only, until none is left to join.

    Parameters
    ----------
    boxes
        Boxes that do not overlap.

    Returns
    -------
    tuple of Box
        The same cells in fewer boxes, in an order that does not depend on the given one.
    """
    joined = list(boxes)
    for column in JOINED:
        joined = list(_join(joined, column))
    return tuple(sorted(map(_settled, joined), key=_place))


def _join(boxes: Iterable[Box], column: str) -> Iterator[Box]:
    alike: dict[Box, set[object]] = {}
    for box in boxes:
        emptied: dict[str, Any] = {column: frozenset()}
        alike.setdefault(replace(box, **emptied), set()).update(getattr(box, column))
    for emptied_box, values in alike.items():
        filled: dict[str, Any] = {column: frozenset(values)}
        yield replace(emptied_box, **filled)


def _settled(box: Box) -> Box:
    return replace(box, periods=frozenset(join_periods(box.periods)))


def _place(box: Box) -> tuple[object, ...]:
    return tuple(sorted(getattr(box, column)) for column in COLUMNS)
