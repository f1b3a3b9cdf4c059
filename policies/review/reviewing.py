"""Rules that do nothing, do what others do, end soon, allow widely or are not tested."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policies.matrix.space import Space
from policies.pdp import Snapshot
from policies.review.effects import Effects, weigh
from policies.review.remarks import Remark, RemarkKind
from policies.rules import COLUMNS, Rule
from policies.territory import Territory

__all__ = ["SAFEGUARD", "Review"]

SAFEGUARD = "S"
"""What the number of a deny begins with that is meant to close what is closed."""

Said = tuple[RemarkKind, tuple[str, ...], str, str]
"""Kind, other rules, reason and fix."""


@dataclass(frozen=True)
class Review:
    """One look at a policy, over every request that can be made from a day on.

    Parameters
    ----------
    snapshot
        Policy that may be used.
    territory
        Which records a home calls its own.
    day
        Day of the review.
    expires_within
        Days before its last in which a rule is remarked.
    tested
        Numbers of the rules that a case is decided by.
    """

    snapshot: Snapshot
    territory: Territory
    day: date
    expires_within: int
    tested: frozenset[str]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Everything that deserves a look, in the order of files and lines."""
        rules = self.snapshot.table.rules
        return tuple(sorted(each for place in range(len(rules)) for each in self._rule(place)))

    @cached_property
    def effects(self) -> Effects:
        """What each rule does."""
        table, vocabulary = self.snapshot.table, self.snapshot.vocabulary
        space = Space((table,), vocabulary, self.territory, self.day)
        return weigh(table, (cell.rows[0] for cell in space.cells()))

    def _rule(self, place: int) -> Iterator[Remark]:
        rule, row = self.snapshot.table.rules[place], 1 << place
        for kind, rules, reason, fix in self._said(rule, row):
            yield _remark(rule, kind, reason, fix, rules=rules)
        wide = tuple(each for each in COLUMNS if getattr(rule, each) == "*")
        if rule.eft == "allow" and wide:
            reason = f"it allows every {', '.join(wide)}"
            fix = "choose values where fewer are meant"
            yield _remark(rule, RemarkKind.WIDE, reason, fix, columns=wide)

    def _said(self, rule: Rule, row: int) -> Iterator[Said]:
        marked = rule.id.startswith(SAFEGUARD)
        if marked and rule.eft == "allow":
            reason = f"its number begins with {SAFEGUARD}, which marks a safeguard, and it allows"
            yield RemarkKind.MISMARKED, (), reason, "give it another number"
        if rule.until and rule.until < self.day.isoformat():
            fix = "take it out, or write a rule that follows it"
            yield RemarkKind.EXPIRED, (), f"it ended on {rule.until}", fix
            return
        yield from self._expiring(rule)
        if not (marked and rule.eft == "deny"):
            yield from self._without_effect(rule, row)
        if row & self.effects.deciding and rule.id not in self.tested:
            yield RemarkKind.UNTESTED, (), "no case is decided by it", "write a case that is"

    def _expiring(self, rule: Rule) -> Iterator[Said]:
        left = (date.fromisoformat(rule.until or date.max.isoformat()) - self.day).days
        if left <= self.expires_within:
            reason = f"it ends on {rule.until}, {left} days from now"
            fix = "write a rule that follows it, or let it end"
            yield RemarkKind.EXPIRING, (), reason, fix

    def _without_effect(self, rule: Rule, row: int) -> Iterator[Said]:
        effects = self.effects
        if not row & effects.matching:
            reason = "it never speaks: no request that can be made fits all of its columns"
            yield RemarkKind.DEAD, (), reason, _removal(rule)
        elif not row & effects.effective:
            yield self._ineffective(rule, row)
        elif not row & effects.essential:
            rules = self.snapshot.table.numbers(effects.cover(row))
            reason = f"without it every request is decided alike, by {', '.join(rules)}"
            yield RemarkKind.REDUNDANT, rules, reason, _removal(rule)

    def _ineffective(self, rule: Rule, row: int) -> Said:
        if rule.eft == "deny":
            reason = "it closes nothing: no rule allows what it denies"
            return RemarkKind.IDLE, (), reason, _removal(rule)
        table = self.snapshot.table
        rules = table.numbers(self.effects.overrule(row, table.deny))
        reason = f"it opens nothing: overruled everywhere by {', '.join(rules)}"
        return RemarkKind.SHADOWED, rules, reason, "take it out, or narrow what denies"


def _removal(rule: Rule) -> str:
    if rule.eft == "allow":
        return "take it out, or correct it"
    return f"take it out, or let its number begin with {SAFEGUARD} if it is meant as a safeguard"


def _remark(
    rule: Rule,
    kind: RemarkKind,
    reason: str,
    fix: str,
    *,
    rules: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
) -> Remark:
    place = rule.source
    return Remark(
        place.file,
        place.line,
        rule.id,
        kind=kind,
        columns=columns,
        rules=rules,
        reason=reason,
        fix=fix,
    )
