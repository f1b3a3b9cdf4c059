"""A foreign policy as a domain: questions become columns as the folder declares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from policies.adapter import Reference
from policies.authzen.domain import Kind, Ruling
from policies.authzen.entities import Evaluation, Subject
from policies.check import check_rules
from policies.errors import PolicyInvalidError, TableMismatchError
from policies.foreign.policy import ForeignPolicy, ForeignRule, ForeignWords
from policies.foreign.sample import Sample
from policies.foreign.sources import Day, Member
from policies.pdp import count_requests
from policies.table import Table

__all__ = ["Foreign", "build_foreign"]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ACTION = "action.name"

Values = tuple[str, ...]


def build_foreign(policy: ForeignPolicy) -> "Foreign":
    """Check a foreign policy and make it ready to answer.

    Parameters
    ----------
    policy
        Policy as it was read.

    Raises
    ------
    PolicyInvalidError
        With everything that is wrong with its rules and groups.
    TableMismatchError
        If the decision table and Casbin do not agree on requests near the rules.
    """
    findings = tuple(sorted(check_rules(policy, ForeignWords(policy.form, policy.declaration))))
    if findings:
        raise PolicyInvalidError(findings)
    reference = Reference(policy)
    table = Table(policy.rules, reference.conditions)
    for question in Sample(policy, reference.conditions).questions(count_requests(table)):
        if table.opens(table.rows(question.columns)) != reference.allows(question):
            raise TableMismatchError(str(question.columns))
    return Foreign(policy, table)


@dataclass(frozen=True)
class Foreign:
    """A foreign policy that answers; it never changes."""

    foreign: ForeignPolicy
    table: Table[ForeignRule]

    @property
    def policy(self) -> Mapping[str, object]:
        """Fingerprint of the policy."""
        return {"sha256": self.foreign.sha256}

    def decide(self, asked: Evaluation, today: date) -> Ruling:
        """Decide one evaluation; the folder says whether ``context.time`` moves the day."""
        asked = self._declared(asked)
        day = self._day(asked, today)
        found = {column: self._read(column, asked, day) for column in self.foreign.form.request}
        missing = tuple(column for column, values in found.items() if not values)
        known = {column: self._known(column, values) for column, values in found.items()}
        rows = 0 if missing else self._rows(known)
        numbers = self.table.deciding(rows)
        return Ruling(
            allowed=self.table.opens(rows),
            kind=Kind.UNMAPPED if missing else Kind.RULE if rows else Kind.NO_RULE,
            rules=numbers,
            bases=tuple(sorted({self._bases[number] for number in numbers})),
            day=day,
            columns={column: list(values) for column, values in known.items() if values},
            unmapped=missing,
        )

    def subjects(self, kind: str) -> Iterator[Subject]:
        """List the subjects of a type that the folder declares."""
        for subject in self.foreign.declaration.subjects:
            if subject.type == kind:
                yield subject

    def actions(self) -> Iterator[str]:
        """List the values of the column that the name of an action stands for."""
        for column, origin in self.foreign.declaration.request.items():
            if isinstance(origin, Member) and origin.path == ACTION:
                yield from sorted(self.foreign.declaration.columns[column])

    def _declared(self, asked: Evaluation) -> Evaluation:
        """Take the properties of a declared subject from the folder, whatever is sent."""
        declared = self._subjects.get((asked.subject.type, asked.subject.id))
        if declared is None:
            return asked
        return Evaluation(declared, asked.action, asked.resource, asked.context, asked.time)

    def _day(self, asked: Evaluation, today: date) -> date:
        origins = self.foreign.declaration.request.values()
        of_caller = any(isinstance(each, Day) and each.of_caller for each in origins)
        return asked.time.astimezone(AMSTERDAM).date() if of_caller and asked.time else today

    def _read(self, column: str, asked: Evaluation, day: date) -> Values:
        origin = self.foreign.declaration.request[column]
        return (day.isoformat(),) if isinstance(origin, Day) else origin.read(asked)

    def _known(self, column: str, values: Values) -> Values:
        known = self.foreign.declaration.columns.get(column)
        return values if known is None else tuple(sorted(known.intersection(values)))

    def _rows(self, found: Mapping[str, Values]) -> int:
        """Find the rules that speak; every part of the matcher reads one column of a request."""
        rows = self.table.every
        for column, values in found.items():
            spoken = 0
            for value in values:
                spoken |= self.table.rows({column: value})
            rows &= spoken
        return rows

    @cached_property
    def _subjects(self) -> Mapping[tuple[str, str], Subject]:
        return {(each.type, each.id): each for each in self.foreign.declaration.subjects}

    @cached_property
    def _bases(self) -> Mapping[str, str]:
        return {rule.id: rule.basis for rule in self.foreign.rules}
