"""Why one request is open or closed, and what would have to be otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from policies.decision import Relation, Request
from policies.matrix.periods import Period, join_periods, list_periods
from policies.pdp import Snapshot
from policies.rules import COLUMNS, Rule
from policies.territory import Territory

__all__ = ["Explanation", "Near", "explain", "place_request"]


@dataclass(frozen=True)
class Near:
    """What would open a closed request: one column changed, everything else as it is."""

    purposes: tuple[str, ...] = ()
    """Purposes for which it is open, sorted."""
    roles: tuple[str, ...] = ()
    """Roles to which it is open, sorted."""
    own: frozenset[str] = frozenset()
    """Own municipalities whose records are open."""
    others: frozenset[str] = frozenset()
    """Other municipalities whose records are open."""
    opened_until: date | None = None
    """Last day before on which it was open."""
    opens_on: date | None = None
    """First day after on which it is open."""


@dataclass(frozen=True)
class Explanation:
    """The decision on one request, the rules behind it, and what is near to it."""

    request: Request
    allowed: bool
    kind: Literal["RULE", "NO_RULE"]
    """``RULE`` if rules decide, ``NO_RULE`` if it is closed because none speaks."""
    rules: tuple[Rule, ...]
    """Every deciding rule, by number."""
    overruled: tuple[Rule, ...]
    """Rules that would open it if none denied, by number."""
    until: date | None
    """Last day on which the decision stays as it is; `None` if no rule changes it."""
    near: Near
    """Empty if the request is open."""
    own: frozenset[str]
    """Municipalities that the home calls own on the day."""

    @property
    def document(self) -> dict[str, Any]:
        """The explanation as it is written in JSON."""
        asked = {**_columns(self.request), "day": self.request.day.isoformat()}
        near = {**_columns(self.near), "own": sorted(self.near.own)}
        return {
            "request": asked,
            "allowed": self.allowed,
            "kind": self.kind,
            "rules": [dict(zip(COLUMNS, each.columns, strict=True)) for each in self.rules],
            "overruled": [each.id for each in self.overruled],
            "until": self.until,
            "near": {**near, "others": sorted(self.near.others)},
        }


def place_request(snapshot: Snapshot, territory: Territory, asked: Request) -> Request:
    """Fill in how a record relates to the caller.

    Parameters
    ----------
    snapshot, territory
        The policy, and who calls which records own.
    asked
        Request of which the relation is not known yet.

    Returns
    -------
    Request
        With ``none`` as record and relation where the coordinate is not placed.
    """
    if not snapshot.vocabulary.coordinates.get(asked.coordinate):
        return replace(asked, record="none", relation=Relation.NONE.value)
    own = asked.record in territory.own(asked.home, asked.day)
    return replace(asked, relation=(Relation.OWN if own else Relation.OTHER).value)


def explain(snapshot: Snapshot, territory: Territory, request: Request) -> Explanation:
    """Explain one decision.

    Parameters
    ----------
    snapshot
        The policy that decides.
    territory
        Which records the caller calls own.
    request
        What is asked.

    Returns
    -------
    Explanation
        Exact: what is near is decided by the same table.
    """
    decision = snapshot.decide(request)
    own = territory.own(request.home, request.day) & snapshot.vocabulary.municipalities
    around = _Around(snapshot, request, own)
    return Explanation(
        request,
        decision.allowed,
        "RULE" if decision.rules else "NO_RULE",
        _rules(snapshot, decision.rules),
        _rules(snapshot, () if decision.allowed else around.overruled()),
        around.until(),
        Near() if decision.allowed else around.near(),
        own,
    )


@dataclass(frozen=True)
class _Around:
    """The requests that differ from one in a single column."""

    snapshot: Snapshot
    request: Request
    own: frozenset[str]

    def near(self) -> Near:
        own, others = self._records()
        before, after = self._days()
        words = self.snapshot.vocabulary
        return Near(
            self._opening("purpose", words.purposes),
            self._opening("role", words.roles),
            own,
            others,
            before,
            after,
        )

    def overruled(self) -> tuple[str, ...]:
        table = self.snapshot.table
        asked = dict(_columns(self.request), day=self.request.day.isoformat())
        return table.numbers(table.rows(asked) & table.allow)

    def until(self) -> date | None:
        period = next(each for each in self._periods(same=True) if self.request.day in each)
        return None if period.last == date.max else period.last

    def _opening(self, column: str, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in sorted(values) if self._opens(**{column: each}))

    def _records(self) -> tuple[frozenset[str], frozenset[str]]:
        if self.request.relation == Relation.NONE:
            return frozenset(), frozenset()
        known = self.snapshot.vocabulary.municipalities
        own = (each for each in self.own if self._opens(record=each, relation="own"))
        others = (each for each in known - self.own if self._opens(record=each, relation="other"))
        return frozenset(own), frozenset(others)

    def _days(self) -> tuple[date | None, date | None]:
        opened = list(self._periods(same=False))
        before = [each.last for each in opened if each.last < self.request.day]
        after = [each.first for each in opened if each.first > self.request.day]
        return max(before, default=None), min(after, default=None)

    def _periods(self, *, same: bool) -> tuple[Period, ...]:
        """List the periods in which the decision is the same as on the day asked, or is not."""
        now = self.snapshot.decide(self.request).allowed
        return join_periods(
            each
            for each in list_periods(self.snapshot.table.rules, first=date.min)
            if (self._opens(day=each.first) is now) is same
        )

    def _opens(self, **changed: Any) -> bool:  # noqa: ANN401  # any column may change
        return self.snapshot.decide(replace(self.request, **changed)).allowed


def _rules(snapshot: Snapshot, numbers: Iterable[str]) -> tuple[Rule, ...]:
    wanted = frozenset(numbers)
    found = (each for each in snapshot.table.rules if each.id in wanted)
    return tuple(sorted(found, key=lambda each: each.id))


def _columns(asked: Request | Near) -> dict[str, Any]:
    return {each: getattr(asked, each) for each in asked.__dataclass_fields__}
