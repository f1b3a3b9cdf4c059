"""Licence checks and refusals on each of the last thirty days."""

from collections.abc import Sequence
from typing import Final

from starlette.responses import Response

from gateway.accounts.days import Days, count_days
from gateway.accounts.periods import today
from gateway.admin.charts import Chart, ChartKind, Series
from gateway.admin.decisions.words import OUTCOMES
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit

__all__ = ["PAGES"]

_DAYS: Final = 30
_DRAWN: Final = 4
"""Outcomes that have a colour of their own; the others share one."""


async def show_days(visit: Visit) -> Response:
    """Show what happened on each day: ``GET /admin/decisions/days``."""
    days = await count_days(visit.office.database, today(), _DAYS)
    visit.follow(visit.say("Decisions"), "/decisions")
    visit.follow(visit.say("Per day"), "/decisions/days")
    return visit.render(
        "admin/decisions/days.html",
        checks=_draw_checks(visit, days),
        refusals=_draw_refusals(visit, days),
    )


def _draw_checks(visit: Visit, days: Days) -> Chart:
    total = sum(days.checks)
    return Chart(
        "checks",
        ChartKind.BARS,
        visit.say("Licence checks answered"),
        visit.say("{total} in thirty days; {most} on the busiest.", **_sum(days.checks, total)),
        visit.say("Day"),
        _label(visit, days),
        [Series(visit.say("Licence checks"), days.checks)],
    )


def _draw_refusals(visit: Visit, days: Days) -> Chart:
    each = [sum(row) for row in zip(*days.refusals.values(), strict=True)] or [0]
    return Chart(
        "refusals",
        ChartKind.PILES,
        visit.say("Refusals"),
        visit.say("{total} in thirty days; {most} on the busiest.", **_sum(each, sum(each))),
        visit.say("Day"),
        _label(visit, days),
        _series(visit, days) or [Series(visit.say("Refusals"), [0] * _DAYS)],
    )


def _series(visit: Visit, days: Days) -> list[Series]:
    found = list(days.refusals.items())
    drawn = [Series(visit.say(OUTCOMES.get(code, code)), counts) for code, counts in found[:_DRAWN]]
    rest = [counts for _, counts in found[_DRAWN:]]
    others = [sum(row) for row in zip(*rest, strict=True)]
    return [*drawn, Series(visit.say("Other"), others)] if rest else drawn


def _sum(counts: Sequence[int], total: int) -> dict[str, int]:
    return {"total": total, "most": max(counts)}


def _label(visit: Visit, days: Days) -> list[str]:
    short = visit.speech.templates.filters["short_day"]
    return [short(day) for day in days.days]


PAGES: Final = (Page("/decisions/days", show_days, Permission.DECISIONS_READ),)
