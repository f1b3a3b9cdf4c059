"""Requests near the rules of a policy: where a mistake would show first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from policies.decision import Request
from policies.rules import Policy, Rule
from policies.vocabulary import GROUPED, Vocabulary

__all__ = ["Sample"]

LONG_AGO = date(1970, 1, 1)


class Sample:
    """Draws requests that a policy's own rules speak on, and their neighbours.

    Parameters
    ----------
    policy
        Policy that has been checked.
    vocabulary
        Values to choose from.
    """

    def __init__(self, policy: Policy, vocabulary: Vocabulary) -> None:
        self.rules = policy.rules
        self.values = {each: sorted(known) for each, known in vocabulary.columns.items()}
        self.members: dict[tuple[str, str], list[str]] = {}
        for group in policy.groups:
            self.members.setdefault((group.kind, group.belongs_to), []).append(group.member)

    def requests(self, count: int) -> Iterator[Request]:
        """Draw requests from rules evenly spread over the policy.

        Parameters
        ----------
        count
            How many requests.

        Yields
        ------
        Request
            By turns what a rule speaks on, and the same with one column changed.
        """
        for place in range(count):
            rule = self.rules[place * len(self.rules) // count]
            request = self._of(rule, place)
            yield self._neighbour(request, place) if place % 2 else request

    def _of(self, rule: Rule, place: int) -> Request:
        columns = ("role", "home", "record", "relation", "coordinate", "action", "purpose")
        chosen = {each: self._member(each, getattr(rule, each), place) for each in columns}
        return Request(**chosen, day=date.fromisoformat(rule.since or rule.until or "2026-01-01"))

    def _member(self, column: str, value: str, place: int) -> str:
        """Choose a value that a rule's value stands for."""
        if value == "*":
            return self.values[column][place % len(self.values[column])]
        members = self.members.get((GROUPED.get(column, ""), value))
        known = [each for each in members or () if each in self.values[column]]
        if known:
            return known[place % len(known)]
        return self._member(column, members[0], place) if members else value

    def _neighbour(self, request: Request, place: int) -> Request:
        column = ("role", "relation", "purpose", "coordinate", "record", "day")[place // 2 % 6]
        if column == "day":
            return replace(request, day=LONG_AGO)
        values = self.values[column]
        changed: dict[str, Any] = {column: values[place % len(values)]}
        return replace(request, **changed)
