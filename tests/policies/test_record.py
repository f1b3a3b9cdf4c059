"""What a decision record holds, its replay, and a proposal beside it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.decision import ALL, NONE, OTHER, OWN, Context, Scope
from policies.pdp import Snapshot, build_snapshot
from policies.record.answers import Asked, Cell, Evaluations, Question, read_scope, write_scope
from policies.record.records import DecisionRecord, read_record
from policies.record.replay import Replay
from policies.record.shadow import EXAMPLES, Shadow, Tally, gains
from policies.rules import Rule, read_policy
from policies.territory import Succession, Territory
from tests.policies.material import DAY, REGISTER, SHIPPED
from tests.policies.test_equality import DRAWN

TOWNS: Final = ("GM0344", "GM0363", "GM0518", "GM0599")
NOWHERE: Final = Territory((), {})
CONTEXT: Final = Context("inspector", "GM0344", "LICENCE_CHECK", DAY)
QUESTION: Final = Question(
    CONTEXT,
    frozenset({"GM0344"}),
    (("Licence.photo", "read"), ("Holder.bsn", "read"), ("Annotation.author", "read")),
)
ROW: Final = ("inspector", "GM0344", "GM0344", "own", "Licence.photo", "read", "LICENCE_CHECK")
towns = st.frozensets(st.sampled_from(TOWNS))
scopes = st.builds(Scope, st.booleans(), st.booleans(), towns)


def deny(coordinate: str, relation: str = "*") -> Rule:
    """Close a coordinate to inspectors."""
    return Rule(
        "T1", "inspector", "*", "*", relation, coordinate, "read", "*", "", "", "deny", "WRS"
    )


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    """The shipped policy."""
    return build_snapshot(read_policy(SHIPPED), REGISTER, 1)


def closing(*rules: Rule) -> Snapshot:
    """Close more than the shipped policy does."""
    policy = read_policy(SHIPPED)
    return build_snapshot(replace(policy, rules=(*policy.rules, *rules)), REGISTER, 2)


def record(snapshot: Snapshot, asked: Asked = QUESTION, trace: str = "a") -> DecisionRecord:
    """Record what a version answers."""
    return DecisionRecord(
        decided_at=datetime(2026, 3, 2, tzinfo=UTC),
        span="b",
        trace=trace,
        version=snapshot.version,
        sha256=snapshot.sha256,
        reference=1,
        answered=True,
        asked=asked,
        answers=tuple(each.texts for each in asked.decide(snapshot)),
    )


@DRAWN
@given(scopes)
def test_a_scope_is_read_as_it_was_written(scope: Scope) -> None:
    assert read_scope(write_scope(scope)) == scope


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("ALL", ALL),
        ("OWN", OWN),
        ("OTHER", OTHER),
        ("NONE", NONE),
        ("ALL except GM0344 GM0363", replace(ALL, exceptions=frozenset({"GM0344", "GM0363"}))),
    ],
)
def test_a_scope_is_written_for_a_reader(text: str, scope: Scope) -> None:
    assert write_scope(scope) == text


@DRAWN
@given(scopes, scopes, towns)
def test_a_scope_gains_where_some_record_opens(
    before: Scope, after: Scope, own: frozenset[str]
) -> None:
    opened = [
        place
        for place in (*TOWNS, "GM9999")
        if after.covers(place, own) and not before.covers(place, own)
    ]

    assert gains(before, after, own) == bool(opened)


def test_an_answer_is_that_of_the_grant_and_names_what_closes(shipped: Snapshot) -> None:
    answers = QUESTION.decide(closing(deny("Licence.photo")))

    grant = shipped.grant(CONTEXT, QUESTION.own)
    assert [each.texts for each in answers] == [
        ("NONE", "T1"),
        ("NONE", ""),
        (write_scope(grant.scope("Annotation.author")), ""),
    ]


def test_a_row_becomes_the_question_that_was_asked(shipped: Snapshot) -> None:
    written = record(shipped)
    row = {
        "decided_at": written.decided_at,
        "span_id": "b",
        "trace_id": "a",
        "policy_version": 1,
        "policy_sha256": shipped.sha256,
        "reference_version": 1,
        "outcome": "OK",
        "role": "inspector",
        "home": "GM0344",
        "purpose": "LICENCE_CHECK",
        "day": DAY,
        "own": ["GM0344"],
        "coordinates": [each.coordinate for each in QUESTION.cells],
        "actions": [each.action for each in QUESTION.cells],
        "requests": None,
        "answers": [scope for scope, _ in written.answers],
        "rules": None,
    }

    assert read_record(row) == written
    assert read_record(row | {"outcome": "CASE_MISSING"}) == replace(written, answered=False)


def test_a_row_of_the_decision_api_becomes_its_requests(shipped: Snapshot) -> None:
    asked = Evaluations.of_rows([[*ROW, DAY.isoformat()]])

    assert asked.decide(shipped)[0].scope == ALL
    assert asked.decide(closing(deny("Licence.photo")))[0].texts == ("NONE", "T1")
    assert asked.cells == (Cell("inspector", "LICENCE_CHECK", "Licence.photo", "read"),)


@pytest.mark.parametrize("asked", [QUESTION, Evaluations.of_rows([[*ROW, "2026-03-02"]])])
def test_the_version_that_decided_decides_the_same_again(shipped: Snapshot, asked: Asked) -> None:
    assert list(Replay(shipped, NOWHERE, 2).compare(record(shipped, asked))) == []


def test_what_comes_out_otherwise_is_named(shipped: Snapshot) -> None:
    altered = closing(deny("Licence.photo"))

    found = list(Replay(altered, NOWHERE, 2).compare(record(shipped)))

    assert [(each.what, each.recorded, each.replayed) for each in found] == [
        ("policy", shipped.sha256, altered.sha256),
        ("Licence.photo read", "ALL", "NONE T1"),
    ]


def test_an_answer_too_few_or_too_many_is_named(shipped: Snapshot) -> None:
    written = record(shipped)

    short = replace(written, answers=written.answers[:2])
    long = replace(written, answers=(*written.answers, ("ALL", "")))

    [few] = Replay(shipped, NOWHERE, 2).compare(short)
    [many] = Replay(shipped, NOWHERE, 2).compare(long)
    assert (few.what, few.recorded) == ("Annotation.author read", "nothing")
    assert (many.recorded, many.replayed) == ("ALL", "nothing")


def test_own_municipalities_are_compared_while_the_reference_data_is_the_same(
    shipped: Snapshot,
) -> None:
    merged = Territory([Succession(date(2020, 1, 1), "ABSORB", "GM0599", "GM0344")], {})

    [found] = Replay(shipped, merged, 1).compare(record(shipped))

    assert (found.what, found.recorded, found.replayed) == ("own", "GM0344", "GM0344 GM0599")
    assert list(Replay(shipped, merged, 2).compare(record(shipped))) == []


def test_the_same_policy_changes_nothing(shipped: Snapshot) -> None:
    shadow = Shadow(shipped)

    shadow.count(record(shipped))

    assert (shadow.records, shadow.opened, shadow.closed) == (1, {}, {})
    assert (shadow.refused, shadow.released) == (Tally(), Tally())


def test_a_closed_coordinate_is_counted_with_the_operations_it_refuses(shipped: Snapshot) -> None:
    asked = replace(QUESTION, asked=(("Licence.photo", "read"),))
    shadow = Shadow(closing(deny("Licence.photo")))

    for number in range(5):
        shadow.count(record(shipped, asked, trace=str(number)))
    shadow.count(replace(record(shipped, asked), answered=False))
    shadow.count(record(shipped))

    cell = Cell("inspector", "LICENCE_CHECK", "Licence.photo", "read")
    assert shadow.closed == {cell: Tally(7, ["0", "1", "2"][:EXAMPLES])}
    assert (shadow.refused.count, shadow.released.count, dict(shadow.opened)) == (5, 0, {})


def test_an_opened_coordinate_is_counted_with_the_operations_it_releases(
    shipped: Snapshot,
) -> None:
    asked = replace(QUESTION, asked=(("Licence.photo", "read"),))
    shadow = Shadow(shipped)

    shadow.count(record(closing(deny("Licence.photo")), asked))

    assert [each.coordinate for each in shadow.opened] == ["Licence.photo"]
    assert (shadow.released, shadow.refused) == (Tally(1, ["a"]), Tally())


def test_a_trace_is_an_example_once(shipped: Snapshot) -> None:
    shadow = Shadow(closing(deny("Licence.photo", "other")))

    for _ in range(2):
        shadow.count(record(shipped))

    [tally] = shadow.closed.values()
    assert (tally, shadow.refused.count) == (Tally(2, ["a"]), 0)
