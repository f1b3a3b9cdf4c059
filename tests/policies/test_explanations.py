"""An explanation is exact, and says the same in Dutch, in English and in an error."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given

from policies.adapter import Reference
from policies.decision import Reason, Request
from policies.explanations.finding import Explanation, Near, explain, place_request
from policies.explanations.telling import tell, tell_reason
from policies.pdp import Snapshot, build_snapshot
from policies.rules import Rule
from policies.sentences.writing import Language
from policies.table import Table
from policies.territory import Succession, Territory
from tests.policies.material import DAY, MUNICIPALITIES, REGISTER, policy, rule, shipped
from tests.policies.near import SMALL, Case, cases
from tests.policies.test_equality import DRAWN

LAND = Territory(
    [Succession(date(2020, 1, 1), "ABSORB", "GM0599", "GM0518")],
    {"police:midden-nederland": frozenset({"GM0344"})},
)
ASKED = Request(
    "inspector", "GM0344", "GM0363", "", "Annotation.text", "read", "LICENCE_CHECK", DAY
)


def find(snapshot: Snapshot, **changed: Any) -> Explanation:
    asked = place_request(snapshot, LAND, replace(ASKED, **changed))
    return explain(snapshot, LAND, asked)


def allows(reference: Reference, asked: Request, **changed: Any) -> bool:
    return reference.allows(replace(asked, **changed))


@cache
def build(*rules: Rule) -> Snapshot:
    return build_snapshot(policy(*rules), REGISTER, 1)


def said(found: Explanation, language: Language = Language.ENGLISH) -> list[str]:
    return list(tell(found, language, MUNICIPALITIES))


@DRAWN
@given(cases())
def test_what_is_near_is_what_casbin_would_open(case: Case) -> None:
    reference = Reference(case.policy)
    table = Table(case.policy.rules, reference.conditions)
    snapshot = Snapshot(case.policy, SMALL, version=1, table=table)
    land = Territory([], {"police:land": frozenset({"GM0001"})})

    for asked in case.requests:
        found = explain(snapshot, land, asked)
        purposes = [
            each for each in sorted(SMALL.purposes) if allows(reference, asked, purpose=each)
        ]
        roles = [each for each in sorted(SMALL.roles) if allows(reference, asked, role=each)]
        assert found.allowed is reference.allows(asked)
        assert (found.near == Near()) or not found.allowed
        if not found.allowed:
            assert (*found.near.purposes,) == (*purposes,)
            assert (*found.near.roles,) == (*roles,)


def test_an_open_request_names_every_rule_and_its_last_day() -> None:
    ending = rule("R1", coordinate="Annotation.text", until="2026-06-30")
    other = rule("R2", action="read", until="2026-05-31")

    found = find(build(ending, other))

    assert (found.allowed, found.kind, found.until) == (True, "RULE", date(2026, 6, 30))
    assert [each.id for each in found.rules] == ["R1", "R2"]
    assert said(found)[0].startswith("Open: an inspector of GM0344 may read Annotation.text in")
    assert said(found)[-1] == "This holds up to and including 30 June 2026."


def test_a_request_on_which_no_rule_speaks_is_said_to_be_closed_by_default() -> None:
    found = find(shipped(), coordinate="Annotation.retainUntil")

    assert (found.allowed, found.kind, found.rules) == (False, "NO_RULE", ())
    assert said(found)[1:] == [
        "No rule speaks on it, and what no rule opens is closed.",
        "Nothing opens it by changing one thing: purpose, role, record or day.",
    ]


def test_a_denial_names_the_rules_it_overrules_and_the_records_that_are_open() -> None:
    found = find(shipped(), home="GM0363", record="GM0344")

    assert [each.id for each in found.rules] == ["R901"]
    assert [each.id for each in found.overruled] == ["R312"]
    assert found.near.own == {"GM0363"}
    assert found.near.others == {"GM0518", "GM0599"}
    assert said(found)[3:] == [
        "Rules that would open it, were it not denied: R312.",
        "It would be open:",
        "  - in records of the own municipality",
        "  - in records of others held by GM0518, GM0599",
    ]


def test_what_opens_for_another_purpose_role_or_day_is_told() -> None:
    timed = {"coordinate": "Annotation.text", "role": "inspector", "purpose": "LICENCE_CHECK"}
    snapshot = build(
        rule("R1", **timed, until="2026-02-01"),
        rule("R2", **timed, since="2026-07-01"),
        rule("R3", purpose="AUDIT"),
        rule("R4", purpose="STATISTICS"),
        rule("R5", role="dpo"),
    )

    found = find(snapshot)

    assert said(found)[2:] == [
        "This holds up to and including 30 June 2026.",
        "It would be open:",
        "  - for an audit or for statistics",
        "  - to a data protection officer",
        "  - before: it was open up to and including 1 February 2026",
        "  - later: it opens on 1 July 2026",
    ]
    assert "  - later: het gaat open op 1 juli 2026" in said(found, Language.DUTCH)


@pytest.mark.parametrize(
    ("home", "records", "line"),
    [
        ("GM0518", ["GM0599"], "in own records held by GM0599"),
        ("GM0518", ["GM0518", "GM0599"], "in records of the own municipality"),
        ("GM0344", ["GM0363", "GM0518", "GM0599"], "in records of other municipalities"),
        ("none", ["GM0518"], "in records of others held by GM0518"),
    ],
)
def test_records_that_would_be_open_are_told_briefly(
    home: str, records: list[str], line: str
) -> None:
    numbered = enumerate(records)
    snapshot = build(*(rule(f"R{place}", record=each, purpose="AUDIT") for place, each in numbered))
    closed = "GM0344" if home != "GM0344" else home

    found = find(snapshot, home=home, record=closed, purpose="AUDIT")

    assert f"  - {line}" in said(found)


def test_many_records_are_told_by_those_that_stay_closed() -> None:
    many = frozenset(f"GM{number:04}" for number in range(100, 120))
    words = replace(REGISTER, municipalities=many, homes=many)
    rules = rule("R1"), rule("R2", record="GM0101", eft="deny")
    snapshot = build_snapshot(policy(*rules), words, 1)
    asked = replace(ASKED, home="GM0100", record="GM0101")
    few = build_snapshot(policy(*(rule(each, record=each) for each in sorted(many)[2:9])), words, 1)

    found, counted = (
        explain(each, LAND, place_request(each, LAND, asked)) for each in (snapshot, few)
    )

    others = "in records of other municipalities but GM0101"
    assert f"  - {others}" in tell(found, Language.ENGLISH, many)
    listed = "GM0102, GM0103, GM0104, GM0105, GM0106 and 2 more"
    assert f"  - in records of others held by {listed}" in tell(counted, Language.ENGLISH, many)


def test_what_is_not_placed_has_no_record() -> None:
    found = find(shipped(), role="public", coordinate="Query.me", purpose="NONE")

    assert (found.request.record, found.request.relation) == ("none", "none")
    assert (found.near.own, found.near.others) == (frozenset(), frozenset())
    assert found.near.roles == tuple(sorted(REGISTER.roles - {"public"}))


def test_an_explanation_is_written_as_json() -> None:
    document = find(shipped(), home="GM0363", record="GM0344").document

    assert document["request"]["day"] == DAY.isoformat()
    assert document["rules"][0]["basis"] == "WRS"
    assert document["near"]["others"] == ["GM0518", "GM0599"]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (
            Reason("RULE", ("R7",), ("AUDIT",)),
            "It is closed by R7. It would be open for an audit.",
        ),
        (Reason("RULE", ("R1", "R2"), ()), "It is closed by R1, R2."),
        (Reason("NO_RULE", (), ()), "No rule speaks on it, and what no rule opens is closed."),
    ],
)
def test_a_refusal_is_told_in_the_same_words(reason: Reason, text: str) -> None:
    assert tell_reason(reason, Language.ENGLISH) == text
