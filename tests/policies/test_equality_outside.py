"""The decision table equals Casbin over the whole shipped policy, and Cedar on drawn ones."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from random import Random

import pytest
from hypothesis import given

from gateway.vocabulary import ROLES, shipped_territory, shipped_vocabulary
from policies.adapter import Reference
from policies.decision import Request
from policies.matrix.boxes import Box
from policies.matrix.space import Space
from policies.pdp import Snapshot, build_snapshot
from policies.rules import Group, read_policy
from policies.table import Table
from tests.policies.cedar import Cedar
from tests.policies.material import DAY, SHIPPED
from tests.policies.near import LINES, SMALL, Case, cases
from tests.policies.test_difference import EVERY
from tests.policies.test_equality import (
    DRAWN,
    drop_a_deny,
    ignore_a_column,
    mistake_a_date_by_one,
)

GROUPS = tuple(Group(*line) for line in LINES)
WORDS, LAND = shipped_vocabulary(), shipped_territory()
HOME = "GM0363"
RECORDS = (("own", HOME), ("other", "GM0344"))
NOWHERE = (("none", "none"),)
EACH = 60
"""Requests at random for each drawn policy; at least 12,000 with 200 of them."""


@cache
def reference() -> Reference:
    return Reference(read_policy(SHIPPED))


@cache
def register() -> Snapshot:
    return build_snapshot(read_policy(SHIPPED), WORDS, 1)


def test_table_decides_every_class_of_the_shipped_policy_as_casbin_does() -> None:
    table = register().table
    space = Space((table,), WORDS, LAND, DAY)

    asked = [
        (request, table.opens(cell.rows[0]))
        for cell in space.cells(lambda _: True)
        for box in cell.boxes
        for request in represent(box)
    ]

    assert len(asked) > 500
    wrong = [request for request, opened in asked if reference().allows(request) is not opened]
    assert wrong == []


def represent(box: Box) -> Iterator[Request]:
    """Give one request of a box, if any can be made."""
    (relation,), first = box.relations, min(box.periods).first
    for home, record in product(sorted(box.homes), sorted(box.records)):
        own = record in LAND.own(home, DAY)
        if relation == "none" or (relation == "own") is own:
            who, what = min(box.roles), min(box.coordinates)
            action, purpose = min(box.actions), min(box.purposes)
            yield Request(who, home, record, relation, what, action, purpose, first)
            return


@pytest.mark.parametrize("role", sorted(ROLES))
def test_table_decides_every_field_of_the_shipped_policy_as_casbin_does(role: str) -> None:
    asked = [
        Request(role, HOME, record, relation, coordinate, action, purpose, DAY)
        for coordinate, placed in WORDS.coordinates.items()
        for relation, record in (RECORDS if placed else NOWHERE)
        for action, purpose in product(sorted(WORDS.actions), sorted(WORDS.purposes))
    ]

    decided = [register().table.decide(each).allowed for each in asked]

    assert len(asked) > 4000
    assert decided == [reference().allows(each) for each in asked]


@DRAWN
@given(cases())
def test_table_decides_each_request_as_cedar_does(case: Case) -> None:
    policy = replace(case.policy, groups=GROUPS)
    table = Table(policy.rules, Reference(policy).conditions)
    asked = [*case.requests, *Random(policy.sha256).sample(EVERY, EACH)]

    decided = [table.decide(each).allowed for each in asked]

    assert decided == Cedar(policy, SMALL).allows(asked)


@pytest.mark.parametrize("plant", [drop_a_deny, ignore_a_column, mistake_a_date_by_one])
def test_cedar_finds_the_planted_fault(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        test_table_decides_each_request_as_cedar_does()
