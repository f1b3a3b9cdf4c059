"""The values that the rules of a policy may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Protocol

from policies.rules import COLUMNS

__all__ = ["GROUPED", "Vocabulary", "Words", "propose"]

GROUPED: Mapping[str, str] = {
    "role": "g",
    "coordinate": "g2",
    "purpose": "g3",
    "home": "g4",
    "record": "g4",
}
"""Column of a rule -> kind of the groups that may stand in it."""

RELATIONS = frozenset({"own", "other", "none"})
EFFECTS = frozenset({"allow", "deny"})


class Words(Protocol):
    """What the columns of a rule may hold, under one model."""

    @property
    def order(self) -> tuple[str, ...]:
        """Columns of a rule in the order of the model."""

    @property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """Column of a rule -> its values, groups and ``*`` aside."""

    @property
    def grouped(self) -> Mapping[str, str]:
        """Column of a rule -> kind of the groups that may stand in it."""

    @property
    def exact(self) -> frozenset[str]:
        """Columns in which ``*`` does not stand for every value."""

    @property
    def span(self) -> tuple[str, str]:
        """Columns that hold the first and the last day; empty where the model has none."""

    @property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Kind of group -> the values that may be members."""

    @property
    def names(self) -> frozenset[str]:
        """Every value of every column."""


@dataclass(frozen=True)
class Vocabulary:
    """Closed lists that a policy chooses from, derived from the schema and the register."""

    coordinates: Mapping[str, bool]
    """Coordinate of the schema -> whether its records are placed in a municipality."""
    roles: frozenset[str]
    purposes: frozenset[str]
    """Purposes, among them ``NONE`` for no purpose."""
    actions: frozenset[str]
    municipalities: frozenset[str]
    homes: frozenset[str]
    """Municipalities, police units and ``none``."""
    bases: frozenset[str]
    """Codes of the legal bases."""

    @property
    def order(self) -> tuple[str, ...]:
        """Columns of a rule in the order of the reviewed model."""
        return COLUMNS

    @property
    def grouped(self) -> Mapping[str, str]:
        """Column of a rule -> kind of the groups that may stand in it."""
        return GROUPED

    @property
    def exact(self) -> frozenset[str]:
        """Columns in which ``*`` does not stand for every value."""
        return frozenset({"id", "eft", "basis"})

    @property
    def span(self) -> tuple[str, str]:
        """Columns that hold the first and the last day."""
        return "since", "until"

    @cached_property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """Column of a rule -> its values, groups and ``*`` aside."""
        return {
            "role": frozenset(self.roles),
            "home": frozenset(self.homes),
            "record": frozenset(self.municipalities) | {"none"},
            "relation": RELATIONS,
            "coordinate": frozenset(self.coordinates),
            "action": frozenset(self.actions),
            "purpose": frozenset(self.purposes),
            "eft": EFFECTS,
            "basis": frozenset(self.bases),
        }

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Kind of group -> the values that may be members."""
        kinds: dict[str, frozenset[str]] = {}
        for column, kind in GROUPED.items():
            kinds[kind] = kinds.get(kind, frozenset()) | self.columns[column]
        return kinds

    @cached_property
    def names(self) -> frozenset[str]:
        """Every value of every column."""
        return frozenset().union(*self.columns.values())

    def knows(self, column: str, value: str) -> bool:
        """Tell whether a request may hold this value in this column."""
        return value in self.columns[column]


def propose(value: str, known: frozenset[str]) -> str:
    """Propose what to write in place of an unknown value.

    Parameters
    ----------
    value
        What stands there.
    known
        What may stand there.

    Returns
    -------
    str
        A clause in the imperative.
    """
    lowered = {name.lower(): name for name in sorted(known)}
    close = get_close_matches(value.lower(), lowered, n=1)
    if close:
        return f"write {lowered[close[0]]!r}"
    few = sorted(known)[:8]
    return f"choose one of {', '.join(few)}{' ...' if len(known) > len(few) else ''}"
