"""What can go wrong with what an author writes on a page.

* VersionError
  - NumberTakenError  another rule has this number
"""

from gateway.versions.errors import VersionError

__all__ = ["NumberTakenError"]


class NumberTakenError(VersionError):
    """Another rule of the draft has this number."""

    code = "POLICY_NUMBER_TAKEN"

    def __init__(self, number: str) -> None:
        super().__init__(f"the number {number} is taken: give this rule a number of its own")
        self.number = number
