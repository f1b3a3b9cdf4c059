"""What opens and what closes between two versions of a policy: every cell, none sampled."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from policies.matrix.boxes import Box, join_boxes
from policies.matrix.space import Rows, Space
from policies.pdp import Snapshot
from policies.rules import KINDS, Policy, Rule
from policies.territory import Territory
from policies.vocabulary import GROUPED

__all__ = ["Change", "Difference", "compare"]


@dataclass(frozen=True)
class Change:
    """Cells that change in one way, and the rules that make them."""

    box: Box
    before: tuple[str, ...]
    """Numbers of the rules that decided, sorted."""
    after: tuple[str, ...]
    """Numbers of the rules that decide, sorted."""

    @property
    def document(self) -> dict[str, Any]:
        """The change as it is written in JSON."""
        return {**self.box.document, "before": [*self.before], "after": [*self.after]}


@dataclass(frozen=True)
class Difference:
    """Every cell that opens or closes, in as few boxes as there may be."""

    opened: tuple[Change, ...]
    closed: tuple[Change, ...]

    @property
    def empty(self) -> bool:
        """Whether the two decide alike everywhere."""
        return not self.opened and not self.closed

    @property
    def document(self) -> dict[str, list[dict[str, Any]]]:
        """The difference as it is written in JSON: every change, in an order of its own."""
        written = (self.opened, self.closed)
        opened, closed = ([each.document for each in changes] for changes in written)
        return {"opened": sorted(opened, key=_canonical), "closed": sorted(closed, key=_canonical)}

    @cached_property
    def sha256(self) -> str:
        """Fingerprint in hexadecimal of what changes; the order of the changes does not count."""
        return sha256(_canonical(self.document).encode()).hexdigest()


def compare(
    before: Snapshot,
    after: Snapshot,
    *,
    territory: Territory,
    first: date,
) -> Difference:
    """Find every cell that opens or closes.

    Parameters
    ----------
    before, after
        The two versions; requests hold the values of the vocabulary of ``after``.
    territory
        Which records a home calls its own.
    first
        First day that counts; what changes before it is history.

    Returns
    -------
    Difference
        Empty if no request is decided otherwise.
    """
    space = Space((before.table, after.table), after.vocabulary, territory, first)
    found: dict[bool, dict[tuple[tuple[str, ...], ...], list[Box]]] = {True: {}, False: {}}
    for cell in space.cells(_touched(before, after)):
        was, becomes = before.table.opens(cell.rows[0]), after.table.opens(cell.rows[1])
        if was is not becomes:
            deciding = (before.table.deciding(cell.rows[0]), after.table.deciding(cell.rows[1]))
            found[becomes].setdefault(deciding, []).extend(cell.boxes)
    return Difference(_changes(found[True]), _changes(found[False]))


def _canonical(document: object) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


def _changes(found: Mapping[tuple[tuple[str, ...], ...], list[Box]]) -> tuple[Change, ...]:
    changes = (
        Change(box, before, after)
        for (before, after), boxes in found.items()
        for box in join_boxes(boxes)
    )
    return tuple(sorted(changes, key=lambda each: (each.after, each.before, -each.box.size)))


def _touched(before: Snapshot, after: Snapshot) -> Callable[[Rows], bool]:
    """Tell classes apart on which no rule speaks that changed: they are decided alike."""
    groups = _changed_groups(before.policy, after.policy)
    one = _changed_rules(before, after, groups)
    other = _changed_rules(after, before, groups)
    return lambda rows: bool(rows[0] & one or rows[1] & other)


def _changed_rules(version: Snapshot, against: Snapshot, groups: frozenset[str]) -> int:
    kept = {rule.columns for rule in against.table.rules}
    return sum(
        1 << place
        for place, rule in enumerate(version.table.rules)
        if rule.columns not in kept or groups.intersection(_grouped(rule))
    )


def _grouped(rule: Rule) -> Iterator[str]:
    return (getattr(rule, column) for column in GROUPED)


def _changed_groups(before: Policy, after: Policy) -> frozenset[str]:
    one, other = _members(before), _members(after)
    return frozenset(
        name
        for _, name in {*one, *other}
        if any(one.get((kind, name)) != other.get((kind, name)) for kind in KINDS)
    )


def _members(policy: Policy) -> dict[tuple[str, str], frozenset[str]]:
    """Give the members of each group, those of its groups included."""
    direct: dict[tuple[str, str], set[str]] = {}
    for group in policy.groups:
        direct.setdefault((group.kind, group.belongs_to), set()).add(group.member)
    return {name: frozenset(_deep(direct, name)) for name in direct}


def _deep(direct: Mapping[tuple[str, str], set[str]], name: tuple[str, str]) -> Iterator[str]:
    for member in direct.get(name, ()):
        yield member
        yield from _deep(direct, (name[0], member))
