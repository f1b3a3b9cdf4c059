"""A policy as text: the same bytes every time, and nothing in a value becomes anything else."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.check import check
from policies.errors import PolicyInvalidError
from policies.rules import COLUMNS, Group, Policy, Rule, read_policy
from policies.versions.folders import read_cases, write_folder
from tests.policies.material import REGISTER, SHIPPED, policy, rule
from tests.policies.test_equality import DRAWN

CASES = {"a.yaml": "- case: één\n"}
SIGNS = st.sampled_from([",", '"', "'", "\n", "\r", "=", "+", "-", "@", "(", ")", "[", "]", "#"])
TEXTS = st.lists(SIGNS | st.characters(codec="utf-8") | st.sampled_from(["R1", "*", "allow"]))


def read_back(written: Policy) -> Policy:
    with TemporaryDirectory() as folder:
        write_folder(written, {}, Path(folder))
        return read_policy(Path(folder))


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*.*")}


def test_what_is_exported_twice_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"

    write_folder(read_policy(SHIPPED), CASES, one)
    write_folder(read_policy(one), read_cases(one), other)

    assert files(one) == files(other)
    assert read_policy(other).sha256 == read_policy(SHIPPED).sha256


@DRAWN
@given(st.sampled_from(COLUMNS), TEXTS)
def test_no_value_of_a_rule_becomes_something_else(column: str, parts: list[str]) -> None:
    change: dict[str, Any] = {column: "".join(parts)}
    changed = replace(rule("R1"), **change)
    written = policy(changed, rule("R2"))

    try:
        found = read_back(written)
    except PolicyInvalidError:
        return

    assert found.rules == written.rules
    assert [type(each) for each in found.rules] == [Rule, Rule]


@DRAWN
@given(st.sampled_from(["kind", "member", "belongs_to"]), TEXTS)
def test_no_value_of_a_group_becomes_something_else(column: str, parts: list[str]) -> None:
    change: dict[str, Any] = {column: "".join(parts)}
    changed = replace(Group("g", "inspector", "role:all"), **change)
    written = policy(rule("R1"), groups=(changed,))

    try:
        found = read_back(written)
    except PolicyInvalidError:
        return

    assert found.groups == (changed,) or check(written, REGISTER)


@pytest.mark.parametrize("value", ["=1+2", "+1", "-1", "@SUM", "a,b", 'a"b', "a\nb", "[a]", "a=b "])
def test_a_value_that_reads_in_two_ways_is_not_written(tmp_path: Path, value: str) -> None:
    with pytest.raises(PolicyInvalidError):
        write_folder(policy(rule(value)), {}, tmp_path / "new")

    assert not (tmp_path / "new").exists()
