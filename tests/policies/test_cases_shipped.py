"""The shipped policy has cases for every rule and every cell, and they would notice a change."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.adapter import Reference
from policies.cases.coverage import cover
from policies.cases.reading import Case, parse_cases, read_files
from policies.cases.running import Results, run_cases
from policies.pdp import Snapshot, build_snapshot
from policies.review.remarks import RemarkKind, Severity
from policies.review.reviewing import Review
from policies.rules import read_policy
from policies.table import Table
from tests.policies.material import SHIPPED

POLICY = read_policy(SHIPPED)
WORDS, TERRITORY = shipped_vocabulary(), shipped_territory()
DAY = date(2027, 3, 1)


@cache
def shipped() -> Snapshot:
    """Build the snapshot of the policy that the gateway ships, over the whole register."""
    return build_snapshot(POLICY, WORDS, 1)


@cache
def cases() -> tuple[Case, ...]:
    """Read the shipped cases."""
    return parse_cases(read_files(SHIPPED / "tests"))


@cache
def results() -> Results:
    """Put the shipped cases to the shipped policy."""
    return run_cases(cases(), shipped(), TERRITORY)


def test_every_expectation_holds() -> None:
    assert results().failed == ()


def test_every_rule_decides_some_case_alone() -> None:
    numbers = {rule.id for rule in POLICY.rules}

    assert results().covered == numbers
    assert results().pinned == numbers


def test_every_cell_has_a_case() -> None:
    coverage = cover(results(), shipped(), territory=TERRITORY, first=DAY)

    assert (coverage.open.missing, coverage.closed.missing) == (0, 0)


def test_no_rule_is_remarked() -> None:
    review = Review(shipped(), TERRITORY, DAY, expires_within=365, tested=results().covered)

    remarked = [each for each in review.remarks if each.kind.severity is Severity.REMARK]

    assert remarked == []
    assert {each.kind for each in review.remarks} == {RemarkKind.WIDE}


@pytest.mark.parametrize("place", range(len(POLICY.rules)), ids=lambda each: POLICY.rules[each].id)
def test_a_case_turns_when_a_rule_is_dropped(place: int) -> None:
    rules = POLICY.rules[:place] + POLICY.rules[place + 1 :]
    fewer = replace(POLICY, rules=rules)
    table = Table(rules, Reference(fewer).conditions)
    snapshot = Snapshot(fewer, WORDS, version=2, table=table)

    turned = (_fails(case, snapshot) for case in _decided_by(POLICY.rules[place].id))

    assert any(turned)


def _decided_by(number: str) -> list[Case]:
    """List the cases that a rule decides, those that ask least first."""
    asked = {
        verdict.case.title: (len(verdict.asked), verdict.case)
        for verdict in results().verdicts
        if number in verdict.rules
    }
    return [case for _, case in sorted(asked.values(), key=lambda each: each[0])]


def _fails(case: Case, snapshot: Snapshot) -> bool:
    return bool(run_cases([case], snapshot, TERRITORY).failed)
