"""A foreign policy answers as Casbin would, and as its folder declares."""

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.adapter import Reference
from policies.authzen.requests import read_evaluation
from policies.errors import Finding, TableMismatchError
from policies.foreign.domain import build_foreign
from policies.foreign.policy import read_foreign
from policies.foreign.sample import Question
from policies.foreign.sheet import read_sheet
from policies.table import Part
from tests.policies.foreign.material import (
    EXAMPLE,
    RULES,
    VOCABULARY,
    asked,
    change,
    example,
)
from tests.policies.test_equality import DRAWN

TODAY = date(2026, 3, 1)
SHIPPED = example()
REFERENCE = Reference(SHIPPED.foreign)
COLUMNS = SHIPPED.foreign.declaration.columns
DAYS = ["2025-12-31", "2026-01-01", "2026-05-31", "2026-06-01", "2026-12-31", "2028-01-01"]
CASES = EXAMPLE / "cases.yaml"


def of(*roles: str, department: str = "social") -> dict[str, Any]:
    properties = {"roles": list(roles), "department": department}
    return {"type": "person", "id": "p-1", "properties": properties}


CHOICES = {name: sorted(COLUMNS.get(name, DAYS)) for name in SHIPPED.foreign.form.request}
QUESTIONS = st.fixed_dictionaries({name: st.sampled_from(each) for name, each in CHOICES.items()})


@DRAWN
@given(QUESTIONS)
def test_the_table_decides_as_casbin_does(drawn: dict[str, str]) -> None:
    asking = {name: drawn[name] for name in SHIPPED.foreign.form.request}

    decided = SHIPPED.table.opens(SHIPPED.table.rows(asking))

    assert decided == REFERENCE.allows(Question(asking))


def test_the_table_equals_casbin_on_every_data_set_and_role() -> None:
    fixed = {"channel": "workplace", "day": "2026-07-01"}
    names = ("role", "department", "dataset", "operation")
    moods = [("own", "helping"), ("other", "supervision"), ("none", "statistics")]
    for values in product(*(sorted(COLUMNS[name]) for name in names)):
        for relation, goal in moods:
            found = dict(zip(names, values, strict=True)) | {"relation": relation, "goal": goal}
            asking = {name: (fixed | found)[name] for name in SHIPPED.foreign.form.request}
            decided = SHIPPED.table.opens(SHIPPED.table.rows(asking))
            assert decided == REFERENCE.allows(Question(asking)), asking


def read_cases() -> list[dict[str, Any]]:
    findings: list[Finding] = []
    sheet = read_sheet(CASES.read_text(), CASES.name, findings)
    assert sheet is not None, findings
    return [
        {name: [i.text for i in each.items] or each.text for name, each in case.members.items()}
        for case in sheet.items
    ]


def write_case(case: dict[str, Any]) -> dict[str, Any]:
    """Write a case of the example as the question that it stands for."""
    kind, _, name = case["who"].partition("/")
    context = {"goal": case.get("for", "none"), "channel": case.get("through", "workplace")}
    owner = {"department": case["of"]} if "of" in case else {}
    return {
        "subject": {"type": kind, "id": name},
        "action": {"name": case.get("may") or case["not"]},
        "resource": {"type": case["on"], "id": "1", "properties": owner},
        "context": context | {"time": f"{case['day']}T12:00:00Z"},
    }


@pytest.mark.parametrize("case", read_cases(), ids=str)
def test_the_example_answers_its_cases(case: dict[str, Any]) -> None:
    ruling = SHIPPED.decide(read_evaluation(write_case(case)), TODAY)

    assert ruling.allowed == ("may" in case)
    assert list(ruling.rules) == (case["rules"] or [])


def test_every_rule_of_the_example_has_a_case() -> None:
    tried = {number for case in read_cases() for number in case["rules"]}

    assert tried == {rule.id for rule in SHIPPED.foreign.rules}


def test_roles_speak_together_and_one_deny_outweighs() -> None:
    debts = {"type": "debts", "id": "d", "properties": {"department": "social"}}

    one = SHIPPED.decide(asked(resource=debts, subject=of("counsellor")), TODAY)
    both = SHIPPED.decide(asked(resource=debts, subject=of("counsellor", "manager")), TODAY)
    unknown = SHIPPED.decide(asked(resource=debts, subject=of("counsellor", "king")), TODAY)

    assert (one.allowed, both.allowed, unknown.allowed) == (True, False, True)
    assert both.rules == ("V92",)


def test_roles_are_not_joined_unless_the_folder_says_so(tmp_path: Path) -> None:
    folder = change(tmp_path, VOCABULARY, ", several: together", "")
    single = build_foreign(read_foreign(folder))

    ruling = single.decide(asked(subject=of("counsellor", "clerk")), TODAY)

    assert (ruling.allowed, ruling.unmapped) == (False, ("role",))
    assert single.decide(asked(subject=of("counsellor")), TODAY).allowed


@pytest.mark.parametrize("held", [None, 5, {"a": 1}, [1], ["social", None]])
def test_a_property_of_another_kind_closes(held: object) -> None:
    subject = {"type": "person", "id": "p", "properties": {"roles": ["counsellor"]}}
    subject["properties"] |= {"department": held}  # type: ignore[operator]  # a dict

    ruling = SHIPPED.decide(asked(subject=subject), TODAY)

    assert (ruling.allowed, ruling.unmapped, ruling.rules) == (False, ("department",), ())


