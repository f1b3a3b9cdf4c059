"""A question is read as the standard says: what is required is there, the unknown is ignored."""

from typing import Any

import pytest

from policies.authzen.entities import Semantic
from policies.authzen.errors import MemberInvalidError, MemberMissingError, QuestionError
from policies.authzen.pages import MOST_RESULTS, take_page
from policies.authzen.requests import (
    MOST_EVALUATIONS,
    read_action_search,
    read_evaluation,
    read_evaluations,
    read_subject_search,
)

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def question(**changes: Any) -> dict[str, Any]:
    asked = {
        "subject": {"type": "capacity", "id": "inspector@GM0344"},
        "action": {"name": "read"},
        "resource": {"type": "Licence", "id": "1"},
    }
    return {name: each for name, each in (asked | changes).items() if each is not ...}


def test_members_that_are_not_known_are_ignored() -> None:
    subject = {"type": "capacity", "id": "inspector@GM0344", "shoe": [1]}

    asked = read_evaluation(question(subject=subject, mood={"good": True}))

    assert asked == read_evaluation(question())


@pytest.mark.parametrize(
    ("changes", "member"),
    [
        ({"subject": ...}, "subject"),
        ({"subject": None}, "subject"),
        ({"action": ...}, "action"),
        ({"resource": ...}, "resource"),
        ({"subject": {"id": "1"}}, "subject.type"),
        ({"subject": {"type": "a"}}, "subject.id"),
        ({"action": {}}, "action.name"),
        ({"resource": {"id": "1"}}, "resource.type"),
        ({"resource": {"type": "a", "id": None}}, "resource.id"),
    ],
)
def test_a_missing_member_is_named(changes: dict[str, Any], member: str) -> None:
    with pytest.raises(MemberMissingError) as caught:
        read_evaluation(question(**changes))

    assert (caught.value.member, caught.value.code) == (member, "MEMBER_MISSING")


@pytest.mark.parametrize(
    ("changes", "member"),
    [
        ({"subject": "me"}, "subject"),
        ({"subject": {"type": 1, "id": "1"}}, "subject.type"),
        ({"subject": {"type": "a", "id": ["1"]}}, "subject.id"),
        ({"subject": {"type": "a", "id": "1", "properties": []}}, "subject.properties"),
        ({"action": {"name": {}}}, "action.name"),
        ({"action": {"name": "read", "properties": "x"}}, "action.properties"),
        ({"resource": [1]}, "resource"),
        ({"context": "now"}, "context"),
        ({"context": {"traceparent": 1}}, "context.traceparent"),
        ({"context": {"traceparent": "00-" + "0" * 32 + TRACE[35:]}}, "context.traceparent"),
        ({"context": {"traceparent": TRACE + "-x"}}, "context.traceparent"),
        ({"context": {"traceparent": "ff" + TRACE[2:]}}, "context.traceparent"),
        ({"context": {"time": 1}}, "context.time"),
        ({"context": {"time": "2026-01-01"}}, "context.time"),
        ({"context": {"time": "2026-01-01T10:00:00"}}, "context.time"),
        ({"context": {"time": "2026-13-01T10:00:00Z"}}, "context.time"),
        ({"context": {"time": "0001-01-01T00:00:00Z"}}, "context.time"),
        ({"context": {"time": "9999-12-31T23:59:59Z"}}, "context.time"),
    ],
)
def test_a_member_of_another_form_is_named(changes: dict[str, Any], member: str) -> None:
    with pytest.raises(MemberInvalidError) as caught:
        read_evaluation(question(**changes))

    assert (caught.value.member, caught.value.code) == (member, "MEMBER_INVALID")


@pytest.mark.parametrize("given", [1, "no uri", "x:" + "a" * 600, "a b:c"])
def test_a_processing_that_is_no_uri_is_named(given: object) -> None:
    action = {"name": "read", "properties": {"processing_activity_id": given}}

    with pytest.raises(MemberInvalidError, match="processing_activity_id"):
        read_evaluation(question(action=action))


@pytest.mark.parametrize(
    "time",
    [
        "2026-01-01T10:00:00Z",
        "2026-01-01t10:00:00.123456789+01:00",
        "2024-10-26T01:22-07:00",
        "2026-01-01T10:00:00.5z",
    ],
)
def test_the_members_of_the_nlgov_profile_are_taken(time: str) -> None:
    properties = {"processing_activity_id": "https://verwerkingen.example/7", "period": "2W"}
    context = {"time": time, "traceparent": TRACE, "mim": "https://mim.example"}

    asked = read_evaluation(
        question(action={"name": "read", "properties": properties}, context=context)
    )

    assert asked.time is not None
    assert asked.time.utcoffset() is not None


