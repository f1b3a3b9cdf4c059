"""What a role gets to see of the schema: what its policy lets it reach, and no more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from typing import TypeVar, cast

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    print_schema,
)

from resolvers.pages import is_wrapper
from resolvers.schema import CORE, ROOTS, object_types

__all__ = ["print_schema_text", "visible_schema"]

AnyType = TypeVar("AnyType")


def print_schema_text(schema: GraphQLSchema = CORE) -> str:
    """Write a schema in the schema language: the same text every time."""
    return print_schema(schema) + "\n"


def visible_schema(reachable: Callable[[str], bool]) -> GraphQLSchema:
    """Show the part of the schema that someone can reach.

    Parameters
    ----------
    reachable
        Tells for a coordinate, such as ``Licence.status``, whether it is ever open to them.

    Returns
    -------
    GraphQLSchema
        To introspect and to print, not to execute. Without the fields that cannot be
        reached, the filters on them, and the types that nothing leads to any more.
    """
    copy = _Copy(_visible_fields(reachable), _visible_filters(reachable))
    return GraphQLSchema(query=copy.type(cast("GraphQLObjectType", CORE.query_type)))


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


def _visible_filters(reachable: Callable[[str], bool]) -> frozenset[str]:
    """Name the input fields that compare something reachable, as ``LicenceFilter.status``."""
    return frozenset(
        f"{_filter_type(root.field)}.{name}"
        for root in ROOTS.values()
        for name, compared in root.filters.items()
        if reachable(f"{root.type}.{compared.field}")
    )


def _filter_type(root_field: str) -> str:
    query = cast("GraphQLObjectType", CORE.query_type)
    name: str = get_named_type(query.fields[root_field].args["filter"].type).name
    return name


@dataclass(frozen=True)
class _Copy:
    """Copies types, each once, with the fields that are left."""

    fields: Mapping[str, frozenset[str]]
    filters: frozenset[str]
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
        return not is_input_object_type(named) or any(
            f"{named.name}.{name}" in self.filters for name in named.fields
        )

    def _input(self, type_: GraphQLInputObjectType) -> GraphQLInputObjectType:
        copy = self.made[type_.name] = GraphQLInputObjectType(
            type_.name,
            {
                name: GraphQLInputField(self.type(each.type), description=each.description)
                for name, each in type_.fields.items()
                if f"{type_.name}.{name}" in self.filters
            },
            description=type_.description,
        )
        return copy
