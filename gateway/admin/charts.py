"""Where the bars and lines of a chart stand, so that a template only draws them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, pairwise
from typing import ClassVar, Final

__all__ = ["Bar", "Chart", "ChartKind", "Mark", "Series", "Tick"]

_STEPS: Final = (1, 2, 5, 10)
_TICKS: Final = 4
_GAP: Final = 0.25
"""Share of a place that stays empty between its bars and the next."""
_LABELS: Final = 12


class ChartKind(Enum):
    """How numbers are drawn."""

    BARS = "bars"
    LINES = "lines"
    PILES = "piles"


@dataclass(frozen=True)
class Series:
    """One row of numbers, one for each label of the chart."""

    label: str
    values: Sequence[int]


@dataclass(frozen=True)
class Tick:
    """A line at one height, with its number."""

    y: float
    text: str


@dataclass(frozen=True)
class Mark:
    """The text under one place."""

    x: float
    text: str


@dataclass(frozen=True)
class Bar:
    """One bar, and the number of its series, from 1 on."""

    series: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """Numbers and their geometry, in units of the drawing; from 0 on, and never negative.

    Parameters
    ----------
    id
        Name on its page, for ids.
    kind
        How it is drawn.
    title
        What it shows.
    summary
        What there is to see in it, as one sentence: the chart for who does not see it.
    axis
        What the labels are, such as "Day".
    labels
        One for each place, from left to right; at least one.
    series
        At least one, at most five: there are as many colours.
    """

    id: str
    kind: ChartKind
    title: str
    summary: str
    axis: str
    labels: Sequence[str]
    series: Sequence[Series]

    width: ClassVar[int] = 720
    height: ClassVar[int] = 280
    left: ClassVar[int] = 56
    right: ClassVar[int] = 712
    top: ClassVar[int] = 12
    bottom: ClassVar[int] = 248

    @property
    def headings(self) -> list[dict[str, object]]:
        """Columns of the numbers as a table."""
        return [{"label": each.label, "numeric": True} for each in self.series]

    @property
    def rows(self) -> list[tuple[str, list[int]]]:
        """The numbers as a table."""
        columns = zip(*(each.values for each in self.series), strict=True)
        return [(label, list(row)) for label, row in zip(self.labels, columns, strict=True)]

    @property
    def ticks(self) -> list[Tick]:
        """Round numbers from 0 to above the highest."""
        step = self._step
        return [Tick(self._y(number), str(number)) for number in range(0, self._top + 1, step)]

    @property
    def marks(self) -> list[Mark]:
        """A text under some places, a dozen at most."""
        every = -(-len(self.labels) // _LABELS)
        places = list(enumerate(self.labels))[::every]
        return [Mark(self._x(place + 0.5), label) for place, label in places]

    @property
    def bars(self) -> list[Bar]:
        """Bars beside each other, or on top of each other."""
        if self.kind is ChartKind.BARS:
            return list(self._beside())
        return list(self._piled()) if self.kind is ChartKind.PILES else []

    @property
    def lines(self) -> list[str]:
        """The points of each line, in the order of the series."""
        if self.kind is not ChartKind.LINES:
            return []
        return [" ".join(self._points(each)) for each in self.series]

    def _points(self, series: Series) -> Iterator[str]:
        for place, value in enumerate(series.values):
            yield f"{self._x(place + 0.5)},{self._y(value)}"

    def _beside(self) -> Iterator[Bar]:
        share = (1 - _GAP) / len(self.series)
        for number, series in enumerate(self.series):
            for place, value in enumerate(series.values):
                start = place + _GAP / 2 + number * share
                yield self._bar(number + 1, start=start, share=share, span=(0, value))

    def _piled(self) -> Iterator[Bar]:
        for place, (_, values) in enumerate(self.rows):
            ends = list(accumulate(values, initial=0))
            for number, span in enumerate(pairwise(ends), start=1):
                yield self._bar(number, start=place + _GAP / 2, share=1 - _GAP, span=span)

    def _bar(self, series: int, *, start: float, share: float, span: tuple[int, int]) -> Bar:
        low, high = self._y(span[0]), self._y(span[1])
        width = self._x(start + share) - self._x(start)
        return Bar(series, self._x(start), high, round(width, 1), round(low - high, 1))

    def _x(self, place: float) -> float:
        return round(self.left + (self.right - self.left) * place / len(self.labels), 1)

    def _y(self, value: int) -> float:
        return round(self.bottom - (self.bottom - self.top) * value / self._top, 1)

    @property
    def _highest(self) -> int:
        piled = self.kind is ChartKind.PILES
        heights: list[int] = [sum(row) if piled else max(row) for _, row in self.rows]
        return max(1, *heights)

    @property
    def _step(self) -> int:
        least = -(-self._highest // _TICKS)
        scale: int = 10 ** (len(str(least)) - 1)
        return next(step * scale for step in _STEPS if step * scale >= least)

    @property
    def _top(self) -> int:
        return -(-self._highest // self._step) * self._step
