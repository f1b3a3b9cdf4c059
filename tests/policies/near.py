"""Random policies over a small register, and requests near their rules."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from policies.decision import Context, Request
from policies.rules import Group, Policy, Rule, read_model
from policies.vocabulary import Vocabulary
from tests.policies.material import rule

MUNICIPALITIES = frozenset({"GM0001", "GM0002", "GM0003", "GM0004"})
SMALL = Vocabulary(
    coordinates={"A.one": True, "A.two": True, "B.one": True, "C.one": False},
    roles=frozenset({"clerk", "boss", "guest"}),
    purposes=frozenset({"NONE", "CHECK", "WORK"}),
    actions=frozenset({"read", "filter"}),
    municipalities=MUNICIPALITIES,
    homes=MUNICIPALITIES | {"none", "police:land"},
    bases=frozenset({"WRS"}),
)
LINES = (
    ("g", "clerk", "role:staff"),
    ("g", "boss", "role:staff"),
    ("g", "role:staff", "role:all"),
    ("g2", "A.one", "field:pair"),
    ("g2", "A.two", "field:pair"),
    ("g2", "field:pair", "field:all"),
    ("g2", "B.one", "field:all"),
    ("g3", "CHECK", "purpose:any"),
    ("g3", "WORK", "purpose:any"),
    ("g4", "GM0001", "region:east"),
    ("g4", "GM0002", "region:east"),
    ("g4", "region:east", "region:land"),
    ("g4", "police:land", "region:land"),
)
CYCLES = (("g", "role:all", "role:staff"), ("g4", "region:land", "region:east"))
GROUPS = {
    "role": ["role:staff", "role:all"],
    "coordinate": ["field:pair", "field:all"],
    "purpose": ["purpose:any"],
    "home": ["region:east", "region:land"],
    "record": ["region:east", "region:land"],
}
DAYS = ("2026-01-01", "2026-01-02", "2026-01-03")
ASKED = ("role", "home", "record", "relation", "coordinate", "action", "purpose")


@dataclass(frozen=True)
class Case:
    """A policy and what is asked of it, in order."""

    policy: Policy
    requests: tuple[Request, ...]
    own: frozenset[str]

    @property
    def contexts(self) -> list[Context]:
        """The callers of the requests."""
        return [Context(each.role, each.home, each.purpose, each.day) for each in self.requests]


def values(column: str) -> list[str]:
    """List the values of a column, groups aside."""
    return sorted(SMALL.columns[column])


CHOICES = {column: ["*", "*", *values(column), *GROUPS.get(column, [])] for column in ASKED}
DATES = ["", "", *DAYS]


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    """Draw rules; each may be an earlier one with a column and the effect changed."""
    drawn: list[Rule] = []
    for number in range(draw(st.integers(0, 5))):
        eft = draw(st.sampled_from(["allow", "allow", "deny"]))
        if bool(drawn) and draw(st.booleans()):
            rule = replace(draw(st.sampled_from(drawn)), id=f"R{number}", eft=eft)
            column = draw(st.sampled_from([*ASKED, "since"]))
            changes: dict[str, Any] = {column: draw(st.sampled_from(CHOICES.get(column, DATES)))}
            drawn.append(replace(rule, **changes))
        else:
            chosen: dict[str, Any] = {
                column: draw(st.sampled_from(CHOICES.get(column, DATES)))
                for column in (*ASKED, "since", "until")
            }
            drawn.append(Rule(id=f"R{number}", eft=eft, basis="WRS", **chosen))
    return drawn


@st.composite
def near(draw: st.DrawFn, rule: Rule) -> Request:
    """Draw a request from a rule's own values, groups replaced by a value at random."""
    chosen: dict[str, Any] = {}
    for column in ASKED:
        value = getattr(rule, column)
        known = SMALL.columns[column]
        chosen[column] = value if value in known else draw(st.sampled_from(sorted(known)))
    day = draw(st.sampled_from([each for each in (rule.since, rule.until) if each] or DAYS))
    return Request(**chosen, day=date.fromisoformat(day))


@st.composite
def changed(draw: st.DrawFn, request: Request) -> Request:
    """Draw the same request with one column changed."""
    column = draw(st.sampled_from([*ASKED, "day"]))
    if column == "day":
        return replace(request, day=date.fromisoformat(draw(st.sampled_from(DAYS))))
    changes: dict[str, Any] = {column: draw(st.sampled_from(values(column)))}
    return replace(request, **changes)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a policy, with a cycle now and then, and two neighbouring requests for each rule."""
    drawn = draw(rules())
    lines = (*LINES, *draw(st.sampled_from([(), (), CYCLES])))
    policy = Policy(read_model(), tuple(drawn), tuple(Group(*line) for line in lines))
    start = drawn or [rule("R0")]
    first = [draw(near(rule)) for rule in start]
    second = [draw(changed(request)) for request in first]
    requests = tuple(request for pair in zip(first, second, strict=True) for request in pair)
    own = draw(st.frozensets(st.sampled_from(sorted(MUNICIPALITIES)), max_size=3))
    return Case(policy, requests, own)
