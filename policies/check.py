"""What is refused before a policy decides anything.

Each refusal stands for a way in which Casbin goes wrong in silence: a misspelt
effect is ignored, a long chain of roles is cut, a Dutch date never expires.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from policies.errors import Finding
from policies.hierarchy import check_groups
from policies.legibility import illegible
from policies.lines import MODEL
from policies.rules import COLUMNS, Group, Policy, Ruleset, Written
from policies.vocabulary import Vocabulary, Words, propose

__all__ = ["REVIEWED_MODEL", "check", "check_rules", "check_text"]

REVIEWED_MODEL = "c640b86b8819f6fa9c8653a579f2a02ffde49a09cdf6ffb027c54d0e76af53e2"

Problem = tuple[str, str]


def check(policy: Policy, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Find everything for which a policy must be refused.

    Parameters
    ----------
    policy
        Policy as it was read.
    vocabulary
        Values that its rules may use.

    Returns
    -------
    tuple of Finding
        In the order of files and lines; empty if the policy may be used.
    """
    return tuple(sorted([*_check_model(policy.model), *check_rules(policy, vocabulary)]))


def check_rules(policy: Ruleset, words: Words) -> Iterator[Finding]:
    """Find everything for which rules and groups must be refused under any model.

    Parameters
    ----------
    policy
        Policy as it was read; every rule has the columns of the model.
    words
        What those columns may hold.

    Yields
    ------
    Finding
        In no particular order.
    """
    yield from _check_presence(policy)
    yield from _check_numbers(policy)
    yield from _RuleCheck(policy, words).findings()
    yield from check_groups(policy.groups, words)


def check_text(policy: Policy) -> tuple[Finding, ...]:
    """Find every value that a reader of text could take for something else.

    Returns
    -------
    tuple of Finding
        In the order of rules and groups; empty if the policy may be written as text.
    """
    cells = [
        *(
            (rule.source, *cell)
            for rule in policy.rules
            for cell in zip(COLUMNS, rule.columns, strict=True)
        ),
        *((group.source, *cell) for group in policy.groups for cell in _cells(group)),
    ]
    return tuple(
        Finding(source.file, source.line, column, *problem)
        for source, column, value in cells
        if (problem := illegible(value))
    )


def _cells(group: Group) -> tuple[tuple[str, str], ...]:
    return ("type", group.kind), ("member", group.member), ("group", group.belongs_to)


def _check_model(model: str) -> Iterator[Finding]:
    digest = sha256(model.encode()).hexdigest()
    if digest != REVIEWED_MODEL:
        reason = f"the model ({digest[:12]}) is not the reviewed one ({REVIEWED_MODEL[:12]})"
        yield Finding(MODEL, 1, "", reason, f"put back the {MODEL} that this release ships")


def _check_presence(policy: Ruleset) -> Iterator[Finding]:
    if not policy.rules:
        fix = "add a rule, or read the folder that holds rules/*.csv"
        yield Finding("rules", 0, "", "the policy has no rules", fix)


def _check_numbers(policy: Ruleset) -> Iterator[Finding]:
    first: dict[str, Written] = {}
    for rule in policy.rules:
        earlier = first.setdefault(rule.id, rule)
        if earlier is not rule:
            place = f"{earlier.source.file}, line {earlier.source.line}"
            reason = f"the number {rule.id!r} is taken by {place}"
            yield _finding(rule, "id", (reason, "give this rule a number of its own"))


@dataclass(frozen=True)
class _RuleCheck:
    """Checks each distinct value of each column once, and each rule's dates together."""

    policy: Ruleset
    words: Words
    known: dict[tuple[str, str], Problem | None] = field(default_factory=dict)

    @cached_property
    def choices(self) -> dict[str, frozenset[str]]:
        """Column -> values and groups that may stand in it."""
        choices = dict(self.words.columns)
        for column, kind in self.words.grouped.items():
            groups = {each.belongs_to for each in self.policy.groups if each.kind == kind}
            choices[column] |= groups
        return choices

    def findings(self) -> Iterator[Finding]:
        order = self.words.order
        for rule in self.policy.rules:
            problems = [*zip(order, map(self._problem, order, rule.columns), strict=True)]
            yield from (_finding(rule, column, each) for column, each in problems if each)
            yield from self._reversed(rule)

    def _reversed(self, rule: Written) -> Iterator[Finding]:
        if not all(self.words.span):
            return
        first, last = self.words.span
        since, until = rule.value(first), rule.value(last)
        if since and until and until < since:
            reason = f"the rule ends on {until}, before it begins on {since}"
            fix = f"write the earlier day in {first} and the later in {last}"
            yield _finding(rule, last, (reason, fix))

    def _problem(self, column: str, value: str) -> Problem | None:
        key = column, value
        if key not in self.known:
            self.known[key] = illegible(value) or self._meaningless(column, value)
        return self.known[key]

    def _meaningless(self, column: str, value: str) -> Problem | None:
        if column in self.words.span:
            return _undated(value)
        if not value:
            return f"{column} is empty", _filling(column)
        if column == "id":
            return None if value != "*" else ("'*' is no number", "give the rule a number")
        return self._unknown(column, value)

    def _unknown(self, column: str, value: str) -> Problem | None:
        if value in self.choices[column] or (value == "*" and column not in self.words.exact):
            return None
        grouped = self.words.grouped
        if column in grouped and _names_group(value, self.words.columns[column]):
            fix = f"add a line: {grouped[column]}, a member, {value}"
            return f"the group {value!r} has no members", fix
        return f"{value!r} is no known {column}", propose(value, self.choices[column])


def _finding(rule: Written, column: str, problem: Problem) -> Finding:
    return Finding(rule.source.file, rule.source.line, column, *problem)


def _filling(column: str) -> str:
    if column in ("id", "eft", "basis"):
        return {
            "id": "give the rule a number",
            "eft": "write allow or deny",
            "basis": "name the legal basis of the rule",
        }[column]
    return f"write * for every {column}, or choose one"


def _names_group(value: str, values: frozenset[str]) -> bool:
    prefix, colon, _ = value.partition(":")
    return bool(colon) and not any(each.startswith(f"{prefix}:") for each in values)


def _undated(value: str) -> Problem | None:
    try:
        if not value or date.fromisoformat(value).isoformat() == value:
            return None
    except ValueError:
        pass
    return f"{value!r} is no date", "write year-month-day, as 2026-01-31, or leave it empty"
