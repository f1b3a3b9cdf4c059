"""What was published of one month, for those who count."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from tests.world.keys import UTRECHT

__all__ = ["PUBLISHED", "Month", "Number", "make_months", "make_numbers"]

PUBLISHED: Final = date(2026, 1, 1)


class Month(NamedTuple):
    """One row of ``register.statistic_month``."""

    month: date
    minimum: int


class Number(NamedTuple):
    """One row of ``register.statistic``."""

    month: date
    topic: str
    category: str
    area: str
    value: int


def make_months() -> Iterator[Month]:
    """Make the month."""
    yield Month(PUBLISHED, 10)


def make_numbers() -> Iterator[Number]:
    """Make its numbers: of one municipality, and of one safety region."""
    yield Number(PUBLISHED, "CHECKS", "VALID", UTRECHT, 40)
    yield Number(PUBLISHED, "CHECKS", "NOT_VALID", "VR09", 15)
