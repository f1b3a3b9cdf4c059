"""Cases put to a policy: what holds, what does not, and which rules decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from policies.cases.naming import Naming
from policies.cases.reading import Case, Expectation
from policies.decision import Relation
from policies.errors import CasesInvalidError
from policies.pdp import Snapshot
from policies.table import Table
from policies.territory import Territory

__all__ = ["Asked", "Failure", "Results", "Verdict", "run_cases"]

NOWHERE = "none"
Places = tuple[tuple[str, str, int], ...]
"""Relation, record and rules that speak on it."""


class Asked(NamedTuple):
    """Requests that the rules do not tell apart, as a case put them."""

    role: str
    purpose: str
    relation: str
    coordinate: str
    action: str
    rows: int
    """Rules that speak, one bit each."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One request that is answered otherwise than expected."""

    role: str
    home: str
    purpose: str
    record: str
    coordinate: str
    rules: tuple[str, ...]
    """Numbers of the rules that decide, sorted."""


@dataclass(frozen=True)
class Verdict:
    """One expectation of a case, and whether the policy meets it."""

    case: Case
    expectation: Expectation
    asked: frozenset[Asked]
    rules: tuple[str, ...]
    """Numbers of the rules that decide, sorted."""
    failures: tuple[Failure, ...]
    """One of each kind of request that is answered otherwise, in order."""

    @property
    def holds(self) -> bool:
        """Whether every request is answered as expected."""
        return not self.failures


@dataclass(frozen=True)
class Results:
    """What became of every expectation, and of the rules."""

    verdicts: tuple[Verdict, ...]
    covered: frozenset[str]
    """Numbers of the rules that decide where an expectation holds."""
    pinned: frozenset[str]
    """Numbers of the rules without which some expectation would no longer hold."""

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The expectations that the policy does not meet."""
        return tuple(each for each in self.verdicts if not each.holds)


def run_cases(cases: Iterable[Case], snapshot: Snapshot, territory: Territory) -> Results:
    """Put cases to a policy.

    Parameters
    ----------
    cases
        Cases as they were read.
    snapshot
        Policy to ask.
    territory
        Which records a home calls its own, on the day of each case.

    Returns
    -------
    Results
        A verdict for each expectation, in order.

    Raises
    ------
    CasesInvalidError
        If a case names what neither the vocabulary nor the policy knows, with every such name.
    """
    naming = Naming(snapshot.policy, snapshot.vocabulary, territory)
    verdicts = tuple(each for case in cases for each in _Run(case, snapshot, naming).verdicts())
    if naming.findings:
        raise CasesInvalidError(set(naming.findings))
    return _sum_up(verdicts, snapshot.table)


@dataclass(frozen=True)
class _Caller:
    role: str
    home: str
    purpose: str
    placed: Places
    unplaced: Places


@dataclass(frozen=True)
class _Run:
    case: Case
    snapshot: Snapshot
    naming: Naming

    def verdicts(self) -> Iterator[Verdict]:
        callers = tuple(self._callers())
        for expectation in self.case.expectations:
            yield self._verdict(expectation, callers)

    def _verdict(self, expectation: Expectation, callers: Iterable[_Caller]) -> Verdict:
        table = self.snapshot.table
        asked: set[Asked] = set()
        failures: dict[Asked, Failure] = {}
        fields = self._fields(expectation)
        for caller, (coordinate, rows) in product(callers, fields.items()):
            for record, each in self._ask(caller, coordinate, expectation.action, rows):
                asked.add(each)
                if table.opens(each.rows) is not expectation.allowed:
                    failures.setdefault(each, _failure(caller, record, each, table))
        numbers = {rule for each in asked for rule in table.deciding(each.rows)}
        rules = tuple(sorted(numbers))
        return Verdict(self.case, expectation, frozenset(asked), rules, (*failures.values(),))

    def _fields(self, expectation: Expectation) -> Mapping[str, int]:
        return {
            each: self.snapshot.table.rows({"coordinate": each, "action": expectation.action})
            for each in self.naming.coordinates(self.case, expectation)
        }

    def _ask(
        self, caller: _Caller, coordinate: str, action: str, field: int
    ) -> Iterator[tuple[str, Asked]]:
        who, why = caller.role, caller.purpose
        placed = self.snapshot.vocabulary.coordinates[coordinate]
        for relation, record, rows in caller.placed if placed else caller.unplaced:
            yield record, Asked(who, why, relation, coordinate, action, rows & field)

    def _callers(self) -> Iterator[_Caller]:
        table, day = self.snapshot.table, self.case.day.isoformat()
        purposes = self.naming.purposes(self.case)
        unplaced = self._places({NOWHERE: Relation.NONE.value})
        for role, home in self.naming.callers(self.case):
            placed = self._places(self.naming.places(self.case, home))
            for purpose in purposes:
                values = {"role": role, "home": home, "purpose": purpose, "day": day}
                both = (_narrow(each, table.rows(values)) for each in (placed, unplaced))
                yield _Caller(role, home, purpose, *both)

    def _places(self, records: Mapping[str, str]) -> Places:
        rows = self.snapshot.table.rows
        return tuple(
            (relation, record, rows({"relation": relation, "record": record}))
            for record, relation in records.items()
        )


def _narrow(places: Places, rows: int) -> Places:
    """Keep one place of each kind that these rules tell apart."""
    found: dict[tuple[str, int], str] = {}
    for relation, record, spoken in places:
        found.setdefault((relation, spoken & rows), record)
    return tuple((relation, record, spoken) for (relation, spoken), record in found.items())


def _failure(caller: _Caller, record: str, asked: Asked, table: Table) -> Failure:
    rules = table.deciding(asked.rows)
    return Failure(caller.role, caller.home, caller.purpose, record, asked.coordinate, rules)


def _sum_up(verdicts: tuple[Verdict, ...], table: Table) -> Results:
    rows = {each.rows for verdict in verdicts if verdict.holds for each in verdict.asked}
    deciding = {each & table.deny or each for each in rows}
    alone = {
        each & table.deny or each
        for each in rows
        if each & table.allow and (each & table.deny or each).bit_count() == 1
    }
    return Results(verdicts, _numbers(deciding, table), _numbers(alone, table))


def _numbers(rows: Iterable[int], table: Table) -> frozenset[str]:
    return frozenset(number for each in rows for number in table.numbers(each))
