"""A policy in Cedar: another engine, another language, the same answers."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from json import dumps
from typing import Any

import cedarpy

from policies.decision import Request
from policies.rules import Policy, Rule
from policies.vocabulary import Vocabulary

TYPES = {
    "role": "Role",
    "home": "Place",
    "record": "Place",
    "coordinate": "Field",
    "purpose": "Purpose",
    "action": "Action",
}
KINDS = {"g": "Role", "g2": "Field", "g3": "Purpose", "g4": "Place"}
READ = {
    "role": "principal",
    "action": "action",
    "coordinate": "resource",
    "home": "context.home",
    "record": "context.record",
    "purpose": "context.purpose",
}


class Cedar:
    """A policy in Cedar's own engine."""

    def __init__(self, policy: Policy, words: Vocabulary) -> None:
        self._policies = cedarpy.PolicySet.from_str("\n".join(map(translate, policy.rules)))
        self._entities = cedarpy.Entities.from_json_str(dumps([*list_entities(policy, words)]))

    def allows(self, requests: Iterable[Request]) -> list[bool]:
        """Decide many requests; none may meet an error, for Cedar then skips the policy."""
        asked = [ask(each) for each in requests]
        answers = cedarpy.is_authorized_batch(asked, self._policies, self._entities)
        assert [each.diagnostics.errors for each in answers] == [[]] * len(asked)
        return [each.allowed for each in answers]


def translate(rule: Rule) -> str:
    """Write a rule as a Cedar policy."""
    effect = "permit" if rule.eft == "allow" else "forbid"
    return f"{effect}(principal, action, resource) when {{ {' && '.join(conditions(rule))} }};"


def conditions(rule: Rule) -> Iterator[str]:
    yield "true"
    for column, read in READ.items():
        if getattr(rule, column) != "*":
            yield f'{read} in {TYPES[column]}::"{getattr(rule, column)}"'
    if rule.relation != "*":
        yield f'context.relation == "{rule.relation}"'
    if rule.since:
        yield f"{count(rule.since)} <= context.day"
    if rule.until:
        yield f"context.day <= {count(rule.until)}"


def count(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def list_entities(policy: Policy, words: Vocabulary) -> Iterator[Mapping[str, Any]]:
    """List every value and group as an entity with the groups it belongs to."""
    parents: dict[tuple[str, str], list[dict[str, str]]] = {}
    for column, kind in TYPES.items():
        for value in words.columns[column]:
            parents[kind, value] = []
    for group in policy.groups:
        kind = KINDS[group.kind]
        parents.setdefault((kind, group.belongs_to), [])
        above = {"type": kind, "id": group.belongs_to}
        parents.setdefault((kind, group.member), []).append(above)
    for (kind, value), above_it in parents.items():
        yield {"uid": {"type": kind, "id": value}, "attrs": {}, "parents": above_it}


def ask(request: Request) -> dict[str, Any]:
    """Write a request as Cedar takes it."""
    return {
        "principal": f'Role::"{request.role}"',
        "action": f'Action::"{request.action}"',
        "resource": f'Field::"{request.coordinate}"',
        "context": {
            **{each: refer(each, getattr(request, each)) for each in ("home", "record", "purpose")},
            "relation": request.relation,
            "day": request.day.toordinal(),
        },
    }


def refer(column: str, value: str) -> dict[str, Any]:
    return {"__entity": {"type": TYPES[column], "id": value}}