@pytest.mark.parametrize(
    ("resource", "relation"),
    [({"department": "social"}, "own"), ({"department": "space"}, "other"), ({}, "none")],
)
def test_a_relation_tells_whose_the_resource_is(resource: dict[str, str], relation: str) -> None:
    entity = {"type": "benefits", "id": "b", "properties": resource}

    ruling = SHIPPED.decide(asked(resource=entity), TODAY)

    assert ruling.columns["relation"] == [relation]


def test_t36_the_properties_of_a_declared_subject_come_from_the_folder() -> None:
    claimed = of("counsellor") | {"type": "employee", "id": "e-101"}

    ruling = SHIPPED.decide(asked(subject=claimed), TODAY)

    assert ruling.columns["role"] == ["clerk"]
    assert not ruling.allowed


def test_what_is_no_value_of_a_closed_list_is_never_kept() -> None:
    ruling = SHIPPED.decide(asked(context={"goal": "Jan Jansen, 1012 AB"}), TODAY)

    assert "goal" not in ruling.columns
    assert not ruling.allowed


@pytest.mark.parametrize(
    ("origin", "time", "day"),
    [
        ("context.time", "2027-05-05T23:30:00-02:00", date(2027, 5, 6)),
        ("context.time", None, TODAY),
        ("today", "2027-05-05T23:30:00-02:00", TODAY),
    ],
)
def test_t40_the_folder_says_whether_the_time_of_the_caller_counts(
    tmp_path: Path, origin: str, time: str | None, day: date
) -> None:
    folder = change(tmp_path, VOCABULARY, "day: context.time", f"day: {origin}")
    built = build_foreign(read_foreign(folder))

    ruling = built.decide(asked(context={"goal": "helping", "time": time}), TODAY)

    assert ruling.day == day


@pytest.mark.parametrize(
    ("origin", "value"),
    [
        ('{join: [resource.type, resource.properties.part], between: "-"}', "benefits-1"),
        ("resource.properties.secret", "true"),
    ],
)
def test_members_may_be_joined_and_truths_are_words(
    tmp_path: Path, origin: str, value: str
) -> None:
    folder = change(tmp_path, VOCABULARY, "{member: context.goal, default: none}", origin)
    text = (folder / VOCABULARY).read_text()
    (folder / VOCABULARY).write_text(text.replace("[none, ", f'["{value}", "false", none, '))
    built = build_foreign(read_foreign(folder))
    properties = {"part": "1", "secret": True, "department": "social"}

    asking = asked(resource={"type": "benefits", "id": "b", "properties": properties})
    lacking = asked(resource={"type": "benefits", "id": "b"})

    assert built.decide(asking, TODAY).columns["goal"] == [value]
    assert "goal" in built.decide(lacking, TODAY).unmapped


@pytest.mark.parametrize("path", ["context.goal.deep", "subject.properties.a.b", "context.no"])
def test_a_path_ends_where_there_is_no_object(tmp_path: Path, path: str) -> None:
    old, new = "{member: context.goal, default: none}", path
    built = build_foreign(read_foreign(change(tmp_path, VOCABULARY, old, new)))

    assert built.decide(asked(), TODAY).unmapped == ("goal",)


def test_a_column_may_be_the_same_for_every_request(tmp_path: Path) -> None:
    old, new = "{member: context.goal, default: none}", "{always: helping}"
    built = build_foreign(read_foreign(change(tmp_path, VOCABULARY, old, new)))

    assert built.decide(asked(context={}), TODAY).columns["goal"] == ["helping"]


def test_a_declared_subject_may_have_properties_in_properties(tmp_path: Path) -> None:
    old, new = "id: e-101, properties: {", "id: e-101, properties: {at: {home: x}, "
    built = build_foreign(read_foreign(change(tmp_path, VOCABULARY, old, new)))

    subject = next(each for each in built.subjects("employee") if each.id == "e-101")

    assert subject.properties["at"] == {"home": "x"}


def test_a_search_finds_nobody_of_an_undeclared_type() -> None:
    assert list(SHIPPED.subjects("robot")) == []


def test_an_action_that_is_no_column_is_not_searched(tmp_path: Path) -> None:
    old, new = "operation: action.name", "operation: {always: read}"
    built = build_foreign(read_foreign(change(tmp_path, VOCABULARY, old, new)))

    assert list(built.actions()) == []


def test_the_fingerprint_holds_the_vocabulary_too(tmp_path: Path) -> None:
    changed = read_foreign(change(tmp_path, VOCABULARY, "name: G", "name: H"))

    assert changed.sha256 != SHIPPED.foreign.sha256
    assert read_foreign(EXAMPLE).sha256 == SHIPPED.foreign.sha256


def test_a_rule_at_the_ends_of_the_calendar_is_sampled(tmp_path: Path) -> None:
    folder = change(tmp_path, RULES, "2026-06-01, 2026-12-31", "0001-01-01, 9999-12-31")

    assert build_foreign(read_foreign(folder)).table.rules


def test_a_table_that_disagrees_with_casbin_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Part.__init__

    def faulty(part: Part, condition: Any, rules: Any) -> None:
        make(part, condition, rules)
        if "operation" in condition.request:
            part._holds = lambda *_: True

    monkeypatch.setattr(Part, "__init__", faulty)

    with pytest.raises(TableMismatchError):
        build_foreign(read_foreign(EXAMPLE))
