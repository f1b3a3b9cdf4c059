"""Changes and rules in the language of a visit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gateway.admin.visits import Visit
from gateway.versions.opening import Opened
from policies.explanations.boxes import Teller
from policies.explanations.changes import FoldedChange
from policies.explanations.folding import Folder
from policies.rules import Policy
from policies.sentences.writing import Language, write

__all__ = ["ToldChange", "make_teller", "tell_changes", "tell_rules"]


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


def tell_changes(
    visit: Visit, opened: Opened | None, changes: Iterable[FoldedChange]
) -> list[ToldChange]:
    """Tell changes towards a version, in the language of the visit; none where it is not open."""
    if opened is None:
        return []
    teller = make_teller(visit, opened)
    return [_tell(teller, each) for each in changes]


def make_teller(visit: Visit, opened: Opened) -> Teller:
    """Make what tells boxes of a version in the language of the visit."""
    snapshot = opened.snapshot
    folder = Folder(snapshot.vocabulary, snapshot.policy.groups, opened.territory, visit.rights.day)
    return Teller(Language(visit.language), folder)


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
