"""What each rule does: found over every request that can be made, none sampled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from policies.table import Table

__all__ = ["Effects", "weigh"]


@dataclass(frozen=True)
class Effects:
    """What the rules of one table do, one bit a rule."""

    sets: frozenset[int]
    """Rules that speak together on some request."""
    matching: int
    """Rules that speak on some request."""
    effective: int
    """Allow rules that open something, and deny rules that close something an allow would open."""
    essential: int
    """Rules without which some request is decided otherwise."""
    deciding: int
    """Rules that are among those that decide some request."""
    decided: frozenset[int]
    """Rules that decide together where any rule allows."""

    def cover(self, row: int) -> int:
        """Find few rules that do together what a rule does that is not essential."""
        return _choose(rows & ~row for rows in self.decided if rows & row)

    def overrule(self, row: int, denying: int) -> int:
        """Find few of the rules that deny which overrule an allow rule that opens nothing."""
        return _choose(rows & denying for rows in self.sets if rows & row)


def weigh(table: Table, sets: Iterable[int]) -> Effects:
    """Find what the rules of a table do.

    Parameters
    ----------
    table
        Decision table of the policy.
    sets
        Every set of rules that speak together on some request.

    Returns
    -------
    Effects
        Over all of them.
    """
    met = frozenset(sets)
    decided = frozenset(_decided(table, met))
    return Effects(
        sets=met,
        matching=reduce(or_, met, 0),
        effective=reduce(or_, decided, 0),
        essential=reduce(or_, (rows for rows in decided if rows.bit_count() == 1), 0),
        deciding=reduce(or_, (rows & table.deny or rows for rows in met), 0),
        decided=decided,
    )


def _decided(table: Table, sets: Iterable[int]) -> Iterator[int]:
    """Give the rules that decide against the default, or against what an allow would open."""
    for rows in sets:
        if rows & table.allow:
            yield rows & table.deny or rows


def _choose(sets: Iterable[int]) -> int:
    """Choose bits until one of each set is chosen; what stands in most sets goes first."""
    left, chosen = list(sets), 0
    while left:
        best = _commonest(left)
        chosen |= best
        left = [rows for rows in left if not rows & best]
    return chosen


def _commonest(sets: Iterable[int]) -> int:
    """Give the bit that stands in most of the sets; of several, the lowest."""
    counts: dict[int, int] = {}
    for rows in sets:
        left = rows
        while left:
            lowest = left & -left
            counts[lowest] = counts.get(lowest, 0) + 1
            left &= left - 1
    return max(counts, key=lambda bit: (counts[bit], -bit))
