"""What can go wrong with work that is done by hand.

* WorkError
  - MonthPublishedError  a month is published once
  - MonthEarlyError      the day of a month has not come
"""

from datetime import date

from gateway.errors import GatewayError

__all__ = ["MonthEarlyError", "MonthPublishedError", "WorkError"]


class WorkError(GatewayError):
    """Work was not done; nothing was changed."""


class MonthPublishedError(WorkError):
    """A month is published once, and never changed."""

    code = "MONTH_PUBLISHED"

    def __init__(self, month: date) -> None:
        super().__init__(f"{month:%Y-%m} was published already, and is never changed.")


class MonthEarlyError(WorkError):
    """A month is published on a day of the next month, and not before."""

    code = "MONTH_EARLY"

    def __init__(self, month: date, day: date) -> None:
        super().__init__(f"{month:%Y-%m} is published from {day.isoformat()} on.")
