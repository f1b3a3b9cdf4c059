"""The executed selection set: what is asked once directives, fragments and aliases are done.

Decisions stand on this tree and on nothing else, so that every spelling of one
question meets the same decision.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as filled
from typing import TYPE_CHECKING, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_object_type,
)
from graphql.execution.values import VariableValues, get_directive_values
from graphql.language import get_location

from resolvers.statement.arguments import Argument, Variables, argument

if TYPE_CHECKING:
    from graphql.language import Location as NodeLocation

__all__ = ["Location", "Selected", "select"]


_Selection = FieldNode | InlineFragmentNode | FragmentSpreadNode


@dataclass(frozen=True)
class Location:
    """Where a field stands in the document; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Selected:
    """One field of the executed selection set."""

    name: str
    """Response name."""
    field: str
    """Name in the schema."""
    parent: str
    """Type that has the field."""
    type: str
    """Named type of its values."""
    locations: tuple[Location, ...]
    arguments: Mapping[str, Argument] = filled(default_factory=dict)
    selection: tuple["Selected", ...] = ()

    @property
    def coordinate(self) -> str:
        """Schema coordinate, ``Licence.photo``."""
        return f"{self.parent}.{self.field}"


@dataclass(frozen=True)
class _Question:
    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues


def select(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: VariableValues,
) -> tuple[Selected, ...]:
    """Collect the executed selection set of a valid operation.

    Parameters
    ----------
    schema
        Schema that the operation was validated against.
    operation
        Query or mutation to collect.
    fragments
        Fragments of its document, by name.
    variables
        Coerced variables.

    Returns
    -------
    tuple of Selected
        Root fields in the order of the answer.
    """
    question = _Question(schema, fragments, variables)
    root = schema.get_root_type(operation.operation)
    return _select(question, root, [operation.selection_set]) if root else ()


def _select(
    question: _Question, parent: GraphQLObjectType, sets: Sequence[SelectionSetNode]
) -> tuple[Selected, ...]:
    fields: dict[str, list[FieldNode]] = {}
    seen: set[str] = set()
    for node in (node for each in sets for node in _fields(question, parent, each, seen)):
        name = node.alias.value if node.alias else node.name.value
        fields.setdefault(name, []).append(node)
    return tuple(_selected(question, parent, name, nodes) for name, nodes in fields.items())


def _fields(
    question: _Question, parent: GraphQLObjectType, node: SelectionSetNode, seen: set[str]
) -> Iterator[FieldNode]:
    for selection in cast("tuple[_Selection, ...]", node.selections):
        if not _included(selection, question.variables):
            continue
        if isinstance(selection, FieldNode):
            yield selection
            continue
        fragment = _fragment(question, selection, seen)
        if fragment and _applies(fragment, parent):
            yield from _fields(question, parent, fragment.selection_set, seen)


def _fragment(
    question: _Question, selection: object, seen: set[str]
) -> InlineFragmentNode | FragmentDefinitionNode | None:
    if isinstance(selection, InlineFragmentNode):
        return selection
    if not isinstance(selection, FragmentSpreadNode) or selection.name.value in seen:
        return None
    seen.add(selection.name.value)
    return question.fragments[selection.name.value]


def _applies(
    fragment: InlineFragmentNode | FragmentDefinitionNode, parent: GraphQLObjectType
) -> bool:
    condition = fragment.type_condition
    return condition is None or condition.name.value == parent.name


def _included(node: _Selection, variables: VariableValues) -> bool:
    if not node.directives:
        return True
    skip = get_directive_values(GraphQLSkipDirective, node, variables)
    include = get_directive_values(GraphQLIncludeDirective, node, variables)
    return not (skip and skip["if"]) and not (include and not include["if"])


def _selected(
    question: _Question, parent: GraphQLObjectType, name: str, nodes: list[FieldNode]
) -> Selected:
    first = nodes[0]
    definition = cast("GraphQLField", question.schema.get_field(parent, first.name.value))
    kind = get_named_type(definition.type)
    sets = [node.selection_set for node in nodes if node.selection_set]
    return Selected(
        name=name,
        field=first.name.value,
        parent=parent.name,
        type=kind.name,
        locations=tuple(_location(node) for node in nodes),
        arguments=_arguments(definition, first, question.variables.coerced),
        selection=_select(question, kind, sets) if is_object_type(kind) else (),
    )


def _arguments(
    definition: GraphQLField, node: FieldNode, variables: Variables
) -> dict[str, Argument]:
    given = {each.name.value: each.value for each in node.arguments or ()}
    read = {
        name: argument(each, given.get(name), variables) for name, each in definition.args.items()
    }
    return {name: value for name, value in read.items() if value is not None}


def _location(node: FieldNode) -> Location:
    loc = cast("NodeLocation", node.loc)  # A document that came as text has places.
    place = get_location(loc.source, loc.start)
    return Location(place.line, place.column)
