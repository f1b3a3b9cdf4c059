"""What the decision point answers to one request, and what it refuses to stand on."""

from dataclasses import replace

import pytest

from policies.adapter import Reference
from policies.decision import NONE
from policies.errors import PolicyError
from policies.rules import read_model
from policies.scopes import Atlas
from policies.table import Table
from tests.policies.material import REGISTER, inspector, policy, request, rule, shipped

MATCHER = '(p.action == "*" || r.action == p.action)'
OWN = frozenset({"GM0344"})


def test_one_request_is_decided_with_the_rules_that_decide() -> None:
    asked = request(inspector(), "GM0344", "own", "Annotation.author")

    decision = shipped().decide(asked)

    assert decision.allowed
    assert decision.rules == ("R313",)


@pytest.mark.parametrize("column", ["role", "home", "record", "relation", "coordinate", "purpose"])
def test_a_request_with_a_value_that_nobody_knows_is_closed(column: str) -> None:
    asked = request(inspector(), "GM0344", "own", "Annotation.author")

    decision = shipped().decide(replace(asked, **{column: "unheard-of"}))  # type: ignore[arg-type]  # every column named is text

    assert not decision.allowed
    assert decision.rules == ()


def test_nothing_is_open_to_a_caller_that_nobody_knows() -> None:
    known, unknown = (
        shipped().grant(caller, OWN) for caller in (inspector(), inspector(home="GM9999"))
    )

    assert known.scope("Annotation.author", "read") != NONE
    assert unknown.scope("Annotation.author", "read") == NONE


def test_a_matcher_that_no_table_can_hold_is_refused() -> None:
    model = read_model().replace(MATCHER, "(p.action != r.action)")

    with pytest.raises(PolicyError, match="the matcher holds what no table can: p_action != "):
        _ = Reference(replace(policy(rule("R1")), model=model)).conditions


def test_a_matcher_that_mixes_what_is_asked_apart_is_refused() -> None:
    model = read_model().replace(MATCHER, "(r.role == p.role || r.action == p.action)")
    mixed = replace(policy(rule("R1")), model=model)

    with pytest.raises(PolicyError, match="mixes the caller, the record and the field"):
        Atlas(Table(mixed.rules, Reference(mixed).conditions), REGISTER)
