"""Groups, and groups of groups: what is refused of them."""

from collections.abc import Collection, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from policies.errors import Finding
from policies.legibility import illegible
from policies.rules import Group
from policies.vocabulary import Words, propose

__all__ = ["LONGEST_CHAIN", "check_groups"]

LONGEST_CHAIN = 8
"""Links from a member to its furthest group; Casbin follows nine and is silent about the rest."""

Problem = tuple[str, str, str]


def check_groups(groups: tuple[Group, ...], words: Words) -> Iterator[Finding]:
    """Find every group for which a policy must be refused.

    Parameters
    ----------
    groups
        Groups of every kind.
    words
        Values that may be members, and the kinds of groups there are.

    Yields
    ------
    Finding
        Names that mislead, unknown members, empty groups, cycles and chains too long.
    """
    kinds = {each.belongs_to: each.kind for each in reversed(groups)}
    for group in groups:
        problem = _illegible(group, words.kinds) or _misnamed(group, kinds, words.names)
        problem = problem or _unknown(group, kinds, words.kinds[group.kind])
        if problem:
            yield Finding(group.source.file, group.source.line, *problem)
    for kind in words.kinds:
        yield from _check_chains([each for each in groups if each.kind == kind])


def _illegible(group: Group, known: Collection[str]) -> Problem | None:
    if group.kind not in known:
        return "type", f"{group.kind!r} is no kind of group", f"write one of {', '.join(known)}"
    for column, value in (("member", group.member), ("group", group.belongs_to)):
        if value in ("", "*"):
            return column, f"{value!r} names nothing", f"name the {column}"
        problem = illegible(value)
        if problem:
            return column, *problem
    return None


def _misnamed(group: Group, kinds: dict[str, str], names: frozenset[str]) -> Problem | None:
    fix = "give the group a name of its own, as role:supervisor"
    if group.belongs_to in names:
        return "group", f"{group.belongs_to!r} is both a value and a group", fix
    if kinds[group.belongs_to] != group.kind:
        reason = f"{group.belongs_to!r} is a group of {kinds[group.belongs_to]} already"
        return "group", reason, fix
    return None


def _unknown(group: Group, kinds: dict[str, str], values: frozenset[str]) -> Problem | None:
    if group.member in values or kinds.get(group.member) == group.kind:
        return None
    if ":" in group.member:
        fix = f"add a line: {group.kind}, a member, {group.member}"
        return "member", f"the group {group.member!r} has no members", fix
    return "member", f"{group.member!r} is unknown", propose(group.member, values)


def _check_chains(groups: list[Group]) -> Iterator[Finding]:
    parents: dict[str, set[str]] = {}
    for group in groups:
        parents.setdefault(group.member, set()).add(group.belongs_to)
    try:
        order = tuple(TopologicalSorter(parents).static_order())
    except CycleError as error:
        yield from _describe_cycle(groups, error.args[1])
        return
    yield from _measure_chains(groups, parents, order=order)


def _describe_cycle(groups: Iterable[Group], cycle: list[str]) -> Iterator[Finding]:
    links = {frozenset(pair) for pair in pairwise(cycle)}
    fix = "take out one of these lines"
    for group in groups:
        if frozenset((group.member, group.belongs_to)) in links:
            reason = f"{group.member!r} is a member of itself through {' and '.join(cycle[:-1])}"
            yield Finding(group.source.file, group.source.line, "group", reason, fix)


def _measure_chains(
    groups: Iterable[Group], parents: dict[str, set[str]], *, order: Iterable[str]
) -> Iterator[Finding]:
    heights: dict[str, int] = {}
    for name in order:
        heights[name] = 1 + max((heights[each] for each in parents.get(name, ())), default=-1)
    for group in groups:
        if heights[group.belongs_to] == LONGEST_CHAIN:
            reason = f"{group.member!r} stands more than {LONGEST_CHAIN} groups deep"
            fix = f"let it belong to a group that stands at most {LONGEST_CHAIN - 1} deep"
            yield Finding(group.source.file, group.source.line, "member", reason, fix)
