"""The information model of AuthZEN, with what the NLGov profile adds to it.

Notes
-----
Source: OpenID AuthZEN Authorization API 1.0, section 5; NLGov profile for AuthZEN 1.0.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import cached_property

__all__ = [
    "ActionSearch",
    "Evaluation",
    "Evaluations",
    "Page",
    "Semantic",
    "Subject",
    "SubjectSearch",
]

Properties = Mapping[str, object]


@dataclass(frozen=True)
class Subject:
    """About whom is asked."""

    type: str
    id: str
    properties: Properties = field(default_factory=dict)

    @property
    def written(self) -> dict[str, object]:
        """The subject as JSON."""
        return {"type": self.type, "id": self.id}


@dataclass(frozen=True)
class Evaluation:
    """May this subject do this to this resource."""

    subject: Subject
    action: Mapping[str, object]
    """``name`` and ``properties``."""
    resource: Mapping[str, object]
    """``type``, ``id`` and ``properties``."""
    context: Mapping[str, object]
    time: datetime | None = None
    """``context.time``, with its offset."""

    @cached_property
    def members(self) -> Mapping[str, object]:
        """The question as the mapping it came as, without what is unknown."""
        subject = self.subject
        return {
            "subject": {"type": subject.type, "id": subject.id, "properties": subject.properties},
            "action": self.action,
            "resource": self.resource,
            "context": self.context,
        }


class Semantic(Enum):
    """When several evaluations end."""

    EXECUTE_ALL = "execute_all"
    DENY_ON_FIRST_DENY = "deny_on_first_deny"
    PERMIT_ON_FIRST_PERMIT = "permit_on_first_permit"


@dataclass(frozen=True)
class Evaluations:
    """Several evaluations in one call."""

    asked: tuple[Evaluation, ...]
    semantic: Semantic


@dataclass(frozen=True)
class Page:
    """Which results of a search are wanted."""

    start: int
    limit: int
    seal: str
    """Tells this search from every other."""


@dataclass(frozen=True)
class SubjectSearch:
    """Which subjects of a type may do this; the subject of `pattern` has no identifier."""

    pattern: Evaluation
    page: Page


@dataclass(frozen=True)
class ActionSearch:
    """What may this subject do to this resource; the action of `pattern` has no name."""

    pattern: Evaluation
    page: Page
