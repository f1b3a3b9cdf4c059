"""What a role gets to see of the schema: what its policy lets it reach, and no more."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from enum import Enum
from typing import TypeVar, cast

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    print_schema,
)
from typing_extensions import TypeIs

from policies.decision import Grant
from resolvers.model import SORTING, Root
from resolvers.pages import is_wrapper
from resolvers.schema import ACTS, CORE, ROOTS, object_types
from resolvers.statement.records import field_name

__all__ = ["Use", "print_schema_text", "usable", "visible_schema"]

AnyType = TypeVar("AnyType")


class Use(Enum):
    """What a coordinate can be used for in an operation."""

    READ = ("read",)
    FILTER = ("filter",)
    SORT = SORTING
    WRITE = ("write",)


def print_schema_text(schema: GraphQLSchema = CORE) -> str:
    """Write a schema in the schema language: the same text every time."""
    return print_schema(schema) + "\n"


def usable(grants: Iterable[Grant], coordinates: Iterable[str]) -> frozenset[tuple[str, Use]]:
    """Name what is of use under some grant: an order takes all its actions under one."""
    known = tuple(grants)
    return frozenset(
        (coordinate, use)
        for coordinate in coordinates
        for use in Use
        if any(all(each.scope(coordinate, action).open for action in use.value) for each in known)
    )


def visible_schema(is_usable: Callable[[tuple[str, Use]], bool]) -> GraphQLSchema:
    """Show the part of the schema that someone can use.

    Parameters
    ----------
    is_usable
        Tells for a coordinate, such as ``Licence.status``, and a use of it, whether it is
        ever open to them.

    Returns
    -------
    GraphQLSchema
        To introspect and to print, not to execute. Without the fields that cannot be
        reached, the filters and orders that would be refused, and the types that nothing
        leads to any more.
    """
    fields = _visible_fields(lambda coordinate: is_usable((coordinate, _entering(coordinate))))
    values = (
        *_visible_filters(is_usable),
        *_visible_orders(is_usable),
        *_visible_inputs(is_usable),
    )
    copy = _Copy(fields, frozenset(values))
    done = cast("GraphQLObjectType", CORE.mutation_type)
    told = cast("GraphQLObjectType", CORE.subscription_type)
    return GraphQLSchema(
        query=copy.type(cast("GraphQLObjectType", CORE.query_type)),
        mutation=copy.type(done) if done.name in fields else None,
        subscription=copy.type(told) if told.name in fields else None,
    )


def _entering(coordinate: str) -> Use:
    """Tell how a field is entered: an act is written, everything else is read."""
    return Use.WRITE if coordinate.startswith("Mutation.") else Use.READ


def _visible_inputs(is_usable: Callable[[tuple[str, Use]], bool]) -> Iterator[str]:
    """Name the fields that acts may be given, as ``OpenInspection.place``."""
    mutation = cast("GraphQLObjectType", CORE.mutation_type)
    for act in ACTS.values():
        written = act.root.made.writes if act.root.made else {}
        named = get_named_type(mutation.fields[act.field].args["input"].type)
        for name, each in cast("GraphQLInputObjectType", named).fields.items():
            if name not in written or is_usable((written[name], Use.WRITE)):
                yield f"{named.name}.{name}"
                yield from _parts_of(each)


def _parts_of(field: GraphQLInputField) -> Iterator[str]:
    """Name the fields of what a field of an input holds."""
    named = get_named_type(field.type)
    yield from (f"{named.name}.{name}" for name in _parts(named))


def _visible_fields(reachable: Callable[[str], bool]) -> Mapping[str, frozenset[str]]:
    """Map each type that is left to its fields; what leads to a type without any goes too."""
    fields = {
        type_.name: {
            name: _target(field)
            for name, field in type_.fields.items()
            if name != "withheld" and reachable(f"{type_.name}.{name}")
        }
        for type_ in object_types()
    }
    while empty := {name for name, kept in fields.items() if not kept}:
        fields = {
            name: {each: target for each, target in kept.items() if target not in empty}
            for name, kept in fields.items()
            if kept
        }
    return {name: frozenset(kept) for name, kept in fields.items()}


def _target(field: GraphQLField) -> str:
    """Name the type that a field leads to, behind the page if it is one."""
    named = get_named_type(field.type)
    if is_object_type(named) and is_wrapper(named.name):
        return _target(named.fields["nodes"])
    return named.name


def _visible_filters(is_usable: Callable[[tuple[str, Use]], bool]) -> Iterator[str]:
    """Name the input fields that may be searched by, as ``LicenceFilter.status``."""
    for root in ROOTS.values():
        for name, compared in root.filters.items():
            if is_usable((f"{root.type}.{compared.field}", Use.FILTER)):
                yield f"{_argument_type(root, 'filter')}.{name}"


def _visible_orders(is_usable: Callable[[tuple[str, Use]], bool]) -> Iterator[str]:
    """Name the orders that may be asked for, as ``LicenceOrder.NUMBER_ASC``; the key is free."""
    for root in ROOTS.values():
        for name, sorts in root.sorts.items():
            columns = (f"{root.type}.{field_name(each.column)}" for each in sorts[:-1])
            if all(is_usable((each, Use.SORT)) for each in columns):
                yield f"{_argument_type(root, 'orderBy')}.{name}"


def _argument_type(root: Root, argument: str) -> str:
    query = cast("GraphQLObjectType", CORE.query_type)
    name: str = get_named_type(query.fields[root.field].args[argument].type).name
    return name


def _parts(type_: GraphQLNamedType) -> list[str]:
    """Name what an argument of this type may hold, where that depends on who asks."""
    if is_input_object_type(type_):
        return list(type_.fields)
    return list(type_.values) if _is_order(type_) else []


def _is_order(type_: object) -> TypeIs[GraphQLEnumType]:
    return is_enum_type(type_) and type_.name in _ORDERS


_ORDERS = frozenset(_argument_type(root, "orderBy") for root in ROOTS.values() if root.sorts)


@dataclass(frozen=True)
class _Copy:
    """Copies types, each once, with the fields that are left."""

    fields: Mapping[str, frozenset[str]]
    values: frozenset[str]
    """Fields of inputs and values of orders that are left."""
    made: dict[str, GraphQLNamedType] = filled(default_factory=dict)

    def type(self, type_: AnyType) -> AnyType:
        return cast("AnyType", self._type(type_))

    def _type(self, type_: object) -> object:
        if is_non_null_type(type_):
            return GraphQLNonNull(self.type(type_.of_type))
        if is_list_type(type_):
            return GraphQLList(self.type(type_.of_type))
        if is_object_type(type_):
            return self.made.get(type_.name) or self._object(type_)
        if is_input_object_type(type_):
            return self.made.get(type_.name) or self._input(type_)
        if _is_order(type_):
            return self.made.get(type_.name) or self._order(type_)
        return type_

    def _object(self, type_: GraphQLObjectType) -> GraphQLObjectType:
        left = self.fields.get(type_.name, frozenset(type_.fields)) | {"withheld"}
        copy = self.made[type_.name] = GraphQLObjectType(
            type_.name,
            lambda: {
                name: self._field(field) for name, field in type_.fields.items() if name in left
            },
            description=type_.description,
        )
        return copy

    def _field(self, field: GraphQLField) -> GraphQLField:
        arguments = {
            name: GraphQLArgument(
                self.type(each.type),
                default_value=each.default_value,
                description=each.description,
            )
            for name, each in field.args.items()
            if self._usable(each)
        }
        return GraphQLField(self.type(field.type), arguments, description=field.description)

    def _usable(self, argument: GraphQLArgument) -> bool:
        named = get_named_type(argument.type)
        parts = [f"{named.name}.{name}" for name in _parts(named)]
        return not parts or not self.values.isdisjoint(parts)

    def _input(self, type_: GraphQLInputObjectType) -> GraphQLInputObjectType:
        copy = self.made[type_.name] = GraphQLInputObjectType(
            type_.name,
            {
                name: GraphQLInputField(self.type(each.type), description=each.description)
                for name, each in type_.fields.items()
                if f"{type_.name}.{name}" in self.values
            },
            description=type_.description,
        )
        return copy

    def _order(self, type_: GraphQLEnumType) -> GraphQLEnumType:
        left = {
            name: value
            for name, value in type_.values.items()
            if f"{type_.name}.{name}" in self.values
        }
        copy = self.made[type_.name] = GraphQLEnumType(
            type_.name, left, description=type_.description
        )
        return copy
