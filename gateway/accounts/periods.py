"""Days of Amsterdam, as the moments between which something was recorded."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

__all__ = ["Period", "read_day", "today"]

_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_EARLIEST: Final = date(2020, 1, 1)
_LATEST: Final = date(2199, 12, 31)


def today() -> date:
    """Give the day by which the register counts."""
    return datetime.now(_AMSTERDAM).date()


def read_day(text: str | None) -> date | None:
    """Read a day as an address has it; `None` where it is none of this century and the next."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if _EARLIEST <= day <= _LATEST else None


@dataclass(frozen=True)
class Period:
    """Days, the first and the last included."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        """The moment at which it begins."""
        return datetime.combine(self.first, time(), _AMSTERDAM)

    @property
    def until(self) -> datetime:
        """The moment before which it ends."""
        return datetime.combine(self.last + timedelta(days=1), time(), _AMSTERDAM)
