"""Boxes: parts of the access matrix that a reader can take in at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from math import prod
from operator import attrgetter
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

    @property
    def document(self) -> dict[str, list[Any]]:
        """The box as it is written in JSON: sorted lists, a period as its first and last day."""
        listed: dict[str, list[Any]] = {each: sorted(getattr(self, each)) for each in COLUMNS}
        days = ([each.first.isoformat(), each.last.isoformat()] for each in listed["periods"])
        return {**listed, "periods": list(days)}


COLUMNS = tuple(each.name for each in fields(Box))
VALUES = attrgetter(*COLUMNS)
Values = tuple[frozenset[Any], ...]
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
    joined = [VALUES(box) for box in boxes]
    for column in JOINED:
        joined = list(_join(joined, COLUMNS.index(column)))
    return tuple(sorted((_settled(Box(*values)) for values in joined), key=_place))


def _join(boxes: Iterable[Values], place: int) -> Iterator[Values]:
    alike: dict[tuple[Values, Values], list[frozenset[Any]]] = {}
    for box in boxes:
        alike.setdefault((box[:place], box[place + 1 :]), []).append(box[place])
    for (before, after), values in alike.items():
        yield (*before, values[0].union(*values[1:]), *after)


def _settled(box: Box) -> Box:
    return replace(box, periods=frozenset(join_periods(box.periods)))


def _place(box: Box) -> tuple[object, ...]:
    return tuple(sorted(getattr(box, column)) for column in COLUMNS)
