"""What is said of a rule is true of every request there is."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from policies.adapter import Reference
from policies.matrix.space import Space
from policies.review.effects import Effects, weigh
from policies.rules import Policy
from policies.table import Table
from policies.territory import Territory
from tests.policies.material import policy, rule
from tests.policies.near import SMALL, Case, cases
from tests.policies.test_difference import EVERY, FIRST, GROUPS, TERRITORY
from tests.policies.test_equality import DRAWN

LAST = max(each.day for each in EVERY)
AFTER = date(2026, 1, 4)
ASKED = (*EVERY, *(replace(each, day=AFTER) for each in EVERY if each.day == LAST))
"""Every request that can be made on one of three days, and on a day after all dates of rules."""


def table_of(drawn: Policy) -> Table:
    return Table(drawn.rules, Reference(drawn).conditions)


def effects_of(table: Table) -> Effects:
    space = Space((table,), SMALL, TERRITORY, FIRST)
    return weigh(table, (cell.rows[0] for cell in space.cells()))


def answers(drawn: Policy) -> list[bool]:
    table = table_of(drawn)
    return [table.decide(each).allowed for each in ASKED]


def without(drawn: Policy, place: int) -> Policy:
    return replace(drawn, rules=drawn.rules[:place] + drawn.rules[place + 1 :])


@settings(DRAWN, max_examples=30)
@given(cases())
def test_a_rule_is_dead_when_no_request_matches_it(case: Case) -> None:
    table = table_of(replace(case.policy, groups=GROUPS))

    effects = effects_of(table)

    lone = (
        Table([each], Reference(replace(case.policy, groups=GROUPS)).conditions)
        for each in table.rules
    )
    matched = [any(one.decide(each).rules for each in ASKED) for one in lone]
    assert [bool(effects.matching & 1 << place) for place in range(len(table.rules))] == matched


@settings(DRAWN, max_examples=30)
@given(cases())
def test_a_rule_is_essential_when_removing_it_changes_a_decision(case: Case) -> None:
    drawn = replace(case.policy, groups=GROUPS)
    before = answers(drawn)

    effects = effects_of(table_of(drawn))

    places = range(len(drawn.rules))
    changed = [before != answers(without(drawn, place)) for place in places]
    assert [bool(effects.essential & 1 << place) for place in places] == changed


@DRAWN
@given(cases())
def test_what_covers_a_redundant_rule_decides_wherever_it_does(case: Case) -> None:
    table = table_of(replace(case.policy, groups=GROUPS))
    effects = effects_of(table)

    for place in range(len(table.rules)):
        row = 1 << place
        if row & effects.effective and not row & effects.essential:
            covering = effects.cover(row)
            assert not covering & row
            assert all(each & covering for each in effects.decided if each & row)


def test_nobody_calls_other_what_all_of_a_class_of_homes_call_own() -> None:
    shared = Territory((), {"police:land": frozenset({"GM0001"})})
    table = table_of(
        policy(
            rule("R1", home="region:land", record="GM0001", relation="other"),
            rule("R2", home="GM0002", eft="deny"),
            groups=tuple(each for each in GROUPS if each.member != "GM0002"),
        )
    )

    cells = Space((table,), SMALL, shared, FIRST).cells()

    assert 0b01 not in {cell.rows[0] for cell in cells}


def test_of_several_that_cover_a_rule_the_one_with_the_most_is_named() -> None:
    table = table_of(
        policy(
            rule("R1", role="clerk"),
            rule("R2", role="clerk", action="read"),
            rule("R3", role="clerk", action="filter"),
            rule("R4", role="clerk", coordinate="A.one"),
        )
    )

    covering = effects_of(table).cover(0b0001)

    assert table.numbers(covering) == ("R2", "R3")
