"""What an operation may reach, whatever variables come with it.

Each request is decided on what it executes; a review is of all that could be executed.
"""

from typing import cast

from graphql import (
    REMOVE,
    DirectiveNode,
    GraphQLInputType,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    VisitorAction,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    type_from_ast,
    visit,
)
from graphql.execution.values import VariableValues

from gateway.documents import Document
from gateway.enforcement import list_cells
from resolvers.model import Model
from resolvers.statement.selection import select

__all__ = ["list_reached"]


def list_reached(
    model: Model, document: Document, operation: OperationDefinitionNode
) -> tuple[tuple[str, str], ...]:
    """List every coordinate and action that an operation may ask.

    Parameters
    ----------
    model
        Types and roots.
    document
        Valid document of the operation.
    operation
        One of its operations.

    Returns
    -------
    tuple of tuple
        Coordinates and actions, each pair once, in the order of the text: as if each variable
        were given, no variable left a field out, and every order were asked.
    """
    types = _variables(document, operation)
    rounds = max((_choices(each) for each in types.values()), default=1)
    free = visit(operation, _Free())
    fragments = {name: visit(node, _Free()) for name, node in document.fragments.items()}
    cells: dict[tuple[str, str], None] = {}
    for turn in range(rounds):
        values = {name: _value(each, turn) for name, each in types.items()}
        for root in select(document.schema, free, fragments, VariableValues({}, values)):
            cells |= dict.fromkeys(
                (each.coordinate, each.action) for each in list_cells(model, root)
            )
    return tuple(cells)


class _Free(Visitor):
    """Leaves out the directives that a variable decides."""

    def enter_directive(self, node: DirectiveNode, *_: object) -> VisitorAction:
        decided = any(isinstance(each.value, VariableNode) for each in node.arguments or ())
        return REMOVE if decided else None


def _variables(
    document: Document, operation: OperationDefinitionNode
) -> dict[str, GraphQLInputType]:
    return {
        node.variable.name.value: cast(
            "GraphQLInputType", type_from_ast(document.schema, node.type)
        )
        for node in operation.variable_definitions or ()
    }


def _choices(kind: GraphQLInputType) -> int:
    nullable = get_nullable_type(kind)
    return len(nullable.values) if is_enum_type(nullable) else 1


def _value(kind: GraphQLInputType, turn: int) -> object:
    """Make a value of a type: of an object every field, of an enum another one each turn."""
    nullable = get_nullable_type(kind)
    if is_input_object_type(nullable):
        return {name: _value(each.type, turn) for name, each in nullable.fields.items()}
    if is_list_type(nullable):
        return [_value(nullable.of_type, turn)]
    if is_enum_type(nullable):
        names = list(nullable.values)
        return names[turn % len(names)]
    return True
