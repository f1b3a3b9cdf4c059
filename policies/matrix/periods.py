"""Periods in which the same rules are in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from policies.rules import Rule

__all__ = ["Period", "join_periods", "list_periods"]

DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """Days on which the same rules are in force, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def list_periods(rules: Iterable[Rule], *, first: date) -> tuple[Period, ...]:
    """Cut time wherever a rule begins or ends.

    Parameters
    ----------
    rules
        Rules with ISO dates, or none.
    first
        Day on which the first period begins; what was in force before is left out.

    Returns
    -------
    tuple of Period
        Without gaps, in order; the last one ends on `date.max`.
    """
    cuts = {first}
    for rule in rules:
        if rule.since:
            cuts.add(date.fromisoformat(rule.since))
        if rule.until and rule.until < date.max.isoformat():
            cuts.add(date.fromisoformat(rule.until) + DAY)
    starts = sorted(each for each in cuts if each >= first)
    ends = [*(each - DAY for each in starts[1:]), date.max]
    return tuple(map(Period, starts, ends))


def join_periods(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Join periods that follow each other without a gap; the result is in order."""
    joined: list[Period] = []
    for each in sorted(periods):
        if joined and joined[-1].last + DAY == each.first:
            joined[-1] = Period(joined[-1].first, each.last)
        else:
            joined.append(each)
    return tuple(joined)