def test_a_later_version_of_a_trace_may_have_more() -> None:
    read_evaluation(question(context={"traceparent": f"01{TRACE[2:]}-more"}))


def test_defaults_stand_in_and_an_own_member_goes_before() -> None:
    several = read_evaluations(
        question(
            context={"a": 1},
            evaluations=[{}, {"action": {"name": "write"}, "context": None}, {"context": {}}],
        )
    )

    assert several is not None
    assert [each.action["name"] for each in several.asked] == ["read", "write", "read"]
    assert [each.context for each in several.asked] == [{"a": 1}, {"a": 1}, {}]
    assert several.semantic is Semantic.EXECUTE_ALL


@pytest.mark.parametrize("given", [..., None, []])
def test_no_evaluations_are_one_evaluation(given: object) -> None:
    assert read_evaluations(question(evaluations=given)) is None


@pytest.mark.parametrize(
    ("changes", "member"),
    [
        ({"evaluations": {}}, "evaluations"),
        ({"evaluations": [{}] * (MOST_EVALUATIONS + 1)}, "evaluations"),
        ({"evaluations": [{}, 1]}, "evaluations[1]"),
        ({"evaluations": [{"subject": {"type": 1}}]}, "evaluations[0].subject.type"),
        ({"subject": ..., "evaluations": [{}]}, "evaluations[0].subject"),
        ({"evaluations": [{}], "options": 1}, "options"),
        (
            {"evaluations": [{}], "options": {"evaluations_semantic": "all"}},
            "options.evaluations_semantic",
        ),
        (
            {"evaluations": [{}], "options": {"evaluations_semantic": []}},
            "options.evaluations_semantic",
        ),
    ],
)
def test_a_wrong_evaluation_refuses_the_call(changes: dict[str, Any], member: str) -> None:
    with pytest.raises(QuestionError) as caught:
        read_evaluations(question(**changes))

    assert getattr(caught.value, "member", None) == member


@pytest.mark.parametrize("semantic", list(Semantic))
def test_a_semantic_is_chosen_by_name(semantic: Semantic) -> None:
    options = {"evaluations_semantic": semantic.value, "other": 1}

    several = read_evaluations(question(evaluations=[{}], options=options))

    assert several is not None
    assert several.semantic is semantic


def test_a_search_ignores_what_it_looks_for() -> None:
    subjects = read_subject_search(question())
    actions = read_action_search(question(action=7))

    assert subjects.pattern.subject.id == ""
    assert actions.pattern.action["name"] == ""


@pytest.mark.parametrize("page", [{"limit": 3}, {"limit": 0}, {"limit": 10**9}, {"token": ""}, {}])
def test_pages_follow_each_other_without_gap(page: dict[str, Any]) -> None:
    everything = [{"name": str(number)} for number in range(10)]
    seen: list[Any] = []
    for _ in range(4):
        found = take_page(everything, read_action_search(question(page=page)).page)
        seen += found.results
        if not found.next_token:
            break
        page = {"token": found.next_token}

    assert seen == (everything if page != {"token": found.next_token} or seen else [])
    assert found.total == 10


def test_a_page_is_bounded() -> None:
    assert read_action_search(question(page={"limit": 10**9})).page.limit == MOST_RESULTS


@pytest.mark.parametrize(
    "page",
    [
        1,
        {"limit": -1},
        {"limit": True},
        {"limit": "3"},
        {"token": 7},
        {"token": "é"},
        {"token": "AAAA"},
        {"token": "!"},
    ],
)
def test_a_page_of_another_form_is_refused(page: object) -> None:
    with pytest.raises(MemberInvalidError, match="page"):
        read_action_search(question(page=page))


@pytest.mark.parametrize(
    "changes", [{"resource": {"type": "Licence", "id": "2"}}, {"page": {"limit": 2}}]
)
def test_a_token_belongs_to_its_search(changes: dict[str, Any]) -> None:
    first = read_action_search(question(page={"limit": 1})).page
    token = take_page([{"name": "a"}, {"name": "b"}], first).next_token
    page = {"token": token, **changes.pop("page", {})}

    with pytest.raises(MemberInvalidError, match=r"page\.token"):
        read_action_search(question(page=page, **changes))
