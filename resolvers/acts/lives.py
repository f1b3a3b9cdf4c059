"""The lives of records: in which states an act can be done, and which state it leads to.

Who may do an act is the policy's to say; when it can be done at all stands here, in one table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from resolvers.acts.errors import StateForbidsError

__all__ = ["STEPS", "Step", "require_state"]


@dataclass(frozen=True)
class Step:
    """One change in the life of a record."""

    act: str
    """Field of ``Mutation``."""
    type: str
    """Type of the record."""
    before: frozenset[str]
    """States in which it can be done; none where it makes the record."""
    after: str | None
    """State it leads to; `None` where the state stays."""


_KEPT: Final = frozenset({"CURRENT", "SUPERSEDED"})
_ANNOTATED: Final = _KEPT | {"CLOSED", "RESTRICTED"}

STEPS: Final[Mapping[str, Step]] = MappingProxyType(
    {
        step.act: step
        for step in (
            Step("openInspection", "Inspection", frozenset(), "OPENED"),
            Step("confirmInspection", "Inspection", frozenset({"OPENED"}), "CONFIRMED"),
            Step("changeTeam", "Inspection", frozenset({"OPENED", "CONFIRMED"}), None),
            Step("closeInspection", "Inspection", frozenset({"OPENED", "CONFIRMED"}), "CLOSED"),
            Step("annotate", "Annotation", frozenset(), "CURRENT"),
            Step("confirmText", "Annotation", frozenset({"CURRENT"}), None),
            Step("correctAnnotation", "Annotation", frozenset({"CURRENT"}), "SUPERSEDED"),
            Step("closeAnnotation", "Annotation", _KEPT, "CLOSED"),
            Step("escalate", "Annotation", _KEPT, "CLOSED"),
            Step("disputeAnnotation", "Annotation", _ANNOTATED, None),
            Step("restrictAnnotation", "Annotation", _ANNOTATED - {"RESTRICTED"}, "RESTRICTED"),
            Step("liftRestriction", "Annotation", frozenset({"RESTRICTED"}), None),
        )
    }
)
"""Act -> its step."""


def require_state(act: str, state: str) -> None:
    """Refuse an act on a record in a state that its step does not start from.

    Raises
    ------
    StateForbidsError
        If the state is another one.
    """
    before = STEPS[act].before
    if state not in before:
        raise StateForbidsError(state, before)
