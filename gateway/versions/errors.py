"""What can go wrong in the life of a policy version.

* VersionError
  - ActivationPendingError  another version is to be in force already
  - CasesFailedError        a version does not do what its own cases say
  - DraftChangedError       a draft is not what it was when the change was thought of
  - EvidenceChangedError    what would be activated is not what was approved
  - OfficerRefusedError     the officer has no appointment for this
  - OwnApprovalError        an author approves what they wrote
  - SignatureWrongError     the signature is not that of what was submitted
  - StateUnfitError         the version is not in the state that this needs
  - VersionUnknownError     there is no such version
"""

from collections.abc import Sequence
from datetime import datetime

from policies.errors import PolicyError

__all__ = [
    "ActivationPendingError",
    "CasesFailedError",
    "DraftChangedError",
    "EvidenceChangedError",
    "OfficerRefusedError",
    "OwnApprovalError",
    "SignatureWrongError",
    "StateUnfitError",
    "VersionError",
    "VersionUnknownError",
]

_LISTED = 10


class VersionError(PolicyError):
    """A step in the life of a policy version is refused; nothing was changed."""


class ActivationPendingError(VersionError):
    """Another version is to be in force from a moment that is still to come."""

    code = "POLICY_ACTIVATION_PENDING"

    def __init__(self, version: int, moment: datetime) -> None:
        super().__init__(
            f"version {version} is to be in force from {moment.isoformat()}:"
            " call that off first, or wait for it"
        )


class CasesFailedError(VersionError):
    """A version does not do what its own cases say; the message names the first ten."""

    code = "POLICY_CASES_FAILED"

    def __init__(self, version: int, failed: Sequence[str]) -> None:
        more = [f"and {len(failed) - _LISTED} more"] if len(failed) > _LISTED else []
        lines = "\n".join([*failed[:_LISTED], *more])
        super().__init__(
            f"version {version} does not do what its own cases say: mend the rules or the cases"
            f" and write it anew\n{lines}"
        )
        self.failed = failed


class DraftChangedError(VersionError):
    """A draft is not what it was when the change was thought of."""

    code = "POLICY_DRAFT_CHANGED"

    def __init__(self, version: int) -> None:
        super().__init__(
            f"version {version} was changed meanwhile: look at what it holds now, and save again"
        )


class EvidenceChangedError(VersionError):
    """What would be activated is not what was approved."""

    code = "POLICY_EVIDENCE_CHANGED"

    def __init__(self, version: int, changed: tuple[str, ...]) -> None:
        super().__init__(
            f"what was submitted of version {version} is not so any more"
            f" ({', '.join(changed)} changed since): propose it again"
        )
        self.changed = changed


class OfficerRefusedError(VersionError):
    """The officer has no appointment in force for this."""

    code = "POLICY_OFFICER_REFUSED"

    def __init__(self, role: str) -> None:
        super().__init__(f"the officer named has no appointment as {role} today: name one who has")
        self.role = role


class OwnApprovalError(VersionError):
    """An author approves what they wrote."""

    code = "POLICY_APPROVAL_OWN"

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version} is of this officer: let another approver approve it")


class SignatureWrongError(VersionError):
    """The signature is not that of what was submitted."""

    code = "POLICY_SIGNATURE_WRONG"

    def __init__(self, version: int) -> None:
        super().__init__(
            f"this is not the signature of version {version}:"
            " look at it anew, and sign what is shown then"
        )


class StateUnfitError(VersionError):
    """The version is not in the state that this needs."""

    code = "POLICY_STATE_UNFIT"

    def __init__(self, version: int, state: str, needed: str) -> None:
        super().__init__(f"version {version} is {state}; this needs one that is {needed}")
        self.state = state


class VersionUnknownError(VersionError):
    """There is no policy version of this number."""

    code = "POLICY_VERSION_UNKNOWN"

    def __init__(self, version: int) -> None:
        super().__init__(f"there is no policy version {version}: list them with policy versions")
