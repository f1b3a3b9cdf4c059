"""How Strawberry's executor takes answers that are finished already."""

from typing import Any

import orjson
from graphql import FieldNode, GraphQLField, GraphQLObjectType, GraphQLOutputType
from graphql.pyutils import Path
from graphql.type import GraphQLResolveInfo
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from typing_extensions import override

__all__ = ["PassThroughExecutor"]

_INTROSPECTION = frozenset({"__schema", "__type"})


class PassThroughExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's executor, with two differences.

    An `orjson.Fragment` is the whole answer of its field, and introspection shows
    the ``visible_schema`` of the operation instead of the schema that is executed.
    """

    @override
    def complete_value(
        self,
        return_type: GraphQLOutputType,
        field_details_list: Any,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Let finished JSON through as it is."""
        if isinstance(result, orjson.Fragment):
            return result
        return super().complete_value(
            return_type, field_details_list, info, path, result, position_context
        )

    @override
    def build_resolve_info(
        self,
        field_def: GraphQLField,
        field_nodes: list[FieldNode],
        parent_type: GraphQLObjectType,
        path: Path,
    ) -> GraphQLResolveInfo[Any]:
        """Show introspection what the caller's role can reach."""
        info = super().build_resolve_info(field_def, field_nodes, parent_type, path)
        if info.field_name not in _INTROSPECTION:
            return info
        return info._replace(schema=self.context_value.visible_schema)
