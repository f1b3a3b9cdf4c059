"""The lives of records: in which states an act can be done, and which state it leads to.

Who may do an act is the policy's to say; when it can be done at all stands here, in one table.
"""

from collections.abc import Collection, Mapping
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
    decision: str | None = None
    """Kind of decision that it is; `None` where it is none."""
    closes: bool = False
    """Whether it ends the decision procedure that it was done in."""
    extends: bool = False
    """Whether it makes a licence valid for another term."""


def _decide(
    act: str, before: Collection[str], after: str | None, decision: str, *, extends: bool = False
) -> Step:
    """Make the step of a decision on a licence, which ends its procedure."""
    return Step(act, "Licence", frozenset(before), after, decision, closes=True, extends=extends)


def _decide_operator(act: str, before: Collection[str], after: str | None, decision: str) -> Step:
    """Make the step of a decision on an operator licence; what keeps its state renews it."""
    return Step(act, "OperatorLicence", frozenset(before), after, decision, extends=after is None)


_ENDED: Final = frozenset({"REVOKED", "EXPIRED", "WITHDRAWN"})
_STANDING: Final = frozenset({"GRANTED", "SUSPENDED"})
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
            Step("apply", "Application", frozenset(), "APPLIED"),
            Step("recordInterview", "Application", frozenset({"APPLIED"}), None),
            Step("grantLicence", "Application", frozenset({"APPLIED"}), "GRANTED", "GRANT"),
            Step("refuseApplication", "Application", frozenset({"APPLIED"}), "REFUSED"),
            Step("withdrawApplication", "Application", frozenset({"APPLIED"}), "WITHDRAWN"),
            Step("openDecision", "Licence", _STANDING | _ENDED, None),
            _decide("renewLicence", {"GRANTED"}, None, "RENEW", extends=True),
            _decide("suspendLicence", {"GRANTED"}, "SUSPENDED", "SUSPEND"),
            _decide("liftSuspension", {"SUSPENDED"}, "GRANTED", "LIFT"),
            _decide("revokeLicence", _STANDING, "REVOKED", "REVOKE"),
            _decide("withdrawLicence", _STANDING, "WITHDRAWN", "WITHDRAW"),
            _decide_operator("renewOperatorLicence", {"GRANTED"}, None, "RENEW"),
            _decide_operator("suspendOperatorLicence", {"GRANTED"}, "SUSPENDED", "SUSPEND"),
            _decide_operator("liftOperatorSuspension", {"SUSPENDED"}, "GRANTED", "LIFT"),
            _decide_operator("revokeOperatorLicence", _STANDING, "REVOKED", "REVOKE"),
            _decide_operator("withdrawOperatorLicence", _STANDING, "WITHDRAWN", "WITHDRAW"),
            Step("changeConditions", "OperatorLicence", _STANDING, None),
            Step("imposeMeasure", "OperatorLicence", _STANDING, None),
            Step("liftMeasure", "Measure", frozenset({"IMPOSED"}), "LIFTED"),
            Step("recordObjection", "Decision", frozenset({"STANDING"}), "OBJECTED"),
            Step("settleObjection", "Decision", frozenset({"OBJECTED"}), "STANDING", closes=True),
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
