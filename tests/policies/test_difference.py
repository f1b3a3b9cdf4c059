"""A difference holds every cell that changes, once, and no other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings

from policies.adapter import Reference
from policies.decision import Request
from policies.matrix.boxes import Box
from policies.matrix.difference import Change, Difference, compare
from policies.matrix.periods import Period, list_periods
from policies.matrix.space import Space
from policies.pdp import Snapshot
from policies.rules import Group, Policy
from policies.table import Table
from policies.territory import Succession, Territory
from tests.policies.material import policy, rule
from tests.policies.near import DAYS, LINES, SMALL, Case, cases
from tests.policies.test_equality import DRAWN

FIRST = date.fromisoformat(DAYS[0])
TERRITORY = Territory(
    [Succession(date(2020, 1, 1), "MERGE_NEW", "GM0003", "GM0004")],
    {"police:land": frozenset({"GM0001", "GM0002"})},
)
GROUPS = tuple(Group(*line) for line in LINES)


def version(drawn: Policy) -> Snapshot:
    table = Table(drawn.rules, Reference(drawn).conditions)
    return Snapshot(drawn, SMALL, version=1, table=table)


def differ(before: Policy, after: Policy) -> Difference:
    return compare(version(before), version(after), territory=TERRITORY, first=FIRST)


def every_request() -> Iterator[Request]:
    """Every request that can be made on one of three days."""
    callers = product(SMALL.roles, SMALL.homes, SMALL.purposes, map(date.fromisoformat, DAYS))
    for (role, home, purpose, day), action in product(callers, SMALL.actions):
        own = TERRITORY.own(home, FIRST)
        for coordinate, placed in SMALL.coordinates.items():
            for record in SMALL.municipalities if placed else {"none"}:
                relation = ("own" if record in own else "other") if placed else "none"
                yield Request(role, home, record, relation, coordinate, action, purpose, day)


EVERY = tuple(every_request())


def holds(box: Box, asked: Request) -> bool:
    return (
        asked.role in box.roles
        and asked.home in box.homes
        and asked.relation in box.relations
        and asked.record in box.records
        and asked.coordinate in box.coordinates
        and asked.action in box.actions
        and asked.purpose in box.purposes
        and any(asked.day in each for each in box.periods)
    )


def times(changes: tuple[Change, ...]) -> Counter[Request]:
    return Counter(each for change in changes for each in EVERY if holds(change.box, each))


@settings(DRAWN, max_examples=40)
@given(cases(), cases())
def test_every_cell_that_changes_is_in_one_box_of_its_kind(one: Case, other: Case) -> None:
    before, after = (version(replace(each.policy, groups=GROUPS)) for each in (one, other))
    opened, closed = ([e for e in EVERY if decides(before, after, e) == each] for each in (1, -1))

    found = compare(before, after, territory=TERRITORY, first=FIRST)

    assert times(found.opened) == Counter(opened)
    assert times(found.closed) == Counter(closed)


def decides(before: Snapshot, after: Snapshot, asked: Request) -> int:
    return after.table.decide(asked).allowed - before.table.decide(asked).allowed


def test_a_policy_does_not_differ_from_itself() -> None:
    same = policy(rule("R1"), rule("R2", role="clerk", eft="deny"))

    assert differ(same, same).empty


def test_a_member_that_joins_a_group_opens_what_the_group_may() -> None:
    ruled = policy(rule("R1", role="role:staff"), groups=GROUPS)
    joined = replace(ruled, groups=(*GROUPS, Group("g", "guest", "role:staff")))

    found = differ(ruled, joined)

    assert [each.box.roles for each in found.opened] == [{"guest"}, {"guest"}]
    assert {each.after for each in found.opened} == {("R1",)}
    assert found.closed == ()


def test_a_change_names_the_rules_that_decided_and_decide() -> None:
    allowed = rule("R1", role="clerk", coordinate="C.one", action="read")
    denied = rule("R2", role="clerk", coordinate="C.one", eft="deny", until="2026-01-02")

    (change,) = differ(policy(allowed), policy(allowed, denied)).closed

    assert (change.before, change.after) == (("R1",), ("R2",))
    assert change.box.periods == {Period(date(2026, 1, 1), date(2026, 1, 2))}


@settings(DRAWN, max_examples=25)
@given(cases(), cases())
def test_a_fingerprint_does_not_hang_on_the_order_of_rules_or_changes(
    one: Case, other: Case
) -> None:
    before, after = (replace(each.policy, groups=GROUPS) for each in (one, other))
    turned = (replace(each, rules=each.rules[::-1]) for each in (before, after))

    found, again = differ(before, after), differ(*turned)

    assert found.sha256 == again.sha256
    assert found.sha256 == Difference(found.opened[::-1], found.closed[::-1]).sha256


def test_a_fingerprint_tells_differences_apart() -> None:
    before, after = policy(rule("R1")), policy(rule("R1"), rule("R2", role="clerk", eft="deny"))
    renumbered = policy(rule("R1"), rule("R3", role="clerk", eft="deny"))

    prints = {differ(before, each).sha256 for each in (before, after, renumbered)}
    turned = differ(after, before).sha256

    assert len(prints | {turned}) == 4


def test_nobody_calls_own_what_is_not() -> None:
    before, after = (
        policy(rule("R1", role="boss")),
        policy(rule("R1", role="boss", record="GM0003")),
    )

    closed = differ(before, after).closed

    owned = [each.box for each in closed if "own" in each.box.relations]
    assert {(box.homes, box.records) for box in owned if len(box.homes) == 1} <= {
        (frozenset({home}), TERRITORY.own(home, FIRST)) for home in SMALL.homes
    }


@pytest.mark.parametrize(
    ("since", "until", "starts"),
    [
        ("", "", ["2026-01-01"]),
        ("2026-01-02", "", ["2026-01-01", "2026-01-02"]),
        ("", "2026-01-02", ["2026-01-01", "2026-01-03"]),
        ("2025-01-01", "9999-12-31", ["2026-01-01"]),
    ],
)
def test_a_rule_cuts_time_where_it_begins_and_ends(
    since: str, until: str, starts: list[str]
) -> None:
    periods = list_periods([rule("R1", since=since, until=until)], first=FIRST)

    assert [each.first.isoformat() for each in periods] == starts
    assert periods[-1].last == date.max


@DRAWN
@given(cases())
def test_a_space_names_the_rules_that_speak_on_each_request(case: Case) -> None:
    drawn = version(case.policy)
    space = Space((drawn.table,), SMALL, TERRITORY, FIRST)

    boxes = [(box, cell.rows[0]) for cell in space.cells() for box in cell.boxes]

    for asked in EVERY[:: len(EVERY) // 60]:
        rows = [each for box, each in boxes if holds(box, asked)]
        decided = drawn.table.decide(asked)
        assert [drawn.table.deciding(each) for each in rows] == [decided.rules] * bool(rows)
        assert bool(rows) is bool(decided.rules)
