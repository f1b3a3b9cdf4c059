"""What an operation selects, as graphql-core collects it, and how names are written."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final, cast
from uuid import UUID

from graphql import (
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    get_named_type,
    is_object_type,
    print_schema,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields

from resolvers.schema import CORE
from tests.reference.links import KEYS, PERSONS, PUBLIC, WRAPPERS, Root

__all__ = [
    "SCHEMA",
    "column_name",
    "coordinates",
    "discloses",
    "field_name",
    "is_personal",
    "needs_case",
    "selected",
    "type_of",
    "written",
]

SCHEMA: Final[GraphQLSchema] = build_schema(print_schema(CORE))
"""The printed schema: none of Strawberry's resolvers, scalars or enums."""


def needs_case(purpose: str, root: Root, asked: frozenset[str]) -> bool:
    """Tell whether only someone with an open case is answered."""
    personal = any(is_personal(each) for each in (*asked, existence(root)))
    free = {"NONE", "LICENCE_WORKLIST", "OPERATOR_SUPERVISION"}
    return bool(asked & PERSONS) or (purpose not in free and personal)


def discloses(root: Root, asked: frozenset[str]) -> bool:
    """Tell whether an answer discloses something about a person."""
    return root.kind == "scalar" or any(is_personal(each) for each in (*asked, existence(root)))


def existence(root: Root) -> str:
    """Name what any answer of a root discloses: the key, since it tells that a record is there."""
    known = root.kind != "scalar" and root.type in KEYS
    return f"{root.type}.{KEYS[root.type]}" if known else ""


def is_personal(coordinate: str) -> bool:
    """Tell whether a coordinate discloses something about a person."""
    type_, _, name = coordinate.partition(".")
    neutral = type_ in ("", "Query") or name in ("__typename", "withheld")
    return not neutral and name not in PUBLIC.get(type_, frozenset())


def type_of(info: GraphQLResolveInfo[Any]) -> str:
    """Name the type that a field answers."""
    return get_named_type(info.return_type).name


def selected(info: GraphQLResolveInfo[Any]) -> list[str]:
    """Name the fields selected of what a field answers, without those about the object itself."""
    names = [details[0].node.name.value for details in _below(info, None, None).values()]
    return [name for name in names if name not in ("__typename", "withheld")]


def coordinates(info: GraphQLResolveInfo[Any]) -> Iterator[str]:
    """Name the coordinates of a field and of all that is selected below it."""
    yield f"{info.parent_type.name}.{info.field_name}"
    named = get_named_type(info.return_type)
    if is_object_type(named):
        details = [FieldDetails(node, None) for node in info.field_nodes]
        yield from _coordinates(info, named, details)


def _coordinates(
    info: GraphQLResolveInfo[Any], type_: GraphQLObjectType, details: list[FieldDetails]
) -> Iterator[str]:
    wrapper = type_.name.endswith(WRAPPERS)
    for below in _below(info, type_, details).values():
        name = below[0].node.name.value
        if not wrapper:
            yield f"{type_.name}.{name}"
        named = get_named_type(type_.fields[name].type) if name in type_.fields else None
        if is_object_type(named):
            yield from _coordinates(info, named, below)


def _below(
    info: GraphQLResolveInfo[Any],
    type_: GraphQLObjectType | None,
    details: list[FieldDetails] | None,
) -> dict[str, list[FieldDetails]]:
    named = type_ or cast("GraphQLObjectType", get_named_type(info.return_type))
    collected = collect_subfields(
        SCHEMA,
        {name: FragmentDetails(each) for name, each in info.fragments.items()},
        info.variable_values,
        info.operation,
        named,
        details or [FieldDetails(node, None) for node in info.field_nodes],
    )
    return collected.grouped_field_set


def column_name(name: str) -> str:
    """Name the column of a field."""
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


def field_name(column: str) -> str:
    """Name the field of a column."""
    first, *rest = column.split("_")
    return first + "".join(word.title() for word in rest)


def written(value: Any) -> Any:
    """Write a value as JSON has it."""
    match value:
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            return value
