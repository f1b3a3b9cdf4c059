"""Where the bars and lines of a chart stand."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.admin.charts import Chart, ChartKind, Series, Tick

NUMBERS = st.lists(st.integers(0, 10**9), min_size=3, max_size=3)


def draw(kind: ChartKind, *rows: list[int], labels: int = 3) -> Chart:
    return Chart(
        id="checks",
        kind=kind,
        title="Checks",
        summary="Most on the third day.",
        axis="Day",
        labels=[f"{day}" for day in range(labels)],
        series=[Series(f"Row {number}", row) for number, row in enumerate(rows)],
    )


@pytest.mark.parametrize(
    ("highest", "texts"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (61, ["0", "20", "40", "60", "80"]),
        (250, ["0", "100", "200", "300"]),
        (8001, ["0", "5000", "10000"]),
    ],
)
def test_ticks_are_round_numbers_from_nothing_to_above_the_highest(
    highest: int, texts: list[str]
) -> None:
    chart = draw(ChartKind.BARS, [0, 0, highest])

    assert [tick.text for tick in chart.ticks] == texts
    assert chart.ticks[0] == Tick(chart.bottom, "0")


def test_the_numbers_stand_in_a_table_too() -> None:
    chart = draw(ChartKind.LINES, [1, 2, 3], [4, 5, 6])

    assert chart.rows == [("0", [1, 4]), ("1", [2, 5]), ("2", [3, 6])]
    assert [heading["label"] for heading in chart.headings] == ["Row 0", "Row 1"]


def test_many_places_have_a_dozen_texts_at_most() -> None:
    chart = draw(ChartKind.LINES, [0] * 100, labels=100)

    assert [mark.text for mark in chart.marks] == [str(day) for day in range(0, 100, 9)]


def test_lines_have_a_point_for_each_number_and_no_bars() -> None:
    chart = draw(ChartKind.LINES, [0, 2, 4])

    assert chart.lines == ["165.3,248.0 384.0,130.0 602.7,12.0"]
    assert chart.bars == []


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_bars_stand_beside_each_other_on_the_ground(one: list[int], two: list[int]) -> None:
    chart = draw(ChartKind.BARS, one, two)

    bars = sorted(chart.bars, key=lambda bar: bar.x)

    assert chart.lines == []
    assert all(bar.y + bar.height == pytest.approx(chart.bottom, abs=0.2) for bar in bars)
    assert all(left.x + left.width <= right.x + 0.2 for left, right in pairwise(bars))


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_piles_stand_on_each_other_within_the_drawing(one: list[int], two: list[int]) -> None:
    chart = draw(ChartKind.PILES, one, two)

    for below, above in zip(chart.bars[::2], chart.bars[1::2], strict=True):
        assert below.x == above.x
        assert above.y + above.height == pytest.approx(below.y, abs=0.2)
        assert above.y >= chart.top - 0.1
