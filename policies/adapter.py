"""Casbin: the only author of decisions, and the only module that speaks to it.

A policy reaches Casbin as lists, never as text, and in a fresh enforcer: one
that decides is never loaded again.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import eq, le
from typing import Any, Protocol

import casbin  # type: ignore[import-untyped]  # it has no types
from typing_extensions import override

from policies.errors import PolicyError
from policies.rules import Ruleset

__all__ = ["Asked", "Condition", "Reference", "Shape", "read_shape"]

Values = tuple[str, ...]
Reading = Callable[[Values, Values], Any]
COMPARISONS: Mapping[type[ast.cmpop], Callable[[str, str], bool]] = {ast.Eq: eq, ast.LtE: le}


@dataclass(frozen=True)
class Condition:
    """One part of the matcher: what it reads of a request and of a rule, and whether it holds."""

    request: tuple[str, ...]
    """Columns of the request it reads."""
    rule: tuple[str, ...]
    """Columns of the rule it reads."""
    holds: Callable[[Values, Values], bool]
    """Takes the values of the request's columns, then those of the rule's."""


class Asked(Protocol):
    """A request under any model."""

    @property
    def values(self) -> tuple[str, ...]:
        """The columns in the order of the model."""


@dataclass(frozen=True)
class Shape:
    """What Casbin reads in a model, by its own reader."""

    request: tuple[str, ...]
    """Columns of a request."""
    rule: tuple[str, ...]
    """Columns of a rule."""
    kinds: Mapping[str, str]
    """Kind of group -> how many places it has, as ``_, _``."""
    effect: str
    matcher: str
    """With ``r_`` and ``p_`` before the columns."""


def read_shape(text: str) -> Shape:
    """Read a model as Casbin does.

    Raises
    ------
    PolicyError
        If Casbin cannot read it.
    """
    try:
        sections = casbin.Enforcer.new_model(text=text).model
    except RuntimeError as error:
        raise PolicyError(str(error)) from None
    found = {name: section[name] for name, section in sections.items() if name in section}
    return Shape(
        tuple(token.removeprefix("r_") for token in found["r"].tokens) if "r" in found else (),
        tuple(token.removeprefix("p_") for token in found["p"].tokens) if "p" in found else (),
        {kind: each.value for kind, each in sections.get("g", {}).items()},
        found["e"].value if "e" in found else "",
        found["m"].value if "m" in found else "",
    )


class Reference:
    """A policy in Casbin's own enforcer.

    Parameters
    ----------
    policy
        Policy that has been checked.
    """

    def __init__(self, policy: Ruleset) -> None:
        model = casbin.Enforcer.new_model(text=policy.model)
        self._enforcer = casbin.Enforcer(model, _Lists(policy))

    def allows(self, request: Asked) -> bool:
        """Decide one request; takes 2 us for each rule."""
        allowed: bool = self._enforcer.enforce(*request.values)
        return allowed

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The parts of the matcher that must all hold, in its order."""
        matcher = self._enforcer.model["m"]["m"].value
        tree = ast.parse(matcher.replace("&&", "and").replace("||", "or"), mode="eval").body
        parts = tree.values if _is_conjunction(tree) else [tree]
        return tuple(_condition(part, self._functions) for part in parts)

    @property
    def _functions(self) -> dict[str, Callable[..., Any]]:
        kinds = self._enforcer.model.model.get("g", ())
        managers = {kind: self._enforcer.get_named_role_manager(kind) for kind in kinds}
        make = casbin.util.generate_g_function
        return {kind: make(manager) for kind, manager in managers.items()}


class _Lists(casbin.persist.Adapter):  # type: ignore[misc]  # it has no types
    def __init__(self, policy: Ruleset) -> None:
        self.policy = policy

    @override
    def load_policy(self, model: casbin.Model) -> None:
        model["p"]["p"].policy.extend(list(rule.columns) for rule in self.policy.rules)
        for group in self.policy.groups:
            model["g"][group.kind].policy.append([group.member, group.belongs_to])


def _is_conjunction(tree: ast.expr) -> bool:
    return isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And)


def _condition(part: ast.expr, functions: Mapping[str, Callable[..., Any]]) -> Condition:
    names = sorted({node.id for node in ast.walk(part) if isinstance(node, ast.Name)})
    request = tuple(name for name in names if name.startswith("r_"))
    rule = tuple(name for name in names if name.startswith("p_"))
    readings: dict[str, Reading] = {
        **{name: _reading_request(place) for place, name in enumerate(request)},
        **{name: _reading_rule(place) for place, name in enumerate(rule)},
    }
    return Condition(
        tuple(name.removeprefix("r_") for name in request),
        tuple(name.removeprefix("p_") for name in rule),
        _compile(part, readings, functions=functions),
    )


def _reading_request(place: int) -> Reading:
    return lambda request, _: request[place]


def _reading_rule(place: int) -> Reading:
    return lambda _, rule: rule[place]


def _compile(
    node: ast.expr,
    readings: Mapping[str, Reading],
    *,
    functions: Mapping[str, Callable[..., Any]],
) -> Reading:
    def inner(each: ast.expr) -> Reading:
        return _compile(each, readings, functions=functions)

    match node:
        case ast.Constant(value=value):
            return lambda *_: value
        case ast.Name(id=name):
            return readings[name]
        case ast.BoolOp(op=ast.Or(), values=values):
            return _either([inner(each) for each in values])
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARISONS:
            return _applied(COMPARISONS[type(op)], inner(left), inner(right))
        case ast.Call(func=ast.Name(id=name), args=[left, right]):
            return _applied(functions[name], inner(left), inner(right))
        case _:
            raise PolicyError(f"the matcher holds what no table can: {ast.unparse(node)}")


def _either(readings: list[Reading]) -> Reading:
    first, *rest = readings
    if not rest:
        return first
    second = _either(rest)
    return lambda request, rule: first(request, rule) or second(request, rule)


def _applied(function: Callable[..., Any], left: Reading, right: Reading) -> Reading:
    return lambda request, rule: function(left(request, rule), right(request, rule))
