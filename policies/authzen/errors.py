"""What can be wrong with a question to the decision point.

* QuestionError
  - MemberMissingError    a member that the standard requires is absent
  - MemberInvalidError    a member does not have the form that it must have
"""

__all__ = ["MemberInvalidError", "MemberMissingError", "QuestionError"]


class QuestionError(Exception):
    """A question is none; the message names the member and never what stands in it."""

    code = "QUESTION_INVALID"


class MemberMissingError(QuestionError):
    """A member that the standard requires is absent."""

    code = "MEMBER_MISSING"

    def __init__(self, member: str) -> None:
        super().__init__(f"Send the member {member}.")
        self.member = member


class MemberInvalidError(QuestionError):
    """A member does not have the form that it must have."""

    code = "MEMBER_INVALID"

    def __init__(self, member: str, expected: str) -> None:
        super().__init__(f"Send {member} as {expected}.")
        self.member = member
