"""Changes and rules in the language of a visit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gateway.admin.visits import Visit
from gateway.versions.opening import Opened
from policies.explanations.boxes import Teller
from policies.explanations.changes import FoldedChange
from policies.explanations.folding import Folder
from policies.matrix.boxes import Box
from policies.rules import Policy
from policies.sentences.writing import Language, write

__all__ = [
    "ToldChange",
    "ToldReach",
    "make_teller",
    "tell_changes",
    "tell_reach",
    "tell_rules",
]


@dataclass(frozen=True)
class ToldChange:
    """Cells that open or close, in words."""

    change: str
    """``opened`` or ``closed``."""
    parts: Mapping[str, str]
    """Who, what, records, purpose and when -> text."""
    cells: int
    before: str
    """Numbers of the rules that decided."""
    after: str
    """Numbers of the rules that decide."""


@dataclass(frozen=True)
class ToldReach:
    """What is open, in words."""

    parts: Mapping[str, str]
    """Who, what, records, purpose and when -> text."""
    rules: str
    """Numbers of the rules that open it."""


def tell_changes(
    visit: Visit, opened: Opened | None, changes: Iterable[FoldedChange]
) -> list[ToldChange]:
    """Tell changes towards a version, in the language of the visit; none where it is not open."""
    if opened is None:
        return []
    teller = make_teller(visit, opened)
    return [_tell(teller, each) for each in changes]


def make_teller(visit: Visit, opened: Opened, day: date | None = None) -> Teller:
    """Make what tells boxes of a version in the language of the visit, from a day on or today."""
    snapshot, first = opened.snapshot, day or visit.rights.day
    folder = Folder(snapshot.vocabulary, snapshot.policy.groups, opened.territory, first)
    return Teller(Language(visit.language), folder)


def tell_reach(teller: Teller, box: Box, rules: frozenset[str]) -> ToldReach:
    """Tell what is open."""
    return ToldReach(teller.parts(box), teller.rules(rules))


def _tell(teller: Teller, change: FoldedChange) -> ToldChange:
    return ToldChange(
        "opened" if change.opens else "closed",
        teller.parts(change.box),
        change.cells,
        teller.rules(change.before),
        teller.rules(change.after),
    )


def tell_rules(visit: Visit, policy: Policy, numbers: Iterable[str]) -> list[str]:
    """Write rules of a policy as sentences, by number."""
    wanted, language = frozenset(numbers), Language(visit.language)
    found = (each for each in policy.rules if each.id in wanted)
    return [write(each, language) for each in sorted(found, key=lambda rule: rule.id)]
