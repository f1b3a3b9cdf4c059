"""Pages of a long list, as Relay has them: connection, edges, cursor."""

from typing import Any, Generic, TypeVar

import strawberry
from strawberry import field

from resolvers.fields import FIRST, Argument, answered

__all__ = [
    "Connection",
    "Edge",
    "PageInfo",
    "is_wrapper",
    "paged",
]

Node = TypeVar("Node")


@strawberry.type(description="Where this page stands in the list (plaats in de lijst).")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = field(description="Whether more follows (volgende pagina).")
    has_previous_page: bool = field(description="Whether something precedes (vorige pagina).")
    start_cursor: str | None = field(description="Cursor of the first edge (eerste bladwijzer).")
    end_cursor: str | None = field(description="Cursor of the last edge (laatste bladwijzer).")


@strawberry.type(description="One record of a page and its place (regel).")
class Edge(Generic[Node]):
    """One record and its place in the list."""

    cursor: str = field(description="Place in the list, for the argument after (bladwijzer).")
    node: Node = field(description="The record (gegeven).")


@strawberry.type(description="One page of a list (pagina).")
class Connection(Generic[Node]):
    """One page; it has no count, since a count discloses."""

    edges: list[Edge[Node]] = field(description="The records with their places (regels).")
    nodes: list[Node] = field(description="The records alone (gegevens).")
    page_info: PageInfo = field(description="Where this page stands in the list (plaats).")


def paged(description: str, *, filter_type: type, order_type: type) -> Any:  # noqa: ANN401  # as strawberry.field
    """Declare a field of ``Query`` that answers a page."""
    return answered(
        description,
        filter=Argument(filter_type | None, "Which records to list (selectie)."),
        order_by=Argument(order_type | None, "In which order (volgorde)."),
        first=FIRST,
        after=Argument(str | None, "List what follows this cursor (na bladwijzer)."),
    )


def is_wrapper(type_name: str) -> bool:
    """Tell whether a type only wraps records, so that no policy speaks of it."""
    return type_name == "PageInfo" or type_name.endswith(("Connection", "Edge"))
