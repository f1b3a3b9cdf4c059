"""A proposed version beside recorded decisions: what it would have answered otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil
from typing import Any, Final
from zoneinfo import ZoneInfo

from starlette.responses import Response
from wtforms import DateTimeLocalField, Form, ValidationError
from wtforms.validators import InputRequired

from gateway.admin.charts import Chart, ChartKind, Series
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.finding import find_life, follow_version, open_number
from gateway.admin.policies.standing import list_tabs
from gateway.admin.visits import Visit
from gateway.versions.recorded import Ledger, Period
from policies.errors import Finding, PolicyInvalidError
from policies.pdp import Snapshot
from policies.record.answers import Cell
from policies.record.records import DecisionRecord
from policies.record.shadow import Shadow, Tally

__all__ = ["MOST", "PAGES"]

MOST: Final = 20_000
"""Decisions that a page goes through; more is for the command line."""
_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=31)
_PLACES: Final = 24
"""Places of the chart."""
_LISTED: Final = 50


class PeriodForm(Form):
    """Which recorded decisions."""

    since = DateTimeLocalField(N_("From"), [InputRequired(N_("Fill in a day and a time."))])
    until = DateTimeLocalField(N_("Until"), [InputRequired(N_("Fill in a day and a time."))])

    def validate_until(self, _field: DateTimeLocalField) -> None:
        """Refuse a period that is none, or a long one."""
        if self.since.data is None or self.until.data is None:
            return
        if not timedelta() < self.until.data - self.since.data <= _LONGEST:
            raise ValidationError(
                N_("Choose a period of 31 days at most; it ends after it begins.")
            )

    @property
    def period(self) -> Period:
        """The moments of the form, which are in it."""
        since, until = (_settle(each.data) for each in (self.since, self.until))
        return Period(since, until, MOST)


def _settle(moment: Any) -> datetime:  # noqa: ANN401  # a field's data may be anything
    settled: datetime = moment.replace(tzinfo=_AMSTERDAM).astimezone(UTC)
    return settled


@dataclass(frozen=True)
class Bucket:
    """The decisions of a part of the period."""

    same: int
    refused: int
    released: int


@dataclass(frozen=True)
class Counted:
    """What a version would have answered otherwise."""

    records: int
    refused: int
    released: int
    opened: tuple[tuple[Cell, Tally], ...]
    closed: tuple[tuple[Cell, Tally], ...]
    buckets: tuple[Bucket, ...]


@dataclass(frozen=True)
class Tried:
    """What became of a trial."""

    number: int | None = None
    """Decisions in the period; `None` where the period does not fit."""
    counted: Counted | None = None
    """`None` where there are none or too many of them, or the version cannot be used."""
    findings: tuple[Finding, ...] = ()


async def show_shadow(visit: Visit) -> Response:
    """Show what it would have answered: ``GET /admin/policies/{version}/shadow``."""
    life = await find_life(visit)
    asked = visit.request.query_params
    form = PeriodForm(asked or None, data=_last_day())
    follow_version(visit, life.version)
    visit.follow(visit.say("Trial on recorded decisions"), f"/policies/{life.version}/shadow")
    fits = form.validate() if asked else True
    tried = await _try(visit, life.version, form.period) if fits else Tried()
    return visit.render(
        "admin/policies/shadow.html",
        life=life,
        form=form,
        tabs=list_tabs(visit, life.version),
        most=MOST,
        tried=tried,
        picture=_draw(visit, form.period, tried.counted) if tried.counted else None,
    )


def _last_day() -> Mapping[str, datetime]:
    """Give the last 24 hours to the end of this minute: who asks again is answered at once."""
    minute = datetime.now(_AMSTERDAM).replace(second=0, microsecond=0, tzinfo=None)
    until = minute + timedelta(minutes=1)
    return {"since": until - _DAY, "until": until}


async def _try(visit: Visit, version: int, period: Period) -> Tried:
    """Count the decisions, and go through them where they are not too many."""
    ledger = Ledger(visit.office.database)
    number = await ledger.count(Period(period.since, period.until))
    if not 0 < number <= MOST:
        return Tried(number)
    try:
        shelved = await open_number(visit, version)
    except PolicyInvalidError as error:
        return Tried(number, findings=error.findings)
    records = [record async for page in ledger.read(period) for record in page]
    key = ("shadow", shelved.contents, period, len(records))
    work = partial(_count, shelved.opened.snapshot, period, records)
    return Tried(number, await visit.office.shelf.find(key, work))


def _count(snapshot: Snapshot, period: Period, records: Iterable[DecisionRecord]) -> Counted:
    shadow = Shadow(snapshot)
    buckets = [[0, 0, 0] for _ in range(_places(period))]
    for record in records:
        before = (shadow.refused.count, shadow.released.count)
        shadow.count(record)
        refused = shadow.refused.count - before[0]
        released = shadow.released.count - before[1]
        bucket = buckets[_place(period, record.decided_at)]
        bucket[0] += 1 - refused - released
        bucket[1] += refused
        bucket[2] += released
    return Counted(
        shadow.records,
        shadow.refused.count,
        shadow.released.count,
        opened=_sort(shadow.opened),
        closed=_sort(shadow.closed),
        buckets=tuple(Bucket(*each) for each in buckets),
    )


def _sort(cells: Mapping[Cell, Tally]) -> tuple[tuple[Cell, Tally], ...]:
    return tuple(sorted(cells.items(), key=lambda each: (-each[1].count, each[0]))[:_LISTED])


def _step(period: Period) -> timedelta:
    """Give the length of a place of the chart: whole hours, a whole day at least beyond two."""
    length = (period.until - period.since) / timedelta(hours=1)
    return timedelta(hours=ceil(length / _PLACES))


def _places(period: Period) -> int:
    return ceil((period.until - period.since) / _step(period))


def _place(period: Period, moment: datetime) -> int:
    return (moment - period.since) // _step(period)


def _draw(visit: Visit, period: Period, counted: Counted) -> Chart:
    step = _step(period)
    starts = (period.since.astimezone(UTC) + step * place for place in range(_places(period)))
    form = "%H:%M" if period.until - period.since <= _DAY else "%d-%m %H:%M"
    return Chart(
        id="shadow",
        kind=ChartKind.PILES,
        title=visit.say("Recorded decisions, as the version would have answered them"),
        summary=visit.say(
            "Of {records} decisions {refused} would be refused and {released} would be open.",
            records=counted.records,
            refused=counted.refused,
            released=counted.released,
        ),
        axis=visit.say("From"),
        labels=[each.astimezone(_AMSTERDAM).strftime(form) for each in starts],
        series=[
            Series(visit.say("Answered alike"), [each.same for each in counted.buckets]),
            Series(visit.say("Would be refused"), [each.refused for each in counted.buckets]),
            Series(visit.say("Would be open"), [each.released for each in counted.buckets]),
        ],
    )


PAGES: Final = (Page("/policies/{version}/shadow", show_shadow, Permission.POLICIES_READ),)
