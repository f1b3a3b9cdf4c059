"""What a decision record holds: what was asked of the policy, and what it answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from policies.decision import ALL, NONE, OTHER, OWN, Context, Request, Scope
from policies.pdp import Snapshot

__all__ = [
    "Answer",
    "Asked",
    "Cell",
    "Evaluations",
    "Question",
    "read_scope",
    "write_scope",
]

_EXCEPT: Final = " except "
_PLAIN: Final = {"ALL": ALL, "OWN": OWN, "OTHER": OTHER, "NONE": NONE}
_NAMES: Final = {(scope.own, scope.other): name for name, scope in _PLAIN.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """For which records something is open, and what closed it."""

    scope: Scope
    rules: tuple[str, ...] = ()
    """Numbers of the deciding rules where it is closed; empty where it is open."""

    @property
    def texts(self) -> tuple[str, str]:
        """The scope and the rules as a record writes them."""
        return write_scope(self.scope), " ".join(self.rules)


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Who did what to which coordinate, for what."""

    role: str
    purpose: str
    coordinate: str
    action: str


@dataclass(frozen=True, slots=True)
class Question:
    """What an operation asked: coordinates, by one caller, for one purpose, on one day."""

    context: Context
    own: frozenset[str]
    asked: tuple[tuple[str, str], ...]
    """Coordinate and action, each once."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What was asked, in the order of the answers."""
        role, purpose = self.context.role, self.context.purpose
        return tuple(Cell(role, purpose, *each) for each in self.asked)

    def decide(self, snapshot: Snapshot) -> tuple[Answer, ...]:
        """Decide all of it by one version of the policy."""
        grant = snapshot.grant(self.context, self.own)
        return tuple(
            Answer(scope)
            if (scope := grant.scope(*each)).open
            else Answer(NONE, snapshot.deciding(self.context, self.own, *each))
            for each in self.asked
        )


@dataclass(frozen=True, slots=True)
class Evaluations:
    """What a caller of the decision API asked: requests, each on one record."""

    requests: tuple[Request, ...]

    @classmethod
    def of_rows(cls, rows: Iterable[Iterable[str]]) -> "Evaluations":
        """Read the rows of a record: eight columns each, the day last."""
        return cls(tuple(_read_request(row) for row in rows))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What was asked, in the order of the answers."""
        return tuple(
            Cell(each.role, each.purpose, each.coordinate, each.action) for each in self.requests
        )

    @property
    def own(self) -> frozenset[str]:
        """None: each request says itself how its record relates to the caller."""
        return frozenset()

    def decide(self, snapshot: Snapshot) -> tuple[Answer, ...]:
        """Decide all of it by one version of the policy."""
        decided = (snapshot.decide(each) for each in self.requests)
        return tuple(Answer(ALL) if each.allowed else Answer(NONE, each.rules) for each in decided)


Asked: TypeAlias = Question | Evaluations
"""What one call asked of the policy; equal for equal questions."""


def write_scope(scope: Scope) -> str:
    """Write a scope as a record holds it: ``OWN``, or ``ALL except GM0344 GM0363``."""
    name = _NAMES[scope.own, scope.other]
    return f"{name}{_EXCEPT}{' '.join(sorted(scope.exceptions))}" if scope.exceptions else name


def read_scope(text: str) -> Scope:
    """Read a scope that `write_scope` wrote.

    Raises
    ------
    KeyError
        If it is none.
    """
    name, _, exceptions = text.partition(_EXCEPT)
    plain = _PLAIN[name]
    return Scope(plain.own, plain.other, frozenset(exceptions.split())) if exceptions else plain


def _read_request(row: Iterable[str]) -> Request:
    role, home, record, relation, coordinate, action, purpose, day = row
    on = date.fromisoformat(day)
    return Request(role, home, record, relation, coordinate, action, purpose, on)
