"""The decision table equals Casbin, and the proof finds planted faults."""

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import lt
from typing import Any

import casbin  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import Phase, given, settings

from policies import adapter, scopes
from policies.adapter import Reference
from policies.decision import NONE, Context, Decision, Relation, Request
from policies.errors import TableMismatchError
from policies.pdp import build_snapshot
from policies.rules import read_policy
from policies.scopes import Atlas, Reach
from policies.table import Part, Table
from tests.policies.material import REGISTER, SHIPPED
from tests.policies.near import MUNICIPALITIES, SMALL, Case, cases

DRAWN = settings(
    derandomize=True,
    deadline=None,
    max_examples=200,
    phases=[Phase.generate],
    report_multiple_bugs=False,
)


@DRAWN
@given(cases())
def test_table_decides_each_request_as_casbin_does(case: Case) -> None:
    reference = Reference(case.policy)
    table = Table(case.policy.rules, reference.conditions)

    decided = [table.decide(request).allowed for request in case.requests]

    assert decided == [reference.allows(request) for request in case.requests]


@DRAWN
@given(cases())
def test_scope_covers_each_record_that_casbin_opens(case: Case) -> None:
    reference = Reference(case.policy)
    atlas = Atlas(Table(case.policy.rules, reference.conditions), SMALL)

    for context, request in zip(case.contexts, case.requests, strict=True):
        scope = Reach.of(atlas, context, case.own).scope(request.coordinate, request.action)
        covered = {each: scope.covers(each, case.own) for each in MUNICIPALITIES}
        if SMALL.coordinates[request.coordinate]:
            assert covered == opened(reference, request, case.own)
        else:
            place = replace(request, record="none", relation="none")
            assert set(covered.values()) == {reference.allows(place)}


def opened(reference: Reference, request: Request, own: frozenset[str]) -> dict[str, bool]:
    """Ask Casbin about a record of every municipality."""
    return {
        each: reference.allows(
            replace(request, record=each, relation="own" if each in own else "other")
        )
        for each in MUNICIPALITIES
    }


def drop_a_deny(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = Table._marked
    monkeypatch.setattr(
        Table,
        "_marked",
        lambda table, effect: (
            marked(table, effect) & (marked(table, effect) - 1)
            if effect == "deny"
            else marked(table, effect)
        ),
    )


def ignore_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    change_part(monkeypatch, "purpose", lambda *_: True)


def mistake_a_date_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dict_of(adapter.COMPARISONS), ast.LtE, lt)


def lose_a_group_level(monkeypatch: pytest.MonkeyPatch) -> None:
    def shallow(manager: Any) -> Callable[[str, str], bool]:
        return lambda member, group: member == group or group in manager.get_roles(member)

    monkeypatch.setattr(casbin.util, "generate_g_function", shallow)


def swallow_the_star(monkeypatch: pytest.MonkeyPatch) -> None:
    change_part(monkeypatch, "coordinate", lambda asked, held: asked == held)


def keep_a_stale_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    decide, kept = Table._decide, dict[tuple[int, Request], Decision]()

    def stale(table: Table, request: Request) -> Decision:
        key = id(table), replace(request, home="")
        return kept.setdefault(key, decide(table, request))

    monkeypatch.setattr(Table, "_decide", stale)


def merge_two_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    sort = scopes.sort_classes

    def merged(places: Any) -> Any:
        (bits, members), *rest = [*sort(places).items(), (0, frozenset())][:-1] or [
            (0, frozenset())
        ]
        if not rest:
            return {bits: members} if members else {}
        return {bits: members | rest[0][1], **dict(rest[1:])}

    monkeypatch.setattr(scopes, "sort_classes", merged)


def mistake_the_relation(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Atlas.place
    swapped = dict(zip(Relation, [Relation.OTHER, Relation.OWN, Relation.NONE], strict=True))
    monkeypatch.setattr(
        Atlas,
        "place",
        lambda atlas, relation, record: place(atlas, swapped[relation], record),
    )


def change_part(
    monkeypatch: pytest.MonkeyPatch, column: str, holds: Callable[[Any, Any], bool]
) -> None:
    """Let the part of the matcher that reads this column hold as given."""
    make = Part.__init__

    def changed(part: Part, condition: adapter.Condition, rules: Any) -> None:
        make(
            part,
            replace(condition, holds=holds) if column in condition.request else condition,
            rules,
        )

    monkeypatch.setattr(Part, "__init__", changed)


def dict_of(mapping: Any) -> dict[Any, Any]:
    """Take a mapping for the dict it is."""
    assert isinstance(mapping, dict)
    return mapping


POINTS = test_table_decides_each_request_as_casbin_does
MASKS = test_scope_covers_each_record_that_casbin_opens


@pytest.mark.parametrize(
    ("plant", "proof"),
    [
        (drop_a_deny, POINTS),
        (drop_a_deny, MASKS),
        (ignore_a_column, POINTS),
        (ignore_a_column, MASKS),
        (mistake_a_date_by_one, POINTS),
        (mistake_a_date_by_one, MASKS),
        (lose_a_group_level, POINTS),
        (lose_a_group_level, MASKS),
        (swallow_the_star, POINTS),
        (swallow_the_star, MASKS),
        (keep_a_stale_answer, POINTS),
        (merge_two_classes, MASKS),
        (mistake_the_relation, MASKS),
    ],
)
def test_proof_finds_the_planted_fault(
    plant: Callable[[pytest.MonkeyPatch], None],
    proof: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        proof()


@pytest.mark.parametrize("plant", [ignore_a_column, mistake_a_date_by_one, swallow_the_star])
def test_snapshot_refuses_a_table_that_disagrees_with_casbin(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = read_policy(SHIPPED)
    dated = replace(policy, rules=tuple(replace(each, since="2026-01-01") for each in policy.rules))
    plant(monkeypatch)

    with pytest.raises(TableMismatchError, match="disagree on Request"):
        build_snapshot(dated, REGISTER, 1)


def test_opens_nothing_under_an_empty_policy() -> None:
    empty = Reference(replace(read_policy(SHIPPED), rules=()))
    table = Table((), empty.conditions)
    context = Context("clerk", "GM0001", "CHECK", date(2026, 1, 1))

    scope = Reach.of(Atlas(table, SMALL), context, frozenset({"GM0001"})).scope("A.one", "read")

    assert scope == NONE
