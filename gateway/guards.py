"""The guard of a statement, as its row tells: what an answer stands on is in force, or is not."""

from typing import ClassVar, Final

from sql.database import Row

__all__ = ["CHECKS", "GuardFailedError", "check_guard"]

CHECKS: Final = ("head", "appointment", "client", "basis")
"""Columns of a guard, in the order in which they are told; the case is told by an absence."""


class GuardFailedError(Exception):
    """A guard found that something the plan stands on is not in force.

    The message names the check and nothing else.
    """

    code: ClassVar[str] = "GUARD_FAILED"

    def __init__(self, check: str) -> None:
        super().__init__(check)
        self.check = check
        """``head``, ``appointment``, ``client`` or ``basis``."""


def check_guard(row: Row | None, checks: tuple[str, ...] = CHECKS) -> Row:
    """Give the row of a guarded statement.

    Raises
    ------
    GuardFailedError
        If policy, appointment, client or legal basis are not in force.
    """
    if row is None:
        raise GuardFailedError("head")
    for check in checks:
        if not row[check]:
            raise GuardFailedError(check)
    return row
