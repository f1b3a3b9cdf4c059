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
from policies.rules import COLUMNS, MODEL, Group, Policy, Rule
from policies.vocabulary import GROUPED, Vocabulary, propose

__all__ = ["REVIEWED_MODEL", "check", "check_text"]

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
    findings = [
        *_check_model(policy.model),
        *_check_presence(policy),
        *_check_numbers(policy),
        *_RuleCheck(policy, vocabulary).findings(),
        *check_groups(policy.groups, vocabulary),
    ]
    return tuple(sorted(findings))


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


def _check_presence(policy: Policy) -> Iterator[Finding]:
    if not policy.rules:
        fix = "add a rule, or read the folder that holds rules/*.csv"
        yield Finding("rules", 0, "", "the policy has no rules", fix)


def _check_numbers(policy: Policy) -> Iterator[Finding]:
    first: dict[str, Rule] = {}
    for rule in policy.rules:
        earlier = first.setdefault(rule.id, rule)
        if earlier is not rule:
            place = f"{earlier.source.file}, line {earlier.source.line}"
            reason = f"the number {rule.id!r} is taken by {place}"
            yield _finding(rule, "id", (reason, "give this rule a number of its own"))


@dataclass(frozen=True)
class _RuleCheck:
    """Checks each distinct value of each column once, and each rule's dates together."""

    policy: Policy
    vocabulary: Vocabulary
    known: dict[tuple[str, str], Problem | None] = field(default_factory=dict)

    @cached_property
    def choices(self) -> dict[str, frozenset[str]]:
        """Column -> values and groups that may stand in it."""
        choices = dict(self.vocabulary.columns)
        for column, kind in GROUPED.items():
            groups = {each.belongs_to for each in self.policy.groups if each.kind == kind}
            choices[column] |= groups
        return choices

    def findings(self) -> Iterator[Finding]:
        for rule in self.policy.rules:
            problems = [*zip(COLUMNS, map(self._problem, COLUMNS, rule.columns), strict=True)]
            yield from (_finding(rule, column, each) for column, each in problems if each)
            if rule.since and rule.until and rule.until < rule.since:
                reason = f"the rule ends on {rule.until}, before it begins on {rule.since}"
                fix = "write the earlier day in since and the later in until"
                yield _finding(rule, "until", (reason, fix))

    def _problem(self, column: str, value: str) -> Problem | None:
        key = column, value
        if key not in self.known:
            self.known[key] = illegible(value) or self._meaningless(column, value)
        return self.known[key]

    def _meaningless(self, column: str, value: str) -> Problem | None:
        if column in ("since", "until"):
            return _undated(value)
        if not value:
            return f"{column} is empty", _filling(column)
        if column == "id":
            return None if value != "*" else ("'*' is no number", "give the rule a number")
        return self._unknown(column, value)

    def _unknown(self, column: str, value: str) -> Problem | None:
        if value in self.choices[column] or (value == "*" and column not in ("eft", "basis")):
            return None
        if column in GROUPED and _names_group(value, self.vocabulary.columns[column]):
            fix = f"add a line: {GROUPED[column]}, a member, {value}"
            return f"the group {value!r} has no members", fix
        return f"{value!r} is no known {column}", propose(value, self.choices[column])


def _finding(rule: Rule, column: str, problem: Problem) -> Finding:
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
