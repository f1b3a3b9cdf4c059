"""What a root field asks of the operation it is part of."""

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import orjson
from graphql import GraphQLSchema
from strawberry import Info

if TYPE_CHECKING:
    from resolvers.codes import Purpose
    from resolvers.me import Access

__all__ = ["OperationContext"]


class OperationContext(Protocol):
    """One operation of one caller, decided before anything is resolved."""

    @property
    def visible_schema(self) -> GraphQLSchema:
        """What introspection shows to the caller's role."""

    async def answer(self, info: Info) -> orjson.Fragment | None:
        """Answer one root field with finished JSON, null where there is nothing to answer."""

    def access(self, purpose: "Purpose | None", case: UUID | None) -> "Access":
        """Tell which coordinates are open to the caller for this purpose and case."""
