"""The policy decision point: one immutable snapshot of a policy that answers everything."""

from dataclasses import fields, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from policies.adapter import Reference
from policies.check import check
from policies.decision import Context, Decision, Grant, Reason, Request, Scope, Signature
from policies.errors import PolicyInvalidError, TableMismatchError
from policies.rules import Policy
from policies.sample import Sample
from policies.scopes import Atlas, Reach
from policies.table import AnyRule, Table
from policies.vocabulary import Vocabulary

__all__ = [
    "CLOSED",
    "REQUESTED",
    "Snapshot",
    "build_snapshot",
    "count_requests",
    "sketch_snapshot",
]

REMEMBERED_GRANTS = 4096
REMEMBERED_REACHES = 1024
SELF_CHECK_RULES = 80_000
"""Rules that Casbin is made to visit for the self-check; it visits at least 120,000 a second."""
SELF_CHECK_REQUESTS = range(4, 257)
REQUESTED = tuple(each.name for each in fields(Request) if each.name != "day")
CLOSED = Decision(allowed=False, rules=())


def build_snapshot(rules: Policy, vocabulary: Vocabulary, version: int) -> "Snapshot":
    """Check a policy and make it ready to decide.

    Parameters
    ----------
    rules
        Policy as it was read.
    vocabulary
        Values that its rules may use.
    version
        Number under which the policy is stored.

    Returns
    -------
    Snapshot
        Policy that answers; 10,000 rules take about a second.

    Raises
    ------
    PolicyInvalidError
        With everything that is wrong with the policy.
    TableMismatchError
        If the decision table and Casbin do not agree on requests near the rules.
    """
    findings = check(rules, vocabulary)
    if findings:
        raise PolicyInvalidError(findings)
    reference = Reference(rules)
    table = Table(rules.rules, reference.conditions)
    _compare(table, reference, Sample(rules, vocabulary))
    return Snapshot(rules, vocabulary, version=version, table=table)


def sketch_snapshot(rules: Policy, vocabulary: Vocabulary) -> "Snapshot":
    """Check a policy and make it ready to be looked at, never to decide.

    Its table is not held against Casbin, which would take most of the time.

    Raises
    ------
    PolicyInvalidError
        With everything that is wrong with the policy.
    """
    findings = check(rules, vocabulary)
    if findings:
        raise PolicyInvalidError(findings)
    table = Table(rules.rules, Reference(rules).conditions)
    return Snapshot(rules, vocabulary, version=0, table=table)


def _compare(table: Table, reference: Reference, sample: Sample) -> None:
    for request in sample.requests(count_requests(table)):
        if table.decide(request).allowed != reference.allows(request):
            raise TableMismatchError(str(request))


def count_requests(table: Table[AnyRule]) -> int:
    """Tell on how many requests a table is held against Casbin."""
    fewest, most = SELF_CHECK_REQUESTS[0], SELF_CHECK_REQUESTS[-1]
    return min(most, max(fewest, SELF_CHECK_RULES // len(table.rules)))


class Snapshot:
    """One version of a policy, ready to decide; it never changes.

    Parameters
    ----------
    policy
        Policy that has been checked.
    vocabulary
        Values that requests may hold.
    version
        Number under which the policy is stored.
    table
        Decision table of the policy.
    """

    def __init__(
        self, policy: Policy, vocabulary: Vocabulary, *, version: int, table: Table
    ) -> None:
        self.version = version
        self.policy = policy
        self.vocabulary = vocabulary
        self.table = table
        self._atlas = Atlas(table, vocabulary)
        self._reach = lru_cache(maxsize=REMEMBERED_REACHES)(self._find_reach)
        self._grant = lru_cache(maxsize=REMEMBERED_GRANTS)(self._derive_grant)
        self._interned = lru_cache(maxsize=REMEMBERED_GRANTS)(self._intern_grant)

    @property
    def sha256(self) -> str:
        """Fingerprint of the policy in hexadecimal."""
        return self.policy.sha256

    def grant(self, context: Context, own: frozenset[str]) -> Grant:
        """Derive everything that is open to one caller.

        Parameters
        ----------
        context
            Who asks, for what, on which day.
        own
            Municipalities that the caller calls own on that day.

        Returns
        -------
        Grant
            Scopes of every coordinate and action; nothing is open to a role, home or
            purpose outside the vocabulary.
        """
        return self._grant(context, own)

    def decide(self, request: Request) -> Decision:
        """Decide one request; what is outside the vocabulary is closed."""
        columns = self.vocabulary.columns
        known = all(getattr(request, column) in columns[column] for column in REQUESTED)
        return self.table.decide(request) if known else CLOSED

    def reason(self, context: Context, own: frozenset[str], coordinate: str, action: str) -> Reason:
        """Explain why a coordinate is open or closed to one caller.

        Parameters
        ----------
        context, own
            As for `grant`.
        coordinate, action
            What was asked.

        Returns
        -------
        Reason
            If it is open for some records, the rules that open it; else those that deny.
        """
        rules = self.deciding(context, own, coordinate, action)
        purposes = (
            purpose
            for purpose in sorted(self.vocabulary.purposes)
            if self._reach(replace(context, purpose=purpose), own).scope(coordinate, action).open
        )
        kind: Literal["RULE", "NO_RULE"] = "RULE" if rules else "NO_RULE"
        return Reason(kind, rules, tuple(purposes))

    def deciding(
        self, context: Context, own: frozenset[str], coordinate: str, action: str
    ) -> tuple[str, ...]:
        """Name the rules that a `Reason` names, without looking for other purposes."""
        return self.table.numbers(self._reach(context, own).deciding(coordinate, action))

    def _find_reach(self, context: Context, own: frozenset[str]) -> Reach:
        return Reach.of(self._atlas, context, own)

    def _derive_grant(self, context: Context, own: frozenset[str]) -> Grant:
        reach = self._reach(context, own)
        return self._interned(tuple(reach.scope(*cell) for cell in self._atlas.cells))

    def _intern_grant(self, scopes: tuple[Scope, ...]) -> Grant:
        cells = zip(self._atlas.cells, scopes, strict=True)
        opened = {cell: scope for cell, scope in cells if scope.open}
        return Grant(MappingProxyType(opened), Signature())
