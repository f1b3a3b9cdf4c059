"""Operations: what a valid document asks, with these variables, in this shape."""

from collections.abc import Hashable
from dataclasses import dataclass

from graphql import OperationDefinitionNode
from graphql.execution.values import VariableValues

from gateway.cache import BoundedCache
from gateway.documents import Document
from resolvers.statement.arguments import shape
from resolvers.statement.selection import Selected, select

__all__ = ["Operation", "Operations"]


@dataclass(frozen=True, eq=False)
class Operation:
    """One executed selection set; the same object for every request of its shape."""

    document: Document
    definition: OperationDefinitionNode
    selection: tuple[Selected, ...]

    @property
    def kind(self) -> str:
        """``query`` or ``mutation``."""
        return self.definition.operation.value

    @property
    def name(self) -> str | None:
        """Name of the operation in its document."""
        return self.definition.name.value if self.definition.name else None


@dataclass(frozen=True)
class Operations:
    """The operations asked most recently, by document, name and shape of variables."""

    kept: BoundedCache[Hashable, Operation]

    def read(
        self,
        document: Document,
        definition: OperationDefinitionNode,
        variables: VariableValues,
    ) -> Operation:
        """Collect what is asked.

        Notes
        -----
        Keyed by the document itself and not by a hash of its text: two documents are never
        taken for each other.
        """
        key = (document, definition.name and definition.name.value, shape(variables.coerced))
        known = self.kept.get(key)
        if known is None:
            known = self._collect(document, definition, variables)
            self.kept.put(key, known)
        return known

    def _collect(
        self,
        document: Document,
        definition: OperationDefinitionNode,
        variables: VariableValues,
    ) -> Operation:
        selection = select(document.schema, definition, document.fragments, variables)
        return Operation(document, definition, selection)
