"""A shadow run: what recorded decisions would have been under a proposed version."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from policies.decision import Scope
from policies.pdp import Snapshot
from policies.record.answers import Asked, Cell, read_scope
from policies.record.records import DecisionRecord
from policies.record.replay import REMEMBERED

__all__ = ["EXAMPLES", "Shadow", "Tally", "Verdict", "gains"]

EXAMPLES = 3
"""Traces that are named for each count, the first ones."""

_ELSEWHERE = "-"
"""A municipality that is nobody's own and that no rule names."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a proposal answers one recorded question."""

    opened: tuple[Cell, ...]
    """Open for records it was not open for."""
    closed: tuple[Cell, ...]
    """Not open any more for records it was open for."""
    refused: bool
    """Whether what was open would be refused."""
    released: bool
    """Whether what was refused would be open."""


@dataclass
class Tally:
    """How often something happened, and in which traces for the first time."""

    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, trace: str) -> None:
        """Count it once more."""
        self.count += 1
        if len(self.examples) < EXAMPLES and trace not in self.examples:
            self.examples.append(trace)


class Shadow:
    """Counts what a proposed version would change in recorded decisions.

    Parameters
    ----------
    snapshot
        The proposed version.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._judged = lru_cache(maxsize=REMEMBERED)(self._judge)
        self.records = 0
        self.opened: dict[Cell, Tally] = defaultdict(Tally)
        self.closed: dict[Cell, Tally] = defaultdict(Tally)
        self.refused = Tally()
        """Operations that were answered and would be refused."""
        self.released = Tally()
        """Operations that were refused by a rule and would be answered."""

    def count(self, record: DecisionRecord) -> None:
        """Count one recorded decision."""
        self.records += 1
        verdict = self._judged(record.asked, record.answers)
        for cell in verdict.opened:
            self.opened[cell].add(record.trace)
        for cell in verdict.closed:
            self.closed[cell].add(record.trace)
        if verdict.refused and record.answered:
            self.refused.add(record.trace)
        if verdict.released:
            self.released.add(record.trace)

    def _judge(self, asked: Asked, answers: tuple[tuple[str, str], ...]) -> Verdict:
        before = tuple(read_scope(scope) for scope, _ in answers)
        after = tuple(each.scope for each in asked.decide(self._snapshot))
        was, now = _is_open(before), _is_open(after)
        return Verdict(
            opened=tuple(_gaining(asked, before, after)),
            closed=tuple(_gaining(asked, after, before)),
            refused=was and not now,
            released=now and not was,
        )


def gains(before: Scope, after: Scope, own: frozenset[str]) -> bool:
    """Tell whether a scope covers records that another does not.

    Parameters
    ----------
    before, after
        What is compared.
    own
        Municipalities of the caller.
    """
    named = before.exceptions | after.exceptions
    places = (_ELSEWHERE, *named, *(own - named))
    return any(after.covers(each, own) and not before.covers(each, own) for each in places)


def _gaining(asked: Asked, before: tuple[Scope, ...], after: tuple[Scope, ...]) -> Iterator[Cell]:
    for cell, was, now in zip(asked.cells, before, after, strict=True):
        if was != now and gains(was, now, asked.own):
            yield cell


def _is_open(scopes: tuple[Scope, ...]) -> bool:
    return all(each.open for each in scopes)
