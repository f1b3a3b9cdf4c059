"""Why a recorded decision came out as it did, by the rules of the version that made it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gateway.cache import BoundedCache
from gateway.heads import Edition, Head
from gateway.loading import load_head
from policies.decision import Scope
from policies.errors import PolicyError
from policies.explanations.finding import explain
from policies.explanations.telling import tell, tell_reason
from policies.pdp import Snapshot
from policies.record.answers import Evaluations, Question, read_scope
from policies.record.records import DecisionRecord
from policies.sentences.writing import Language, write
from sql.database import Database

__all__ = ["Explained", "PastPolicies", "explain_evaluations", "explain_operation", "write_rules"]

_KEPT: Final = 4
_EXPLAINED: Final = 5
"""Evaluations of one call that are explained."""


class PastPolicies:
    """The versions of the policy that decided before, each loaded when it is asked about."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: BoundedCache[Edition, Head] = BoundedCache(_KEPT)

    async def find(self, version: int, current: Head) -> Head | None:
        """Find a version, for the municipalities of today; `None` if it does not load any more."""
        edition = Edition(version, current.edition.reference_version)
        known = current if edition == current.edition else self._kept.get(edition)
        if known is not None:
            return known
        try:
            loaded = await load_head(self._database, edition)
        except PolicyError:
            return None
        self._kept.put(edition, loaded)
        return loaded


@dataclass(frozen=True)
class Explained:
    """Coordinates that were decided alike, for the same reason."""

    action: str
    scope: Scope
    coordinates: frozenset[str]
    rules: tuple[str, ...]
    """Numbers of the rules that decided."""
    sentences: tuple[str, ...]
    """The same rules; fewer where the version does not load any more."""
    advice: str
    """What would have opened it; empty where it is open."""


def explain_operation(
    record: DecisionRecord, asked: Question, snapshot: Snapshot | None, language: Language
) -> tuple[Explained, ...]:
    """Explain what was decided on an operation; what was closed comes first."""
    gathered: dict[tuple[str, Scope, tuple[str, ...], str], set[str]] = defaultdict(set)
    pairs = zip(asked.asked, record.answers, strict=True)
    for (coordinate, action), (text, numbers) in pairs:
        scope, rules = read_scope(text), tuple(numbers.split())
        advice = ""
        if snapshot is not None:
            reason = snapshot.reason(asked.context, asked.own, coordinate, action)
            rules, advice = reason.rules, "" if scope.open else tell_reason(reason, language)
        gathered[action, scope, rules, advice].add(coordinate)
    found = (
        Explained(
            action, scope, frozenset(each), rules, write_rules(snapshot, rules, language), why
        )
        for (action, scope, rules, why), each in gathered.items()
    )
    return tuple(sorted(found, key=lambda one: (one.scope.open, one.action, one.rules)))


def explain_evaluations(
    asked: Evaluations, head: Head | None, language: Language
) -> tuple[tuple[str, ...], ...]:
    """Explain what the decision point was asked: a few lines for each of the first evaluations."""
    if head is None:
        return ()
    known = head.snapshot.vocabulary.municipalities
    return tuple(
        tell(explain(head.snapshot, head.territory, each), language, known)
        for each in asked.requests[:_EXPLAINED]
        if each.role and each.coordinate
    )


def write_rules(
    snapshot: Snapshot | None, numbers: Iterable[str], language: Language
) -> tuple[str, ...]:
    """Write rules of a version as sentences, by number."""
    return tuple(_write(snapshot, frozenset(numbers), language)) if snapshot else ()


def _write(snapshot: Snapshot, numbers: frozenset[str], language: Language) -> Iterator[str]:
    for rule in snapshot.table.rules:
        if rule.id in numbers:
            yield write(rule, language)
