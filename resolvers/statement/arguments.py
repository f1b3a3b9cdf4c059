"""Arguments as the compiler sees them: known in shape, read anew for each request.

A statement is compiled once for a shape of variables: which are present, which
are null, what their enum values and booleans are. Everything else is read from
the variables of each request and travels as a bind parameter.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import cast

from graphql import (
    GraphQLArgument,
    GraphQLInputObjectType,
    GraphQLInputType,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    get_nullable_type,
    is_list_type,
    value_from_ast,
)

__all__ = ["Argument", "Leaf", "Reader", "Variables", "argument", "shape"]

Variables = Mapping[str, object]
Reader = Callable[[Variables], object]


@dataclass(frozen=True)
class Leaf:
    """A scalar, an enum value, a list or null."""

    read: Reader
    now: object
    """Its value at compile time; later values differ only in what a shape leaves out."""


Argument = Leaf | Mapping[str, "Argument"]


def shape(value: object) -> Hashable:
    """Tell what of a coerced variable a statement may depend on.

    Returns
    -------
    Hashable
        Booleans, enum values and null as they are; objects by field; whether a
        list has one item; anything else by its class only.
    """
    if value is None or isinstance(value, bool | Enum):
        return value
    if isinstance(value, Mapping):
        return tuple((name, shape(value[name])) for name in sorted(value))
    if isinstance(value, list):
        return ("list", len(value) == 1)
    return type(value).__name__


def argument(
    definition: GraphQLArgument, node: ValueNode | None, variables: Variables
) -> Argument | None:
    """Read one argument of a field.

    Returns
    -------
    Argument or None
        `None` where the argument is absent and has no default.
    """
    if isinstance(node, VariableNode) and node.name.value not in variables:
        node = None
    if node is None:
        return None if definition.default_value is Undefined else _constant(definition)
    return _argument(node, definition.type, variables)


def _constant(definition: GraphQLArgument) -> Leaf:
    value = definition.default_value
    return Leaf(lambda _: value, value)


def _argument(node: ValueNode, kind: GraphQLInputType, variables: Variables) -> Argument:
    nullable = get_nullable_type(kind)
    if isinstance(node, VariableNode):
        name = node.name.value
        return _variable((name,), variables.get(name), variables)
    if isinstance(node, ObjectValueNode):
        fields = cast("GraphQLInputObjectType", nullable).fields
        return {
            field.name.value: _argument(field.value, fields[field.name.value].type, variables)
            for field in node.fields
            if not _absent(field.value, variables)
        }
    if isinstance(node, ListValueNode) and is_list_type(nullable):
        return _list([_argument(item, nullable.of_type, variables) for item in node.values])
    value = value_from_ast(node, kind, dict(variables))
    return Leaf(lambda _: value, value)


def _absent(node: ValueNode, variables: Variables) -> bool:
    return isinstance(node, VariableNode) and node.name.value not in variables


def _list(items: list[Argument]) -> Leaf:
    readers = [item.read for item in items if isinstance(item, Leaf)]
    now = [item.now for item in items if isinstance(item, Leaf)]
    return Leaf(lambda variables: [read(variables) for read in readers], now)


def _variable(path: tuple[str, ...], value: object, variables: Variables) -> Argument:
    if isinstance(value, Mapping):
        return {name: _variable((*path, name), value[name], variables) for name in value}
    return Leaf(_reader(path), value)


def _reader(path: tuple[str, ...]) -> Reader:
    first, *rest = path

    def read(variables: Variables) -> object:
        value = variables[first]
        for name in rest:
            value = cast("Mapping[str, object]", value)[name]
        return value

    return read
