"""What can go wrong with the records of a municipality that was split.

* ActError
  - RecordsAbsentError  nothing of what is named waits
  - SplitUnknownError   no such municipality was split, or others see to it
"""

from gateway.acts.errors import ActError
from sql.sayings import Saying

__all__ = ["RecordsAbsentError", "SplitUnknownError"]


class RecordsAbsentError(ActError):
    """Nothing of what is named waits to be assigned."""

    code = "SPLIT_RECORDS_ABSENT"

    def __init__(self) -> None:
        super().__init__(Saying("Nothing of this waits to be assigned: see what is left."))


class SplitUnknownError(ActError):
    """The municipality was not split, or the actor or the heir is no successor of it."""

    code = "SPLIT_UNKNOWN"

    def __init__(self) -> None:
        super().__init__(
            "Only who sees to a successor of a municipality that was split assigns its records,"
            " and to one of its successors."
        )
