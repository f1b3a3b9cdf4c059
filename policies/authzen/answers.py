"""Answering questions: from what is asked to the JSON of the answer, and nothing in between."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from policies.authzen.domain import Domain, Ruling
from policies.authzen.entities import (
    ActionSearch,
    Evaluation,
    Evaluations,
    Semantic,
    SubjectSearch,
)
from policies.authzen.pages import Found, Result, take_page

__all__ = ["Desk", "describe"]


@dataclass(frozen=True)
class Desk:
    """Answers questions about one policy on one day."""

    domain: Domain
    today: date
    """Today in Europe/Amsterdam, by the clock of this machine."""

    def evaluate(self, asked: Evaluation) -> Ruling:
        """Decide one evaluation."""
        return self.domain.decide(asked, self.today)

    def evaluate_all(self, several: Evaluations) -> tuple[Ruling, ...]:
        """Decide several evaluations in order, until their semantic says to end."""
        return tuple(self._decide_in_turn(several))

    def search_subjects(self, search: SubjectSearch) -> Found:
        """Find the subjects that are allowed; each would be if it were asked about."""
        return take_page(self._allowed_subjects(search), search.page)

    def search_actions(self, search: ActionSearch) -> Found:
        """Find the actions that are allowed; each would be if it were asked about."""
        return take_page(self._allowed_actions(search), search.page)

    def _decide_in_turn(self, several: Evaluations) -> Iterator[Ruling]:
        last = {Semantic.DENY_ON_FIRST_DENY: False, Semantic.PERMIT_ON_FIRST_PERMIT: True}
        for asked in several.asked:
            ruling = self.evaluate(asked)
            yield ruling
            if ruling.allowed is last.get(several.semantic):
                return

    def _allowed_subjects(self, search: SubjectSearch) -> Iterator[Result]:
        for subject in self.domain.subjects(search.pattern.subject.type):
            if self.evaluate(replace(search.pattern, subject=subject)).allowed:
                yield subject.written

    def _allowed_actions(self, search: ActionSearch) -> Iterator[Result]:
        for name in self.domain.actions():
            if self.evaluate(replace(search.pattern, action={"name": name})).allowed:
                yield {"name": name}


def describe(ruling: Ruling, domain: Domain) -> dict[str, object]:
    """Write a decision as JSON, with why and under which policy.

    Parameters
    ----------
    ruling
        The decision.
    domain
        What decided.
    """
    reason: dict[str, object] = {
        "kind": ruling.kind.value,
        "rules": list(ruling.rules),
        "legal_basis": list(ruling.bases),
    }
    if ruling.unmapped:
        reason["columns"] = list(ruling.unmapped)
    context = {
        "reason": reason,
        "policy": dict(domain.policy),
        "evaluated_on": ruling.day.isoformat(),
    }
    return {"decision": ruling.allowed, "context": context}
