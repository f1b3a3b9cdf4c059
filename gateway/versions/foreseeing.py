"""What a change of a draft would do, before anything of it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from policies.cases.reading import Case, parse_cases
from policies.cases.running import Verdict, run_cases
from policies.check import check
from policies.matrix.difference import Difference, compare
from policies.pdp import Snapshot, sketch_snapshot
from policies.review.remarks import Remark, RemarkKind
from policies.review.reviewing import Review
from policies.rules import Policy
from policies.territory import Territory
from policies.vocabulary import Vocabulary

__all__ = ["LARGE", "Foresight", "Ground", "foresee"]

LARGE: Final = 1000
"""Rules of a policy of which only the difference is foreseen: the rest takes too long to wait."""

_TOLD: Final = frozenset(
    {
        RemarkKind.DEAD,
        RemarkKind.SHADOWED,
        RemarkKind.IDLE,
        RemarkKind.REDUNDANT,
        RemarkKind.MISMARKED,
    }
)


@dataclass(frozen=True)
class Ground:
    """What a change is held against."""

    in_force: Snapshot
    territory: Territory
    day: date
    vocabulary: Vocabulary


@dataclass(frozen=True)
class Foresight:
    """What a change would do."""

    after: Snapshot
    difference: Difference
    """Compared with the version in force."""
    failed: tuple[Verdict, ...]
    """Expectations of its cases that it would not meet."""
    turned: frozenset[tuple[str, str]]
    """Those of them that it meets now: sentence of the case, and of the expectation."""
    remarks: tuple[Remark, ...]
    """Rules that would do nothing."""
    arisen: frozenset[Remark]
    """Those of them that do something now."""
    whole: bool
    """Whether cases and rules were looked at; they are not where the policy is large."""


def foresee(ground: Ground, before: Policy, after: Policy, cases: dict[str, str]) -> Foresight:
    """Find what a change would do.

    Parameters
    ----------
    ground
        What it is held against.
    before, after
        What the draft holds, and what it would hold.
    cases
        Cases of the draft: name of each file -> its text.

    Raises
    ------
    CasesInvalidError
        If the cases do not hold together, or would not fit it.
    PolicyInvalidError
        If it would not fit the register.
    """
    seen = sketch_snapshot(after, ground.vocabulary)
    difference = compare(ground.in_force, seen, territory=ground.territory, first=ground.day)
    if len(after.rules) > LARGE:
        return Foresight(seen, difference, (), frozenset(), (), frozenset(), whole=False)
    failed = run_cases(parse_cases(cases), seen, ground.territory).failed
    known = _sketch(before, ground.vocabulary)
    remarks, earlier = _look(ground, seen), _look(ground, known) if known else ()
    said = {(each.rule, each.kind) for each in earlier}
    return Foresight(
        after=seen,
        difference=difference,
        failed=failed,
        turned=frozenset(_turned(failed, known, ground.territory)) if known else frozenset(),
        remarks=remarks,
        arisen=frozenset(each for each in remarks if (each.rule, each.kind) not in said),
        whole=True,
    )


def _sketch(policy: Policy, vocabulary: Vocabulary) -> Snapshot | None:
    return None if check(policy, vocabulary) else sketch_snapshot(policy, vocabulary)


def _look(ground: Ground, snapshot: Snapshot) -> tuple[Remark, ...]:
    review = Review(snapshot, ground.territory, ground.day, 0, frozenset())
    return tuple(each for each in review.remarks if each.kind in _TOLD)


def _turned(
    failed: Iterable[Verdict], before: Snapshot, territory: Territory
) -> Iterable[tuple[str, str]]:
    cases: dict[str, Case] = {each.case.title: each.case for each in failed}
    held = (each for each in run_cases(cases.values(), before, territory).verdicts if each.holds)
    met = {(each.case.title, each.expectation.sentence) for each in held}
    return met & {(each.case.title, each.expectation.sentence) for each in failed}
