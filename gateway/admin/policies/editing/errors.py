"""What can go wrong with what an author writes on a page.

* VersionError
  - GroupUsedError    a group is taken out that rules or groups speak of
  - NumberTakenError  another rule has this number, or another group this name
"""

from gateway.versions.errors import VersionError

__all__ = ["GroupUsedError", "NumberTakenError"]

_LISTED = 10


class GroupUsedError(VersionError):
    """A group is taken out that rules or groups speak of."""

    code = "POLICY_GROUP_USED"

    def __init__(self, group: str, users: tuple[str, ...]) -> None:
        listed = ", ".join(users[:_LISTED]) + (" ..." if len(users) > _LISTED else "")
        super().__init__(f"the group {group} is spoken of by {listed}: change those first")
        self.group = group
        self.users = listed


class NumberTakenError(VersionError):
    """Another rule of the draft has this number, or another group this name."""

    code = "POLICY_NUMBER_TAKEN"

    def __init__(self, number: str) -> None:
        super().__init__(f"{number} is taken: give this one a number or name of its own")
        self.number = number
