"""What an author does to a draft, each as a change of what it holds."""

from collections.abc import Sequence
from dataclasses import replace

from gateway.admin.policies.editing.errors import NumberTakenError
from gateway.versions.drafts import Change
from gateway.versions.lives import Stored
from policies.rules import Rule

__all__ = ["add_rule", "move_rule", "remove_rule", "replace_rule"]


def add_rule(rule: Rule) -> Change:
    """Let a draft hold one more rule, after the others."""

    def change(stored: Stored) -> Stored:
        rules = stored.policy.rules
        _require_free(rules, rule.id)
        return _with(stored, [*rules, rule])

    return change


def replace_rule(number: str, rule: Rule) -> Change:
    """Let a rule say something else, where it stands."""

    def change(stored: Stored) -> Stored:
        rules = stored.policy.rules
        if rule.id != number:
            _require_free(rules, rule.id)
        return _with(stored, [rule if each.id == number else each for each in rules])

    return change


def remove_rule(number: str) -> Change:
    """Take a rule out."""

    def change(stored: Stored) -> Stored:
        return _with(stored, [each for each in stored.policy.rules if each.id != number])

    return change


def move_rule(number: str, *, up: bool) -> Change:
    """Let a rule change places with its neighbour among those it is listed with."""

    def change(stored: Stored) -> Stored:
        rules = list(stored.policy.rules)
        places = [place for place, each in enumerate(rules) if each.id == number]
        for place in places:
            other = _neighbour(rules, place, up=up)
            rules[place], rules[other] = rules[other], rules[place]
        return _with(stored, rules)

    return change


def _neighbour(rules: Sequence[Rule], place: int, *, up: bool) -> int:
    beside = range(place - 1, -1, -1) if up else range(place + 1, len(rules))
    part = _part(rules[place])
    return next((other for other in beside if _part(rules[other]) == part), place)


def _part(rule: Rule) -> tuple[str, str]:
    return rule.eft, rule.role


def _with(stored: Stored, rules: Sequence[Rule]) -> Stored:
    return replace(stored, policy=replace(stored.policy, rules=tuple(rules)))


def _require_free(rules: Sequence[Rule], number: str) -> None:
    if any(each.id == number for each in rules):
        raise NumberTakenError(number)
