"""Whatever a rule gets wrong is found, with its place and a way out."""

from typing import Any

import pytest

from policies.check import check
from policies.errors import Finding, PolicyInvalidError
from policies.pdp import build_snapshot
from policies.rules import Policy, Source, read_model
from tests.policies.material import REGISTER, policy, rule


def find(**columns: Any) -> Finding:
    """Find the one thing that is wrong with a rule."""
    (found,) = check(policy(rule("R1", source=Source("a.csv", 7), **columns)), REGISTER)
    assert (found.file, found.line) == ("a.csv", 7)
    return found


@pytest.mark.parametrize("column", ["role", "purpose", "coordinate", "home", "record"])
def test_an_empty_column_is_to_be_widened_or_chosen(column: str) -> None:
    found = find(**{column: ""})

    assert found.column == column
    assert (found.reason, found.fix) == (
        f"{column} is empty",
        f"write * for every {column}, or choose one",
    )


@pytest.mark.parametrize(
    ("column", "fix"), [("eft", "write allow or deny"), ("basis", "name the legal basis")]
)
def test_what_a_rule_may_not_leave_open_is_asked_for(column: str, fix: str) -> None:
    assert find(**{column: ""}).fix.startswith(fix)
    assert find(**{column: "*"}).reason == f"'*' is no known {column}"


@pytest.mark.parametrize(("number", "reason"), [("", "id is empty"), ("*", "'*' is no number")])
def test_a_rule_has_a_number(number: str, reason: str) -> None:
    (found,) = check(policy(rule(number)), REGISTER)

    assert (found.column, found.reason, found.fix) == ("id", reason, "give the rule a number")


def test_a_number_that_is_taken_is_found_with_its_owner() -> None:
    owner = rule("R1", source=Source("a.csv", 3))
    taker = rule("R1", source=Source("b.csv", 5))

    (found,) = check(policy(owner, taker), REGISTER)

    assert (found.file, found.line, found.column) == ("b.csv", 5, "id")
    assert found.reason == "the number 'R1' is taken by a.csv, line 3"


@pytest.mark.parametrize("day", ["31-01-2026", "2026-02-30", "20260131", "2026-W05-6", "soon"])
@pytest.mark.parametrize("column", ["since", "until"])
def test_a_day_in_another_notation_is_no_date(column: str, day: str) -> None:
    found = find(**{column: day})

    assert (found.column, found.reason) == (column, f"{day!r} is no date")
    assert "2026-01-31" in found.fix


def test_a_rule_that_ends_before_it_begins_is_found() -> None:
    found = find(since="2026-02-01", until="2026-01-31")

    assert found.column == "until"
    assert found.reason == "the rule ends on 2026-01-31, before it begins on 2026-02-01"


def test_a_misspelt_value_is_found_with_the_likely_one() -> None:
    found = find(role="Inspecter")

    assert found.reason == "'Inspecter' is no known role"
    assert found.fix == "write 'inspector'"


def test_a_value_like_no_other_is_found_with_some_to_choose_from() -> None:
    assert find(relation="nearby").fix == "choose one of none, other, own"
    assert find(role="xyz").fix.endswith(" ...")


def test_a_group_without_members_is_found() -> None:
    found = find(role="role:nobody")

    assert found.reason == "the group 'role:nobody' has no members"
    assert found.fix == "add a line: g, a member, role:nobody"


@pytest.mark.parametrize("value", ["a b", "a,b", "a\tb", "GM0344)", "'x'", "gm?"])
def test_a_sign_that_casbin_reads_as_its_own_is_found(value: str) -> None:
    found = find(record=value)

    assert "which may not stand in a value" in found.reason


def test_a_sign_that_looks_like_another_is_found_by_its_name() -> None:
    found = find(role="inspeсtor")  # noqa: RUF001 -- the Cyrillic letter is what is tried

    assert "U+0441 (CYRILLIC SMALL LETTER ES), which looks like another sign" in found.reason


def test_a_star_beside_other_signs_is_found() -> None:
    found = find(coordinate="Licence.*")

    assert found.reason == "'Licence.*' holds '*' beside other signs"


def test_a_policy_without_rules_is_found_wanting() -> None:
    (found,) = check(policy(), REGISTER)

    assert str(found).startswith("rules, line 0: the policy has no rules; ")


def test_another_model_than_the_reviewed_one_is_found() -> None:
    other = Policy(read_model() + "\n", (rule("R1"),), ())

    (found,) = check(other, REGISTER)

    assert (found.file, found.fix) == (
        "model.conf",
        "put back the model.conf that this release ships",
    )


def test_a_policy_that_is_found_wanting_decides_nothing() -> None:
    with pytest.raises(PolicyInvalidError, match="no known role") as refused:
        build_snapshot(policy(rule("R1", role="mayor"), rule("R2", eft="alow")), REGISTER, 1)

    assert [each.column for each in refused.value.findings] == ["eft", "role"]
