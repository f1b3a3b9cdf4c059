"""The register's own policy answers AuthZEN as it decides in process."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.authzen.answers import Desk, describe
from policies.authzen.domain import Kind
from policies.authzen.entities import Evaluations, Semantic
from policies.authzen.register import Register
from policies.authzen.requests import (
    read_action_search,
    read_evaluation,
    read_evaluations,
    read_subject_search,
)
from policies.decision import Request
from policies.territory import Territory
from tests.policies.material import DAY, REGISTER, shipped
from tests.policies.test_equality import DRAWN

TERRITORY = Territory((), {"police:midden-nederland": frozenset({"GM0344"})})
DOMAIN = Register(shipped(), TERRITORY)
DESK = Desk(DOMAIN, DAY)
PLACES = [*sorted(REGISTER.municipalities), "GM9999"]
ROLES = ["inspector", "inspector", "licensing_officer", "police_supervisor", "public", "king"]


def question(**changes: Any) -> dict[str, Any]:
    properties = {"municipality": "GM0363", "field": "photo"}
    asked = {
        "subject": {"type": "capacity", "id": "inspector@GM0344"},
        "action": {"name": "read"},
        "resource": {"type": "Licence", "id": "1", "properties": properties},
        "context": {"purpose": "LICENCE_CHECK"},
    }
    return asked | changes


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    role = draw(st.sampled_from(ROLES))
    home = draw(st.sampled_from([*sorted(REGISTER.homes), "GM9999"]))
    kind, _, name = draw(st.sampled_from(sorted(REGISTER.coordinates))).partition(".")
    place = draw(st.sampled_from(PLACES))
    properties = {"municipality": place, "field": name}
    if draw(st.booleans()):
        subject: dict[str, Any] = {"type": "capacity", "id": f"{role}@{home}"}
    else:
        held = {"role": role, "home": home}
        subject = {"type": "officer", "id": "pseudonym", "properties": held}
    return {
        "subject": subject,
        "action": {"name": draw(st.sampled_from(["read", "filter", "write", "delete"]))},
        "resource": {"type": kind, "id": "1", "properties": properties},
        "context": {"purpose": draw(st.sampled_from([*sorted(REGISTER.purposes), "FUN"]))},
    }


@DRAWN
@given(questions())
def test_an_evaluation_is_the_decision_on_the_mapped_request(asked: dict[str, Any]) -> None:
    properties, subject = asked["resource"]["properties"], asked["subject"]
    held = subject.get("properties") or dict(
        zip(("role", "home"), subject["id"].split("@"), strict=True)
    )
    coordinate = f"{asked['resource']['type']}.{properties['field']}"
    placed, place = REGISTER.coordinates[coordinate], properties["municipality"]
    own = "own" if place in TERRITORY.own(held["home"], DAY) else "other"
    request = Request(
        role=held["role"],
        home=held["home"],
        record=place if placed else "none",
        relation=own if placed else "none",
        coordinate=coordinate,
        action=asked["action"]["name"],
        purpose=asked["context"]["purpose"],
        day=DAY,
    )

    ruling = DESK.evaluate(read_evaluation(asked))

    decision = shipped().decide(request)
    assert (ruling.allowed, ruling.rules) == (decision.allowed, decision.rules)


@DRAWN
@given(st.lists(questions(), min_size=1, max_size=6))
def test_evaluations_are_the_evaluations_one_by_one(asked: list[dict[str, Any]]) -> None:
    one_by_one = [DESK.evaluate(read_evaluation(each)) for each in asked]
    defaults, rest = asked[0], [{}, *asked[1:]]
    several = read_evaluations({**defaults, "evaluations": rest})
    assert several is not None

    assert list(DESK.evaluate_all(several)) == one_by_one
    for semantic, last in (
        (Semantic.DENY_ON_FIRST_DENY, False),
        (Semantic.PERMIT_ON_FIRST_PERMIT, True),
    ):
        decided = [each.allowed for each in one_by_one]
        until = decided.index(last) + 1 if last in decided else len(decided)
        ended = DESK.evaluate_all(Evaluations(several.asked, semantic))
        assert list(ended) == one_by_one[:until]


@DRAWN
@given(questions())
def test_a_search_finds_what_an_evaluation_allows_and_nothing_else(asked: dict[str, Any]) -> None:
    actions = DESK.search_actions(read_action_search(asked)).results

    allowed = [
        {"name": name}
        for name in ("filter", "read", "write")
        if DESK.evaluate(read_evaluation(asked | {"action": {"name": name}})).allowed
    ]
    assert list(actions) == allowed


def test_each_subject_found_is_allowed_when_asked() -> None:
    search = read_subject_search(question(subject={"type": "capacity"}))

    found = DESK.search_subjects(search).results

    assert {"type": "capacity", "id": "inspector@GM0344"} in found
    for subject in found:
        assert DESK.evaluate(read_evaluation(question(subject=dict(subject)))).allowed


def test_officers_are_never_listed() -> None:
    search = read_subject_search(question(subject={"type": "officer"}))

    assert DESK.search_subjects(search).total == 0


def test_a_decision_says_why_and_under_which_policy() -> None:
    answer = describe(DESK.evaluate(read_evaluation(question())), DOMAIN)

    assert answer == {
        "decision": True,
        "context": {
            "reason": {"kind": "RULE", "rules": ["R304"], "legal_basis": ["WRS"]},
            "policy": {"version": 1, "sha256": shipped().sha256},
            "evaluated_on": DAY.isoformat(),
        },
    }


@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ({"subject": {"type": "person", "id": "x"}}, ["role", "home"]),
        ({"subject": {"type": "officer", "id": "x"}}, ["role", "home"]),
        ({"subject": {"type": "capacity", "id": "inspector"}}, ["home"]),
        ({"resource": {"type": "Licence", "id": "1"}}, ["coordinate"]),
        (
            {"resource": {"type": "Licence", "id": "1", "properties": {"field": "photo"}}},
            ["record"],
        ),
        ({"context": {"purpose": 5}}, ["purpose"]),
    ],
)
def test_a_question_that_leaves_something_open_is_denied(
    changes: dict[str, Any], columns: list[str]
) -> None:
    ruling = DESK.evaluate(read_evaluation(question(**changes)))

    reason: Any = describe(ruling, DOMAIN)["context"]
    assert (ruling.allowed, ruling.kind) == (False, Kind.UNMAPPED)
    assert reason["reason"]["columns"] == columns


def test_no_purpose_is_the_purpose_none() -> None:
    resource = {"type": "Query", "id": "1", "properties": {"field": "municipalities"}}

    ruling = DESK.evaluate(read_evaluation(question(resource=resource, context={})))

    assert (ruling.allowed, ruling.columns["purpose"]) == (True, "NONE")


def test_no_rule_is_told_from_a_rule_that_denies() -> None:
    closed = question(context={"purpose": "AUDIT"})

    assert DESK.evaluate(read_evaluation(closed)).kind is Kind.NO_RULE


def test_t40_the_time_of_the_caller_never_moves_the_day() -> None:
    context = {"purpose": "LICENCE_CHECK", "time": "2001-01-01T00:00:00Z"}

    ruling = DESK.evaluate(read_evaluation(question(context=context)))

    assert ruling.day == DAY
    assert replace(DESK, today=date(2001, 1, 1)).evaluate(read_evaluation(question())).day != DAY
