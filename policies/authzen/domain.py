"""What answers questions: a policy, and the way from a question to its columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from policies.authzen.entities import Evaluation, Subject

__all__ = ["Domain", "Kind", "Ruling"]


class Kind(Enum):
    """Why a question has its answer."""

    RULE = "RULE"
    """Rules decide."""
    NO_RULE = "NO_RULE"
    """It is closed because no rule speaks."""
    UNMAPPED = "UNMAPPED"
    """It is closed because the question leaves open what the policy must know."""


@dataclass(frozen=True)
class Ruling:
    """The answer to one evaluation."""

    allowed: bool
    kind: Kind
    rules: tuple[str, ...]
    """Numbers of the deciding rules, sorted."""
    bases: tuple[str, ...]
    """Codes of their legal bases, sorted."""
    day: date
    """Day of evaluation."""
    columns: Mapping[str, object]
    """Column -> what was asked of the policy; text outside its closed lists is left out."""
    unmapped: tuple[str, ...] = ()
    """Columns that the question leaves open."""


class Domain(Protocol):
    """A policy that answers questions."""

    @property
    def policy(self) -> Mapping[str, object]:
        """What the answers stand on: version, where it has one, and fingerprint."""

    def decide(self, asked: Evaluation, today: date) -> Ruling:
        """Decide one evaluation; ``today`` is the day of this machine."""

    def subjects(self, kind: str) -> Iterable[Subject]:
        """List the subjects of a type that a search may name, in a fixed order."""

    def actions(self) -> Iterable[str]:
        """List the actions that a search may name, in a fixed order."""
