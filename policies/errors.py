"""What can go wrong with a policy.

* PolicyError
  - CasesInvalidError     a file of cases does not hold together, or does not fit the policy
  - PolicyInvalidError    a rule, a group or the model is refused
  - SentenceError         a sentence says no rule
  - TableMismatchError    the decision table and Casbin disagree
"""

from collections.abc import Iterable
from dataclasses import dataclass

from typing_extensions import override

__all__ = [
    "CasesInvalidError",
    "Finding",
    "PolicyError",
    "PolicyInvalidError",
    "SentenceError",
    "TableMismatchError",
]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong with a policy, where it stands, and what to do."""

    file: str
    """Name of the file, or of the table of the database."""
    line: int
    """Line of the file counted from 1, or position in the table; 0 for the policy as a whole."""
    column: str
    """Column of the rule; empty where the line as a whole is wrong."""
    reason: str
    """What is wrong, as one clause."""
    fix: str
    """What to do about it, as one clause."""

    @override
    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, line {self.line}{column}: {self.reason}; {self.fix}"


class PolicyError(Exception):
    """A policy cannot be used."""

    code = "POLICY_UNUSABLE"


class CasesInvalidError(PolicyError):
    """A file of cases does not hold together, or does not fit the policy.

    The message holds every finding, one a line.
    """

    code = "CASES_INVALID"

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(["the cases are refused:", *map(str, self.findings)]))


class PolicyInvalidError(PolicyError):
    """A rule, a group or the model is refused.

    The message holds every finding, one a line.
    """

    code = "POLICY_INVALID"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(["the policy is refused:", *map(str, findings)]))
        self.findings = findings


class SentenceError(PolicyError):
    """A sentence says no rule.

    The message names the first phrase that is not known and what could be meant.
    """

    code = "SENTENCE_INVALID"

    def __init__(self, column: str, phrase: str, near: tuple[str, ...]) -> None:
        proposed = " or ".join(f"'{each}'" for each in near)
        super().__init__(f"'{phrase}' is no known {column}; write {proposed}")
        self.column = column
        self.phrase = phrase
        self.near = near


class TableMismatchError(PolicyError):
    """The decision table and Casbin disagree, so that neither is trusted."""

    code = "POLICY_TABLE_MISMATCH"

    def __init__(self, request: str) -> None:
        super().__init__(f"the decision table and Casbin disagree on {request}")
        self.request = request
