"""The tables of a month as they were published, drawn and as CSV; nothing is computed here."""

from collections.abc import Mapping, Sequence
from csv import writer
from dataclasses import astuple, dataclass, fields
from datetime import date
from io import StringIO
from itertools import groupby
from typing import Final

from babel.dates import format_date
from starlette.responses import Response

from gateway.accounts.periods import read_day
from gateway.admin.charts import Chart, ChartKind, Series
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.terms import name_code
from gateway.work.statistics import Cell, list_months, read_month

__all__ = ["ENUMS", "PAGES", "MonthLink", "Table", "TableRow"]

_MONTHS: Final = 24
"""Months that a page leads to; the file of an older one has the same address."""
ENUMS: Final[Mapping[str, tuple[str, ...]]] = {
    "ANNOTATIONS": ("AnnotationTrack", "AnnotationCategory"),
    "CHECKS": ("CheckResult",),
    "INSPECTIONS": ("InspectionKind", "InspectionOutcome"),
    "LICENCE_DECISIONS": ("DecisionKind",),
    "OPERATOR_MEASURES": ("MeasureKind",),
}
"""Topic -> the closed lists that its categories are made of."""


@dataclass(frozen=True)
class MonthLink:
    """A month that was published."""

    name: str
    code: str
    """As ``2026-10``."""
    current: bool


@dataclass(frozen=True)
class TableRow:
    """One number, in words."""

    category: str
    area: str
    value: int


@dataclass(frozen=True)
class Table:
    """What was published of one topic."""

    title: str
    rows: Sequence[TableRow]
    chart: Chart


async def show_month(visit: Visit) -> Response:
    """Show the tables of a month, the newest if none is named: ``GET /admin/statistics``."""
    months = await list_months(visit.office.database)
    month = _read_month(visit) or next(iter(months), None)
    cells = await read_month(visit.office.database, month) if month else ()
    visit.follow(visit.say("Statistics"), "/statistics")
    return visit.render(
        "admin/statistics/month.html",
        months=[_link(visit, each, month) for each in months[:_MONTHS]],
        month=_link(visit, month, month) if month else None,
        tables=_lay_out(visit, cells),
        minimum=visit.office.settings.statistics_minimum,
    )


async def copy_month(visit: Visit) -> Response:
    """Give what was published of a month as CSV: ``GET /admin/statistics/copy``."""
    month = _read_month(visit)
    cells = await read_month(visit.office.database, month) if month else ()
    named = f"{month:%Y-%m}" if month else "none"
    headers = {"content-disposition": f'attachment; filename="statistics-{named}.csv"'}
    return Response(_write(cells), media_type="text/csv", headers=headers)


def _read_month(visit: Visit) -> date | None:
    return read_day(f"{visit.request.query_params.get('month', '')}-01")


def _link(visit: Visit, month: date, current: date | None) -> MonthLink:
    name = format_date(month, "LLLL y", locale=visit.language)
    return MonthLink(name, f"{month:%Y-%m}", current=month == current)


def _lay_out(visit: Visit, cells: Sequence[Cell]) -> list[Table]:
    return [_table(visit, each, list(found)) for each, found in groupby(cells, _topic)]


def _topic(cell: Cell) -> str:
    return cell.topic


def _table(visit: Visit, topic: str, cells: Sequence[Cell]) -> Table:
    title = name_code("StatisticTopic", topic, visit.language)
    rows = [
        TableRow(_name_category(visit, each), _name_area(visit, each), each.value) for each in cells
    ]
    return Table(title, rows, _draw(visit, topic, title, rows))


def _draw(visit: Visit, topic: str, title: str, rows: Sequence[TableRow]) -> Chart:
    return Chart(
        topic.lower(),
        ChartKind.BARS,
        title,
        visit.say(
            "Numbers told: {number}; the largest is {most}.", number=len(rows), most=_most(rows)
        ),
        visit.say("Category and area"),
        [f"{each.category}, {each.area}" for each in rows],
        [Series(visit.say("Number"), [each.value for each in rows])],
    )


def _most(rows: Sequence[TableRow]) -> int:
    return max(each.value for each in rows)


def _name_category(visit: Visit, cell: Cell) -> str:
    codes = cell.category.split("/")
    named = zip(ENUMS[cell.topic], codes, strict=True)
    return ", ".join(name_code(enum, code, visit.language) for enum, code in named)


def _name_area(visit: Visit, cell: Cell) -> str:
    if cell.area.startswith("GM"):
        return str(visit.speech.templates.filters["home"](cell.area))
    return visit.say("Safety region {code}", code=cell.area)


def _write(cells: Sequence[Cell]) -> str:
    sheet = StringIO()
    written = writer(sheet)
    written.writerow([each.name for each in fields(Cell)])
    written.writerows(astuple(each) for each in cells)
    return sheet.getvalue()


PAGES: Final = (
    Page("/statistics", show_month, Permission.STATISTICS_READ),
    Page("/statistics/copy", copy_month, Permission.STATISTICS_READ),
)
