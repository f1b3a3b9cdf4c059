"""What an author does to a draft, each as a change of what it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gateway.admin.policies.editing.errors import GroupUsedError, NumberTakenError
from gateway.versions.drafts import Change
from gateway.versions.lives import Stored
from policies.rules import Group, Rule

__all__ = ["add_rule", "move_rule", "remove_rule", "replace_rule", "set_group"]


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


def set_group(kind: str, name: str, members: Sequence[str], *, new: bool) -> Change:
    """Let a group have exactly these members; without any it is none.

    Parameters
    ----------
    kind
        Kind of the group, as in `Group`.
    name
        Name of the group.
    members
        Values and groups; those that it has stay in their order, others follow.
    new
        Whether there must be no group of this name yet.
    """

    def change(stored: Stored) -> Stored:
        policy, wanted = stored.policy, set(members)
        held = [each for each in policy.groups if each.belongs_to == name]
        if new and held:
            raise NumberTakenError(name)
        used = () if wanted else tuple(_users(stored, name))
        if used:
            raise GroupUsedError(name, used)
        kept = [each.member for each in held if each.member in wanted]
        rows = [Group(kind, each, name) for each in (*kept, *sorted(wanted - {*kept}))]
        others = [each for each in policy.groups if each.belongs_to != name]
        place = policy.groups.index(held[0]) if held else len(others)
        groups = (*others[:place], *rows, *others[place:])
        return replace(stored, policy=replace(policy, groups=groups))

    return change


def _users(stored: Stored, name: str) -> Iterator[str]:
    yield from (rule.id for rule in stored.policy.rules if name in rule.columns)
    yield from (each.belongs_to for each in stored.policy.groups if each.member == name)


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
