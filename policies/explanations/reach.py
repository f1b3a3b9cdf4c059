"""Who reaches what: every part of the matrix that is open, with the rules that open it."""

from dataclasses import dataclass, replace
from datetime import date

from policies.explanations.boxes import gather
from policies.matrix.boxes import Box
from policies.matrix.space import Space
from policies.pdp import Snapshot
from policies.territory import Territory
from policies.vocabulary import Vocabulary

__all__ = ["Ruled", "Sought", "find_reach"]

Ruled = tuple[tuple[Box, frozenset[str]], ...]
"""Boxes that are open, each with the numbers of the rules that open it."""


@dataclass(frozen=True)
class Sought:
    """What is looked for; values of the vocabulary."""

    coordinate: str
    first: date
    """Counts from this day on."""
    action: str | None = None
    """`None` for every action."""
    record: str | None = None
    """Only records of this municipality."""
    role: str | None = None
    """Only to this role."""


def find_reach(snapshot: Snapshot, territory: Territory, sought: Sought) -> Ruled:
    """Find to whom something is open, for which records and purposes, and when.

    Parameters
    ----------
    snapshot, territory
        The policy, and which records a home calls own.
    sought
        What is looked for.
    """
    table, words = snapshot.table, _narrow(snapshot.vocabulary, sought)
    boxes = (
        (_keep(box, sought.record), frozenset(table.deciding(cell.rows[0])))
        for cell in Space((table,), words, territory, sought.first).cells()
        if table.opens(cell.rows[0])
        for box in cell.boxes
        if sought.record is None or sought.record in box.records
    )
    return gather(boxes)


def _narrow(words: Vocabulary, sought: Sought) -> Vocabulary:
    placed = words.coordinates[sought.coordinate]
    return replace(
        words,
        coordinates={sought.coordinate: placed},
        actions=frozenset({sought.action}) if sought.action else words.actions,
        roles=frozenset({sought.role}) if sought.role else words.roles,
    )


def _keep(box: Box, record: str | None) -> Box:
    return replace(box, records=frozenset({record})) if record else box
