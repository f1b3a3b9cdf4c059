"""The decision table: which rules speak on a request, as bits of one number.

The matcher is a conjunction whose parts each read few columns. For every part
and every distinct tuple of values that rules hold there, one bit a rule is
kept. A request joins the bits of the tuples that match it, and the parts are
intersected: the exact set of rules that Casbin would find one by one.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Generic

from typing_extensions import TypeVar

from policies.adapter import Condition
from policies.decision import Decision, Request
from policies.rules import Rule, Written

__all__ = ["AnyRule", "Part", "Table"]

AnyRule = TypeVar("AnyRule", bound=Written, default=Rule)
REMEMBERED_TUPLES = 8192
REMEMBERED_REQUESTS = 65536


class Part:
    """One part of the matcher over all rules.

    Parameters
    ----------
    condition
        The part.
    rules
        Rules in the order of their bits.
    """

    def __init__(self, condition: Condition, rules: Iterable[Written]) -> None:
        self.columns = condition.request
        self._holds = condition.holds
        self._bits: dict[tuple[str, ...], int] = {}
        for place, rule in enumerate(rules):
            held = tuple(rule.value(column) for column in condition.rule)
            self._bits[held] = self._bits.get(held, 0) | 1 << place
        self.rows = lru_cache(maxsize=REMEMBERED_TUPLES)(self._rows)

    def _rows(self, values: tuple[str, ...]) -> int:
        rows = 0
        for held, bits in self._bits.items():
            if self._holds(values, held):
                rows |= bits
        return rows


class Table(Generic[AnyRule]):
    """Every rule of a policy, indexed by the parts of the matcher.

    Parameters
    ----------
    rules
        Rules of a policy that has been checked.
    conditions
        Parts of the matcher, evaluated with Casbin's own functions.
    """

    def __init__(self, rules: Iterable[AnyRule], conditions: Iterable[Condition]) -> None:
        self.rules = tuple(rules)
        self.parts = tuple(Part(condition, self.rules) for condition in conditions)
        self.every = (1 << len(self.rules)) - 1
        self.allow = self._marked("allow")
        self.deny = self._marked("deny")
        self.decide = lru_cache(maxsize=REMEMBERED_REQUESTS)(self._decide)

    def rows(self, values: Mapping[str, str]) -> int:
        """Find the rules that no part rules out.

        Parameters
        ----------
        values
            Column of the request -> value; parts that read other columns are left aside.

        Returns
        -------
        int
            One bit a rule, the first rule lowest.
        """
        rows = self.every
        for part in self.parts:
            if all(column in values for column in part.columns):
                rows &= part.rows(tuple(values[column] for column in part.columns))
        return rows

    def opens(self, rows: int) -> bool:
        """Tell whether these rules together allow: one allows and none denies."""
        return not rows & self.deny and bool(rows & self.allow)

    def deciding(self, rows: int) -> tuple[str, ...]:
        """List the numbers of the rules that decide, sorted: those that deny, else all."""
        return self.numbers(rows & self.deny or rows)

    def numbers(self, rows: int) -> tuple[str, ...]:
        """List the numbers of the rules of these bits, sorted."""
        numbers = []
        while rows:
            lowest = rows & -rows
            numbers.append(self.rules[lowest.bit_length() - 1].id)
            rows ^= lowest
        return tuple(sorted(numbers))

    def _decide(self, request: Request) -> Decision:
        rows = self.every
        for part in self.parts:
            rows &= part.rows(_values(request, part.columns))
        return Decision(self.opens(rows), self.deciding(rows))

    def _marked(self, effect: str) -> int:
        return sum(1 << place for place, rule in enumerate(self.rules) if rule.eft == effect)


def _values(request: Request, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        request.day.isoformat() if column == "day" else attrgetter(column)(request)
        for column in columns
    )
