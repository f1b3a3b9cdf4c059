"""What can go wrong with a proposal of a legal basis.

* ActError
  - BasisChangedError     the basis is not what it was when this was proposed
  - BasisUnfitError       a value does not fit; names the field
  - ProposalDecidedError  the proposal is decided
  - ProposalOwnError      an officer decides on their own, or withdraws that of another
  - ProposalUnknownError  there is no such proposal
"""

from gateway.acts.errors import ActError
from sql.sayings import Saying

__all__ = [
    "BasisChangedError",
    "BasisUnfitError",
    "ProposalDecidedError",
    "ProposalOwnError",
    "ProposalUnknownError",
]


class BasisChangedError(ActError):
    """The basis is not what it was when this was proposed."""

    code = "BASIS_CHANGED"

    def __init__(self, code: str) -> None:
        super().__init__(
            Saying("{code} changed since this was proposed: propose it anew.", code=code)
        )


class BasisUnfitError(ActError):
    """A value of a proposed basis does not fit."""

    code = "BASIS_UNFIT"

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        """Name of the field of `Basis`, or ``reason``."""


class ProposalDecidedError(ActError):
    """The proposal is decided, and stays so."""

    code = "BASIS_PROPOSAL_DECIDED"

    def __init__(self, outcome: str) -> None:
        super().__init__(Saying("This proposal is decided already: make a new one."))
        self.outcome = outcome


class ProposalOwnError(ActError):
    """Who proposes does not decide; who did not propose does not withdraw."""

    code = "BASIS_PROPOSAL_OWN"

    def __init__(self, *, own: bool) -> None:
        super().__init__(
            Saying("You proposed this: let another administrator decide, or withdraw it.")
            if own
            else Saying("Another officer proposed this: refuse it instead.")
        )


class ProposalUnknownError(ActError):
    """There is no such proposal."""

    code = "BASIS_PROPOSAL_UNKNOWN"

    def __init__(self) -> None:
        super().__init__("There is no such proposal of a legal basis.")
