"""What a difference changes, for a reader: joined whatever rules decide, and counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policies.explanations.boxes import gather
from policies.explanations.folding import Folder
from policies.matrix.boxes import Box
from policies.matrix.difference import Change, Difference

__all__ = ["FoldedChange", "fold_changes"]

_BEFORE, _AFTER = "before", "after"


@dataclass(frozen=True)
class FoldedChange:
    """Cells that open, or cells that close, with all rules that decide in any part of them."""

    opens: bool
    box: Box
    before: frozenset[str]
    """Numbers of the rules that decided."""
    after: frozenset[str]
    """Numbers of the rules that decide."""
    cells: int
    """Requests that can be made, a period counted as one day."""


def fold_changes(found: Difference, folder: Folder) -> tuple[FoldedChange, ...]:
    """Fold a difference, what opens first.

    Parameters
    ----------
    found
        Every cell that opens or closes.
    folder
        Folds the boxes of the later policy.
    """
    return (
        *_fold(found.opened, folder, opens=True),
        *_fold(found.closed, folder, opens=False),
    )


def _fold(changes: Iterable[Change], folder: Folder, *, opens: bool) -> Iterator[FoldedChange]:
    for box, rules in gather((each.box, _tag(each)) for each in changes):
        before, after = (
            frozenset(number for tag, number in rules if tag == side) for side in (_BEFORE, _AFTER)
        )
        yield FoldedChange(opens, box, before, after=after, cells=folder.count(box))


def _tag(change: Change) -> frozenset[tuple[str, str]]:
    sides = ((_BEFORE, change.before), (_AFTER, change.after))
    return frozenset((side, number) for side, numbers in sides for number in numbers)
