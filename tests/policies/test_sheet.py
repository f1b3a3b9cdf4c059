"""The sheet of the access matrix holds what is open, and a spreadsheet runs nothing of it."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings

from gateway.cli.policies.sheets import protect, write_csv, write_html
from policies.adapter import Reference
from policies.explanations.boxes import Teller
from policies.explanations.folding import Fold, Folder
from policies.matrix.boxes import Box
from policies.matrix.periods import Period
from policies.matrix.sheet import Entry, make_sheet
from policies.matrix.space import Space
from policies.pdp import Snapshot, build_snapshot
from policies.rules import Group, Rule
from policies.sentences.writing import Language
from policies.table import Table
from policies.vocabulary import Vocabulary
from tests.policies.material import rule, shipped
from tests.policies.near import LINES, SMALL, Case, cases
from tests.policies.test_difference import EVERY, FIRST, TERRITORY
from tests.policies.test_equality import DRAWN

GROUPS = tuple(Group(*line) for line in LINES)


def space_of(*rules: Rule) -> Space:
    return Space(
        (Table(rules, Reference(with_rules(*rules).policy).conditions),), SMALL, TERRITORY, FIRST
    )


def with_rules(*rules: Rule, words: Vocabulary = SMALL) -> Snapshot:
    drawn = replace(shipped().policy, rules=rules, groups=GROUPS)
    return build_snapshot(drawn, words, 1)


@settings(DRAWN, max_examples=40)
@given(cases())
def test_a_sheet_names_exactly_what_is_open(case: Case) -> None:
    table = Table(case.policy.rules, Reference(case.policy).conditions)
    opened = {
        (each.coordinate, each.action, each.role, each.purpose)
        for each in EVERY
        if each.day == FIRST and table.decide(each).allowed
    }

    sheet = make_sheet(Space((table,), SMALL, TERRITORY, FIRST))

    assert {*sheet.entries} == opened


@pytest.mark.parametrize(
    ("rules", "entry"),
    [
        ((rule("R1"),), Entry("all", "all")),
        ((rule("R1", relation="own"),), Entry("all", "none")),
        ((rule("R1", relation="other"),), Entry("none", "all")),
        (
            (rule("R1"), rule("R2", record="GM0001", relation="other", eft="deny")),
            Entry("all", "all but GM0001"),
        ),
        ((rule("R1", home="GM0001"),), Entry("partly", "partly")),
        ((rule("R1"), rule("R2", since="2026-01-02", eft="deny")), Entry("all", "all")),
    ],
)
def test_own_and_other_are_told_apart(rules: tuple[Rule, ...], entry: Entry) -> None:
    sheet = make_sheet(space_of(*rules))

    assert sheet.entries["A.one", "read", "clerk", "CHECK"] == entry


def test_what_is_not_placed_is_open_or_not() -> None:
    sheet = make_sheet(space_of(rule("R1", coordinate="C.one")))

    assert sheet.entries["C.one", "read", "clerk", "CHECK"] == Entry("all", "all")


def test_a_csv_has_a_line_for_each_entry_with_its_groups() -> None:
    sheet = make_sheet(space_of(rule("R1", coordinate="A.one", role="clerk", purpose="CHECK")))

    lines = list(csv.reader(StringIO(write_csv(sheet, GROUPS))))

    assert lines[1:] == [
        ["A.one", "field:pair", "clerk", "CHECK", action, "all", "all"]
        for action in ("filter", "read")
    ]
    assert write_csv(sheet, GROUPS).count("\r\n") == 3


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_text_in_a_spreadsheet(value: str) -> None:
    assert protect(value) == f"'{value}"
    assert protect(f"x{value}") == f"x{value}"


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (Language.ENGLISH, ['<html lang="en">', "read: all / none", "1 January 2026"]),
        (Language.DUTCH, ['<html lang="nl">', "inzien: alle / geen", "1 januari 2026"]),
    ],
)
def test_a_page_stands_alone_and_can_be_read_by_a_screen_reader(
    language: Language, texts: list[str]
) -> None:
    rules = rule("R1", coordinate="field:pair", relation="own", action="read", role="clerk")
    snapshot = with_rules(rules)
    folder = Folder(SMALL, GROUPS, TERRITORY, FIRST)

    page = write_html(make_sheet(space_of(rules)), snapshot, folder, language)

    assert [each in page for each in texts] == [True, True, True]
    assert page.count("<caption>") == 1
    assert page.count('scope="row"') == 1
    assert "field:pair" in page
    assert not any(each in page for each in ("<script", "style=", "http:", "https:"))


def test_values_of_a_page_are_escaped() -> None:
    words = replace(SMALL, coordinates={"<b>x</b>": True})
    snapshot = build_snapshot(replace(shipped().policy, rules=(rule("R1"),), groups=()), words, 1)
    sheet = make_sheet(Space((snapshot.table,), words, TERRITORY, FIRST))

    page = write_html(sheet, snapshot, Folder(words, (), TERRITORY, FIRST), Language.ENGLISH)

    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>" not in page


def test_values_are_folded_into_groups_and_the_rest_listed() -> None:
    folder = Folder(SMALL, GROUPS, TERRITORY, FIRST)

    folds = [
        folder.fold("coordinate", frozenset(each))
        for each in ({*SMALL.coordinates}, {"A.one", "A.two"}, {"A.one", "C.one"})
    ]

    assert folds == [Fold(()), Fold(("field:pair",)), Fold(("A.one", "C.one"))]


def test_many_values_are_told_by_what_is_missing_or_counted() -> None:
    many = frozenset(f"GM{number:04}" for number in range(100, 120))
    words = replace(SMALL, municipalities=many, homes=many | {"none"})
    teller = Teller(Language.ENGLISH, Folder(words, (), TERRITORY, FIRST))
    (whole,) = BOXES
    few = replace(whole, homes=many, records=many - {"GM0101"}, relations=frozenset({"other"}))
    some = replace(few, homes=frozenset(sorted(many)[:9]), relations=frozenset({"own", "other"}))

    told = [dict(teller.lines(each)) for each in (few, some)]

    assert told[0]["who"].endswith("of any home but no home")
    assert told[0]["records"] == "in records of others wherever held but GM0101"
    assert told[1]["who"].endswith("of GM0100, GM0101, GM0102, GM0103, GM0104 and 4 more")
    assert told[1]["records"].startswith("in records of others, in own records wherever held but")
    assert teller.rules(frozenset(f"R{number}" for number in range(10))).endswith("R7 and 2 more")


BOXES = [
    Box(
        roles=frozenset({"clerk"}),
        homes=frozenset({"none"}),
        relations=frozenset({"none"}),
        records=frozenset({"none"}),
        coordinates=frozenset({"A.one"}),
        actions=frozenset({"read"}),
        purposes=frozenset({"CHECK", "NONE"}),
        periods=frozenset({Period(FIRST, date(2026, 1, 31)), Period(date(2027, 1, 1), date.max)}),
    )
]


def test_two_purposes_and_two_periods_are_listed() -> None:
    told = dict(Teller(Language.ENGLISH, Folder(SMALL, (), TERRITORY, FIRST)).lines(BOXES[0]))

    assert told["purpose"] == "for CHECK, no purpose"
    assert told["when"] == "up to and including 31 January 2026; from 1 January 2027"
