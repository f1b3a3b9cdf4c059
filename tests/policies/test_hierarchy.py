"""Groups that Casbin would misread in silence are refused."""

from itertools import pairwise

import pytest

from policies.check import check
from policies.errors import Finding
from policies.hierarchy import LONGEST_CHAIN
from policies.rules import Group, Source
from tests.policies.material import REGISTER, policy, rule

STAFF = ("g", "inspector", "role:staff")


def find(*lines: tuple[str, str, str]) -> list[Finding]:
    """Find what is wrong with groups, which stand on the lines of one file."""
    groups = tuple(
        Group(*line, source=Source("groups.csv", number)) for number, line in enumerate(lines, 1)
    )
    return list(check(policy(rule("R1"), groups=groups), REGISTER))


def test_groups_of_groups_are_taken() -> None:
    assert find(STAFF, ("g", "role:staff", "role:all")) == []


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        (("g9", "inspector", "role:staff"), "type", "'g9' is no kind of group"),
        (("g", "", "role:staff"), "member", "'' names nothing"),
        (("g", "*", "role:staff"), "member", "'*' names nothing"),
        (("g", "inspector", "*"), "group", "'*' names nothing"),
        (("g", "inspector", "role staff"), "group", "'role staff' holds ' '"),
        (("g", "inspector", "police_supervisor"), "group", "is both a value and a group"),
        (("g", "GM0344", "role:staff"), "member", "'GM0344' is unknown"),
        (("g", "role:empty", "role:staff"), "member", "the group 'role:empty' has no members"),
    ],
)
def test_a_line_that_makes_no_group_is_found(
    line: tuple[str, str, str], column: str, reason: str
) -> None:
    (found,) = find(line)

    assert (found.line, found.column) == (1, column)
    assert reason in found.reason


def test_one_name_stands_for_groups_of_one_kind() -> None:
    (found,) = find(("g", "inspector", "all:staff"), ("g3", "AUDIT", "all:staff"))

    assert (found.line, found.reason) == (2, "'all:staff' is a group of g already")


def test_each_line_of_a_circle_is_found_and_no_other() -> None:
    found = find(STAFF, ("g", "role:staff", "role:all"), ("g", "role:all", "role:staff"))

    assert [each.line for each in found] == [2, 3]
    assert "is a member of itself through" in found[0].reason


def chain(links: int) -> list[tuple[str, str, str]]:
    """A chain of groups from a role, so many links long."""
    names = ["inspector", *(f"role:level-{number}" for number in range(links))]
    return [("g", member, group) for member, group in pairwise(names)]


def test_a_chain_that_casbin_would_cut_is_found_where_it_is_too_long() -> None:
    (found,) = find(*chain(LONGEST_CHAIN + 1))

    assert (found.line, found.column) == (1, "member")
    assert found.reason == "'inspector' stands more than 8 groups deep"


def test_the_longest_chain_that_casbin_follows_is_taken() -> None:
    assert find(*chain(LONGEST_CHAIN)) == []
