"""What is asked of a policy, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

__all__ = [
    "ALL",
    "NONE",
    "OTHER",
    "OWN",
    "Context",
    "Decision",
    "Grant",
    "Reason",
    "Relation",
    "Request",
    "Scope",
    "Signature",
]


class Relation(StrEnum):
    """How the municipality of a record relates to the caller."""

    OWN = "own"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, for what, and on which day."""

    role: str
    home: str
    """Municipality as ``GM0344``, police unit as ``police:midden-nederland``, or ``none``."""
    purpose: str
    """Purpose as ``LICENCE_CHECK``; ``NONE`` when none is given."""
    day: date


@dataclass(frozen=True, slots=True)
class Request:
    """One question: may this caller do this to this coordinate of a record placed there."""

    role: str
    home: str
    record: str
    """Municipality that holds the record; ``none`` where records have none."""
    relation: str
    coordinate: str
    action: str
    purpose: str
    day: date

    @property
    def values(self) -> tuple[str, ...]:
        """The columns in the order of the model, the day as ISO text."""
        head = (self.role, self.home, self.record, self.relation)
        return (*head, self.coordinate, self.action, self.purpose, self.day.isoformat())


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one request and the rules that gave it."""

    allowed: bool
    rules: tuple[str, ...]
    """Numbers of the deciding rules, sorted; empty if no rule speaks."""


@dataclass(frozen=True, slots=True)
class Scope:
    """For which records a coordinate is open."""

    own: bool
    """Whether records of the caller's own municipalities are open."""
    other: bool
    """Whether records of all other municipalities are open."""
    exceptions: frozenset[str] = frozenset()
    """Municipalities for which the contrary holds."""

    @property
    def open(self) -> bool:
        """Whether any record is open."""
        return self.own or self.other or bool(self.exceptions)

    @property
    def complete(self) -> bool:
        """Whether every record is open."""
        return self.own and self.other and not self.exceptions

    def covers(self, record: str, own: frozenset[str]) -> bool:
        """Tell whether the records of one municipality are open."""
        return (record in self.exceptions) != (self.own if record in own else self.other)


ALL = Scope(own=True, other=True)
OWN = Scope(own=True, other=False)
OTHER = Scope(own=False, other=True)
NONE = Scope(own=False, other=False)


class Signature:
    """Identity of a table of scopes: the same object means the same scopes."""

    __slots__ = ("__weakref__",)


@dataclass(frozen=True, slots=True, eq=False)
class Grant:
    """Everything that is open to one caller for one purpose on one day."""

    scopes: Mapping[tuple[str, str], Scope]
    """Coordinate and action -> scope, only what is open at all."""
    signature: Signature
    """Equal for grants of equal scopes, also of different callers; never across snapshots."""

    def scope(self, coordinate: str, action: str = "read") -> Scope:
        """Look up for which records a coordinate is open; `NONE` if nothing says so."""
        return self.scopes.get((coordinate, action), NONE)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a coordinate is open or closed."""

    kind: Literal["RULE", "NO_RULE"]
    """``RULE`` if rules decide, ``NO_RULE`` if it is closed because none speaks."""
    rules: tuple[str, ...]
    """Numbers of the deciding rules, sorted."""
    purposes: tuple[str, ...]
    """Purposes, sorted, under which it is open for this role and home on this day."""
