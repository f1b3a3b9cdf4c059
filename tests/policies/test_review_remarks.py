"""What a review says of the rules of a policy that may be used."""

from datetime import date
from time import perf_counter
from typing import Any

import pytest

from gateway.vocabulary import shipped_territory, shipped_vocabulary
from policies.adapter import Reference
from policies.pdp import Snapshot, build_snapshot
from policies.review.remarks import Remark, RemarkKind, Severity
from policies.review.reviewing import Review
from policies.rules import Rule, Source
from policies.table import Table
from policies.vocabulary import Vocabulary
from tests.policies.material import policy, rule
from tests.policies.near import SMALL
from tests.policies.test_difference import TERRITORY

TODAY = date(2026, 1, 1)
NARROW = {"role": "clerk", "coordinate": "A.one", "action": "read"}
ALLOWED = rule("R1", **NARROW)


def snapshot(*rules: Rule, vocabulary: Vocabulary = SMALL) -> Snapshot:
    drawn = policy(*rules)
    table = Table(rules, Reference(drawn).conditions)
    return Snapshot(drawn, vocabulary, version=1, table=table)


def remarks(*rules: Rule, tested: frozenset[str] | None = None) -> tuple[Remark, ...]:
    """Review rules that all have a case unless told otherwise; notices left out."""
    known = frozenset(each.id for each in rules) if tested is None else tested
    review = Review(snapshot(*rules), TERRITORY, TODAY, expires_within=30, tested=known)
    return tuple(each for each in review.remarks if each.kind.severity is Severity.REMARK)


def kinds(*rules: Rule, tested: frozenset[str] | None = None) -> list[tuple[str, str]]:
    return [(each.rule, each.kind.value) for each in remarks(*rules, tested=tested)]


def test_a_rule_that_does_something_alone_is_not_remarked() -> None:
    assert remarks(ALLOWED, rule("R2", eft="deny", **{**NARROW, "home": "GM0001"})) == ()


def test_a_rule_that_fits_no_request_is_dead() -> None:
    unplaced = rule("R2", **{**NARROW, "relation": "none"})

    (remark,) = remarks(ALLOWED, unplaced)

    assert (remark.rule, remark.kind) == ("R2", RemarkKind.DEAD)
    assert remark.fix == "take it out, or correct it"


def test_an_allow_that_is_overruled_everywhere_is_shadowed_by_named_rules() -> None:
    denied = rule("R2", eft="deny", role="clerk")

    found = {each.rule: each for each in remarks(ALLOWED, denied)}

    assert found["R1"].kind is RemarkKind.SHADOWED
    assert found["R1"].rules == ("R2",)
    assert found["R1"].reason == "it opens nothing: overruled everywhere by R2"


def test_a_deny_of_what_nothing_allows_is_idle_unless_marked_as_meant() -> None:
    idle = {**NARROW, "role": "boss", "eft": "deny"}

    assert kinds(ALLOWED, rule("R2", **idle)) == [("R2", "idle")]
    assert kinds(ALLOWED, rule("S2", **idle)) == []


@pytest.mark.parametrize("changes", [{"relation": "none"}, {"home": "GM0001"}])
def test_a_safeguard_is_meant_whether_it_is_dead_or_redundant(changes: dict[str, str]) -> None:
    denied = rule("S2", **{**NARROW, "eft": "deny", **changes})
    also = rule("S3", **{**NARROW, "eft": "deny", "home": "GM0001"})

    assert kinds(ALLOWED, denied, also) == []


def test_an_allow_cannot_be_marked_as_a_safeguard() -> None:
    assert kinds(rule("S1", **NARROW)) == [("S1", "mismarked")]


def test_rules_that_can_each_be_missed_name_the_other() -> None:
    found = remarks(ALLOWED, rule("R2", **NARROW))

    assert [(each.kind, each.rules) for each in found] == [
        (RemarkKind.REDUNDANT, ("R2",)),
        (RemarkKind.REDUNDANT, ("R1",)),
    ]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2025-12-31", "expired"),
        ("2026-01-01", "expiring"),
        ("2026-01-31", "expiring"),
        ("2026-02-01", ""),
    ],
)
def test_a_rule_that_ends_soon_is_remarked(until: str, said: str) -> None:
    found = kinds(ALLOWED, rule("R2", **{**NARROW, "role": "boss", "until": until}))

    assert found == [("R2", said)] * bool(said)


def test_a_rule_that_decides_and_has_no_case_is_remarked() -> None:
    assert kinds(ALLOWED, tested=frozenset()) == [("R1", "untested")]


def test_an_allow_with_stars_is_noticed_with_its_columns() -> None:
    review = Review(snapshot(ALLOWED), TERRITORY, TODAY, expires_within=0, tested=frozenset({"R1"}))

    (notice,) = review.remarks

    assert notice.kind.severity is Severity.NOTICE
    assert notice.columns == ("home", "record", "relation", "purpose")


def test_a_remark_says_where_it_stands_and_what_to_do() -> None:
    source = Source("10-all.csv", 7)
    placed = Rule(*rule("R2", eft="deny", **NARROW).columns, source=source)

    (remark,) = remarks(placed)

    assert str(remark) == (
        "10-all.csv, line 7, rule R2: it closes nothing: no rule allows what it denies;"
        " take it out, or let its number begin with S if it is meant as a safeguard"
    )


def test_two_thousand_rules_are_reviewed_well_within_a_minute() -> None:
    words = shipped_vocabulary()
    towns, fields = sorted(words.municipalities), sorted(words.coordinates)
    drawn = [_drawn(place, towns, fields) for place in range(2000)]
    many = build_snapshot(policy(*drawn), words, 1)

    began = perf_counter()
    found = Review(many, shipped_territory(), TODAY, expires_within=30, tested=frozenset()).remarks

    assert perf_counter() - began < 30
    assert RemarkKind.IDLE in {each.kind for each in found}


def _drawn(place: int, towns: list[str], fields: list[str]) -> Rule:
    columns: dict[str, Any] = {
        "home": "*" if place % 2 else towns[place * 7 % len(towns)],
        "record": towns[place * 11 % len(towns)] if place % 2 else "*",
        "coordinate": fields[place * 13 % len(fields)],
        "role": ("*", "inspector", "licensing_officer")[place % 3],
        "eft": "allow" if place % 5 else "deny",
    }
    return rule(f"R{place}", **columns)
