"""Policies of any size over the register's own vocabulary, grown from the shipped one."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle
from random import Random

from gateway.installing import SHIPPED
from gateway.vocabulary import shipped_vocabulary
from policies.rules import Policy, Rule, read_policy

__all__ = ["grow", "revise"]

SEED = 20261125
DATES = ("", "", "", "2027-01-01", "2027-07-01", "2028-01-01")
CLOSED = "Annotation.text", "Licence.photo", "annotation:head", "operator:measures", "licence:card"


def grow(size: int) -> Policy:
    """Make a policy of this many rules; up to the size of the shipped one, a part of it.

    What comes on top are rules of single municipalities: three in four close something of
    their own records to others or to one role, the others open something.
    """
    shipped = read_policy(SHIPPED)
    rules = [*shipped.rules[:size], *_added(size - len(shipped.rules))]
    return replace(shipped, rules=tuple(rules))


def revise(policy: Policy) -> Policy:
    """Make the next version: a rule is gone, one ends, one speaks of own records only."""
    first, second, third = (rule for rule in policy.rules if rule.id in {"R112", "R121", "R125"})
    ended, narrowed = replace(second, until="2028-06-30"), replace(third, relation="own")
    changed = {second: ended, third: narrowed}
    rules = (changed.get(rule, rule) for rule in policy.rules if rule is not first)
    return replace(policy, rules=tuple(rules))


def _added(wanted: int) -> Iterator[Rule]:
    random = Random(SEED)
    words = shipped_vocabulary()
    municipalities = cycle(sorted(words.municipalities))
    roles, purposes = sorted(words.roles), sorted(words.purposes)
    coordinates = [*CLOSED, *sorted(words.coordinates)]
    for number, municipality, _ in zip(count(1), municipalities, range(wanted), strict=False):
        opens = random.random() < 0.25
        yield Rule(
            id=f"B{number}",
            role=random.choice(roles) if opens else random.choice(["*", "role:supervisor", *roles]),
            home=municipality if opens else "*",
            record="*" if opens else municipality,
            relation="own" if opens else random.choice(["other", "other", "*"]),
            coordinate=random.choice(coordinates),
            action="read" if opens else random.choice(["*", "read", "filter"]),
            purpose=random.choice(purposes) if opens else random.choice(["*", *purposes]),
            since=random.choice(DATES),
            until="",
            eft="allow" if opens else "deny",
            basis="WRS",
        )
