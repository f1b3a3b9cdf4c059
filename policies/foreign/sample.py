"""Requests near the rules of a foreign policy, to hold its table against Casbin."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from policies.adapter import Condition
from policies.foreign.policy import ForeignPolicy, ForeignRule

__all__ = ["Question", "Sample"]

DAY = timedelta(days=1)
LONG_AGO = "1970-01-01"


@dataclass(frozen=True)
class Question:
    """One request under a foreign model."""

    columns: Mapping[str, str]
    """Column -> value, in the order of the model."""

    @property
    def values(self) -> tuple[str, ...]:
        """The columns in the order of the model."""
        return tuple(self.columns.values())


@dataclass(frozen=True)
class Sample:
    """Draws requests that a policy's own rules speak on, and their neighbours.

    Parameters
    ----------
    policy
        Policy that has been checked.
    conditions
        Parts of its matcher.
    """

    policy: ForeignPolicy
    conditions: tuple[Condition, ...]

    def questions(self, count: int) -> Iterator[Question]:
        """Draw requests from rules evenly spread over the policy.

        Parameters
        ----------
        count
            How many requests.

        Yields
        ------
        Question
            By turns what a rule speaks on, and the same with one column changed.
        """
        rules = self.policy.rules
        for place in range(count):
            rule = rules[place * len(rules) // count]
            chosen = {
                column: _pick(self._fitting(rule, column, values) or values, place)
                for column, values in self.values.items()
            }
            if place % 2:
                column = self.policy.form.request[place // 2 % len(chosen)]
                chosen[column] = _pick(self.values[column], place)
            yield Question(chosen)

    @cached_property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """Column of a request -> the values to draw from, in the order of the model."""
        known = self.policy.declaration.columns
        days = tuple(sorted(self._days()))
        return {
            column: tuple(sorted(known[column])) if column in known else days
            for column in self.policy.form.request
        }

    def _days(self) -> set[str]:
        days = {LONG_AGO}
        for column in filter(None, self.policy.form.span):
            for text in {rule.value(column) for rule in self.policy.rules} - {""}:
                days |= {text, *_beside(date.fromisoformat(text))}
        return days

    def _fitting(self, rule: ForeignRule, column: str, values: Iterable[str]) -> tuple[str, ...]:
        asking = [each for each in self.conditions if each.request == (column,)]
        held = [tuple(rule.value(name) for name in each.rule) for each in asking]
        pairs = list(zip(asking, held, strict=True))
        return tuple(
            value for value in values if all(each.holds((value,), of) for each, of in pairs)
        )


def _pick(values: tuple[str, ...], place: int) -> str:
    return values[place % len(values)]


def _beside(day: date) -> Iterator[str]:
    if date.min < day < date.max:
        yield (day - DAY).isoformat()
        yield (day + DAY).isoformat()
