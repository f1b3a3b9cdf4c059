"""What a rule would do, in words, while its author writes it."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from gateway.admin.policies.editing.changes import add_rule, replace_rule
from gateway.admin.policies.editing.findings import tell_finding
from gateway.admin.policies.editing.forms import RuleForm, rule_of
from gateway.admin.policies.editing.outcomes import Unmet, tell_unmet
from gateway.admin.policies.editing.versions import Version
from gateway.versions.drafts import Change
from gateway.versions.foreseeing import Foresight, Ground, foresee
from gateway.versions.lives import Stored, read_stored
from policies.cases.running import Verdict
from policies.errors import CasesInvalidError, PolicyInvalidError
from policies.explanations.boxes import Teller
from policies.explanations.folding import Folder
from policies.matrix.boxes import Box, join_boxes
from policies.matrix.difference import Change as Cells
from policies.review.remarks import Remark
from policies.sentences.writing import Language

__all__ = ["Effects", "find_effects"]

_SHOWN: Final = 8
_JOINED: Final = 200
"""Boxes that are joined for a reader; it takes long of more."""


@dataclass(frozen=True)
class Side:
    """What opens, or what closes."""

    cells: int
    lines: list[str]
    more: int
    """Parts that are not told."""


@dataclass(frozen=True)
class Case:
    """An expectation that is not met."""

    title: str
    unmet: Unmet
    turned: bool
    """Whether it is met as long as the rule is not kept."""


@dataclass(frozen=True)
class Remarked:
    """A rule that does nothing, or does what others do."""

    remark: Remark
    mine: bool
    """Whether it is the rule that is written."""


@dataclass(frozen=True)
class Effects:
    """What a rule would do."""

    opened: Side = Side(0, [], 0)
    closed: Side = Side(0, [], 0)
    cases: list[Case] = field(default_factory=list)
    cases_left: int = 0
    remarks: list[Remarked] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    whole: bool = True


async def find_effects(version: Version, form: RuleForm, number: str) -> Effects:
    """Find what the rule of a form would do, beside the version in force; nothing is kept.

    Parameters
    ----------
    version
        Draft of the visitor.
    form
        A form without errors.
    number
        Number of the rule that it changes, or ``new``.
    """
    rule, visit = rule_of(form), version.visit
    change = add_rule(rule) if number == "new" else replace_rule(number, rule)
    stored = await read_stored(visit.office.database, version.number)
    return await asyncio.to_thread(_find, version, stored, change, mine=rule.id)


def _find(version: Version, stored: Stored, change: Change, *, mine: str) -> Effects:
    rights = version.visit.rights
    head = rights.head
    ground = Ground(head.snapshot, head.territory, rights.day, version.vocabulary)
    try:
        after = change(stored).policy
        found = foresee(ground, stored.policy, after, stored.cases)
    except (PolicyInvalidError, CasesInvalidError) as error:
        return Effects(findings=[tell_finding(version.visit, each) for each in error.findings])
    return _tell(version, found, ground, mine=mine)


def _tell(version: Version, found: Foresight, ground: Ground, *, mine: str) -> Effects:
    policy = found.after.policy
    folder = Folder(ground.vocabulary, policy.groups, ground.territory, ground.day)
    teller = Teller(Language(version.visit.language), folder)
    failed = (_case(version, each, found) for each in found.failed)
    cases = sorted(failed, key=lambda each: not each.turned)
    return Effects(
        opened=_side(teller, found.difference.opened),
        closed=_side(teller, found.difference.closed),
        cases=cases[:_SHOWN],
        cases_left=len(cases[_SHOWN:]),
        remarks=[*_remarks(found, mine)],
        whole=found.whole,
    )


def _side(teller: Teller, changes: Sequence[Cells]) -> Side:
    cells = sum(teller.folder.count(each.box) for each in changes)
    boxes = [each.box for each in changes]
    joined = join_boxes(boxes) if len(boxes) <= _JOINED else tuple(boxes)
    shown = sorted(joined, key=lambda each: -each.size)[:_SHOWN]
    return Side(cells, [_line(teller, each) for each in shown], len(joined) - len(shown))


def _line(teller: Teller, box: Box) -> str:
    said = ", ".join(teller.parts(box).values())
    return said[:1].upper() + said[1:]


def _case(version: Version, verdict: Verdict, found: Foresight) -> Case:
    title = verdict.case.title
    turned = (title, verdict.expectation.sentence) in found.turned
    return Case(title, tell_unmet(version.words, verdict), turned=turned)


def _remarks(found: Foresight, mine: str) -> Iterator[Remarked]:
    shown = (each for each in found.remarks if each.rule == mine or each in found.arisen)
    for remark in sorted(shown, key=lambda each: (each.rule != mine, each)):
        yield Remarked(remark, remark.rule == mine)
