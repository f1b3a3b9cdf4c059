"""What ten thousand rules cost: counted in calls, since a clock depends on the machine."""

from collections.abc import Callable
from cProfile import Profile
from dataclasses import replace
from functools import partial

import pytest

from policies.pdp import Snapshot, build_snapshot
from policies.rules import Policy, read_policy
from tests.policies.material import MUNICIPALITIES, REGISTER, SHIPPED, inspector, request, rule

FEW, MANY = 20, 10_000
MOST = 200
"""Calls that one answer may take."""
OWN = frozenset({"GM0344"})


def count_calls(act: Callable[[], object]) -> int:
    with Profile() as profile:
        act()
    return sum(each.callcount for each in profile.getstats())


def grown(size: int) -> Policy:
    """The shipped policy, cut or filled up with what single municipalities close."""
    policy = read_policy(SHIPPED)
    places = sorted(MUNICIPALITIES)
    coordinates = sorted(name for name, placed in REGISTER.coordinates.items() if placed)
    closed = tuple(
        rule(
            f"X{number}",
            record=places[number % len(places)],
            relation="other",
            coordinate=coordinates[number % len(coordinates)],
            action="filter",
            eft="deny",
        )
        for number in range(max(0, size - len(policy.rules)))
    )
    return replace(policy, rules=(*policy.rules[:size], *closed))


def build(size: int) -> Snapshot:
    return build_snapshot(grown(size), REGISTER, 1)


@pytest.fixture(scope="module")
def snapshots() -> tuple[Snapshot, Snapshot]:
    """A small policy and a large one."""
    return build(FEW), build(MANY)


def test_a_grant_that_is_known_costs_the_same_under_many_rules(
    snapshots: tuple[Snapshot, Snapshot],
) -> None:
    for snapshot in snapshots:
        snapshot.grant(inspector(), OWN)

    few, many = (count_calls(partial(each.grant, inspector(), OWN)) for each in snapshots)

    assert few == many < MOST


def test_one_decision_does_not_visit_each_rule(snapshots: tuple[Snapshot, Snapshot]) -> None:
    asked = request(inspector(), "GM0363", "other", "Licence.photo")

    calls = [count_calls(partial(each.decide, asked)) for each in snapshots]

    assert max(calls) < MOST


def test_loading_costs_no_more_than_in_step_with_the_rules() -> None:
    half, whole = (count_calls(partial(build, size)) for size in (MANY // 4, MANY // 2))

    assert whole < 2.5 * half
