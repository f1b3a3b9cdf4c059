"""What can go wrong while resolving.

* ResolverError
  - ScalarInvalidError  a value does not have the form of its scalar
"""

from typing import ClassVar

__all__ = ["ResolverError", "ScalarInvalidError"]


class ResolverError(Exception):
    """Something was wrong with what the client asked."""

    code: ClassVar[str] = "RESOLVER_ERROR"


class ScalarInvalidError(ResolverError, ValueError):
    """A value does not have the form of its scalar.

    The message says what the form is and never repeats the value.
    """

    code: ClassVar[str] = "VALUE_INVALID"

    def __init__(self, scalar: str, form: str) -> None:
        super().__init__(f"{scalar} is {form}")
        self.scalar = scalar
        self.form = form
