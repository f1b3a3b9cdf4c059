"""What is said of a rule that may be used and still deserves a second look."""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override

__all__ = ["Remark", "RemarkKind", "Severity"]


class Severity(StrEnum):
    """How much is made of it."""

    REMARK = "remark"
    """Found wanting where the review is strict."""
    NOTICE = "notice"
    """Never found wanting."""


class RemarkKind(StrEnum):
    """What is the matter with a rule."""

    DEAD = "dead"
    """No request that can be made fits it."""
    SHADOWED = "shadowed"
    """It allows, and rules that deny overrule it everywhere."""
    IDLE = "idle"
    """It denies what nothing allows."""
    REDUNDANT = "redundant"
    """Without it every request is decided alike."""
    EXPIRED = "expired"
    EXPIRING = "expiring"
    MISMARKED = "mismarked"
    """It allows, and its number is that of a safeguard."""
    UNTESTED = "untested"
    """No case is decided by it."""
    WIDE = "wide"
    """It allows every value of some column."""

    @property
    def severity(self) -> Severity:
        """How much is made of it."""
        return Severity.NOTICE if self is RemarkKind.WIDE else Severity.REMARK


@dataclass(frozen=True, order=True)
class Remark:
    """One thing to look at, where it stands, and what to do."""

    file: str
    """Name of the file, or of the table of the database."""
    line: int
    """Line of the file counted from 1, or position in the table."""
    rule: str
    """Number of the rule."""
    kind: RemarkKind
    columns: tuple[str, ...]
    """Columns that hold ``*``; empty where it is about the rule as a whole."""
    rules: tuple[str, ...]
    """Numbers of other rules that make it so, sorted."""
    reason: str
    """What is the matter, as one clause."""
    fix: str
    """What to do about it, as one clause."""

    @override
    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, rule {self.rule}: {self.reason}; {self.fix}"
