"""A vocabulary is refused wherever it could be read in two ways or does not fit the model."""

from pathlib import Path

import pytest

from tests.policies.foreign.material import GROUPS, MODEL, RULES, VOCABULARY, change, refuse


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("name: G", "nam: G", "name is missing"),
        ("name: G", "nam: G", "'nam' is not known here"),
        ("bases: [", "bases: x\n#", "a list of values is missing"),
        ("channel: [counter", "canal: [counter", "the column channel of the request is missing"),
        ("channel: [counter", "canal: [counter", "'canal' is no such column"),
        ("  channel: [counter", "  day: [x]\n  channel: [counter", "'day' is no such column"),
        ("[counter, service", "[counter, counter, service", "'counter' stands there twice"),
        ("[counter, service", "['*', service", "'*' is no value"),
        ("[counter, service", "[c\u043eunter, service", "which looks like another sign"),
        ("[counter, service", "['a,b', service", "which may not stand in a value"),
        ("[counter, service", "[{a: b}, service", "'' is no value"),
        ("day: context.time", "day: action.name", "where the day comes from"),
        ("operation: action.name", "operation: today", "where the column comes from"),
        ("operation: action.name", "operation: action.title", "where the column comes from"),
        ("operation: action.name", "operation: {always: ''}", "where the column comes from"),
        ("operation: action.name", "operation: [action.name]", "where the column comes from"),
        ("several: together", "several: any", "where the column comes from"),
        ("several: together", "severa: together", "where the column comes from"),
        ("member: context.goal", "member: contex.goal", "where the column comes from"),
        ("default: none", "default: ''", "where the column comes from"),
        ("default: none", "default: nothing", "'nothing' is no value of the column goal"),
        ("relation: [own, other, none]", "relation: [own, none]", "'other' is no value"),
        (" equals ", " is ", "where the column comes from"),
        ("dataset: resource.type", "dataset: {join: [resource.type], between: x}", "where the"),
        ("operation: action.name", "operation: {always: sing}", "'sing' is no value"),
        ("id: e-102", "id: e-101", "a subject has a type, an id of its own"),
        ("id: e-102", "ib: e-102", "a subject has a type, an id of its own"),
        ("name: G", "name: *x", "an anchor or alias stands here"),
        ("name: G", "name: &x G", "an anchor or alias stands here"),
        ("name: G", "name: !!str G", "a tag stands here"),
        ("name: G", "--- \nname: G", "a document mark stands here"),
        ("name: G", "name: G\nname: H\n#", "'name' stands there twice"),
        ("name: G", "? [a]\n: b\nname: G", "or is no name"),
        ("name: G", f"name: {'[' * 9}{']' * 9}\n#", "more than 8 levels deep"),
        ("name: G", "name: \u200bG", "which no reader sees"),
        ("name: G", "name: [", "this is no YAML"),
    ],
)
def test_a_vocabulary_is_refused_with_line_and_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    folder = change(tmp_path, VOCABULARY, old, new)

    findings = refuse(folder)

    assert any(reason in each.reason for each in findings), findings
    assert all(each.file == VOCABULARY and each.line and each.fix for each in findings)


@pytest.mark.parametrize("text", ["", "# nothing\n", "text", "[a, b]"])
def test_a_vocabulary_that_says_nothing_is_refused(tmp_path: Path, text: str) -> None:
    folder = change(tmp_path, VOCABULARY, "name", "name")
    (folder / VOCABULARY).write_text(text)

    assert {each.file for each in refuse(folder)} == {VOCABULARY}


@pytest.mark.parametrize("origin", ["{always: workplace}", "context.channel"])
def test_a_column_may_come_from_elsewhere(tmp_path: Path, origin: str) -> None:
    given = "{member: context.channel, default: workplace}"

    assert refuse(change(tmp_path, VOCABULARY, given, origin)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "reason"),
    [
        (RULES, "p, V01, *", "P, V01, *", "type", "'P' is no type of line"),
        (RULES, "p, V01, *, ", "p, V01, ", "", "11 columns stand after 'p'"),
        (RULES, "allow, WOO", "Allow, WOO", "eft", "'Allow' is no known eft"),
        (RULES, "allow, WOO", "allow, ", "basis", "basis is empty"),
        (RULES, "allow, WOO", "allow, WOB", "basis", "'WOB' is no known basis"),
        (RULES, "allow, WOO", "allow, *", "basis", "'*' is no known basis"),
        (RULES, "p, V02", "p, V01", "id", "the number 'V01' is taken"),
        (RULES, "data:open, read", "data:open, *", "operation", "'*' is no known operation"),
        (RULES, "data:open, read", "data:open, raed", "operation", "'raed' is no known"),
        (RULES, "data:open, read", "data:none, read", "dataset", "'data:none' has no members"),
        (RULES, "data:open, read", "d*, read", "dataset", "holds '*' beside other signs"),
        (RULES, "2026-01-01, 2027-12-31", "01-01-2026, ", "since", "is no date"),
        (RULES, "2026-01-01, 2027-12-31", "2028-01-01, 2027-12-31", "until", "before it begins"),
        (GROUPS, "g, clerk, role:staff", "g, clerc, role:staff", "member", "'clerc' is unknown"),
        (GROUPS, "g, clerk, role:staff", "g, role:staff, role:staff", "group", "of itself"),
        (GROUPS, "g, clerk, role:staff", "g, clerk, manager", "group", "both a value and a group"),
        (GROUPS, "g, clerk, role:staff", "g3, clerk, x", "type", "'g3' is no type of line"),
    ],
)
def test_the_traps_of_casbin_hold_for_foreign_rules_too(
    tmp_path: Path, file: str, old: str, new: str, column: str, reason: str
) -> None:
    folder = change(tmp_path, file, old, new)

    findings = refuse(folder)

    found = [each for each in findings if reason in each.reason]
    assert [each.column for each in found] == [column], findings
    assert found[0].file == Path(file).name
    assert min(found[0].line, len(found[0].fix)) > 0


def test_an_empty_rule_set_is_refused(tmp_path: Path) -> None:
    folder = change(tmp_path, RULES, "p", "p")
    (folder / RULES).unlink()

    assert "the policy has no rules" in {each.reason for each in refuse(folder)}


@pytest.mark.parametrize("file", [MODEL, VOCABULARY])
def test_a_missing_file_is_named(tmp_path: Path, file: str) -> None:
    folder = change(tmp_path, RULES, "p", "p")
    (folder / file).unlink()

    assert any(file in each.file for each in refuse(folder))
