"""Every argument of every root, each with somebody to whom the root is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from graphql import GraphQLObjectType, get_named_type, is_input_object_type, is_list_type
from graphql.type import get_nullable_type

from resolvers.schema import CORE

__all__ = ["OPEN_TO", "QUERY", "Slot", "slots"]

QUERY: Final = cast("GraphQLObjectType", CORE.query_type)
OPEN_TO: Mapping[str, str] = {
    "myAccess": "inspector",
    "licenceValidity": "public",
    "licenceCheck": "inspector",
    "licence": "licensing officer",
    "licences": "worklist",
    "application": "licensing officer",
    "applications": "worklist",
    "statistics": "statistician",
    "operatorLicence": "public",
    "operatorLicences": "public",
    "inspection": "supervisor",
    "inspections": "supervisor",
    "annotations": "supervisor",
    "municipality": "public",
    "municipalities": "public",
}
"""Root -> a caller whom it answers."""
_BELOW = {
    "myAccess": "{ purpose }",
    "licenceCheck": "{ result }",
    "licence": "{ number }",
    "licences": "{ nodes { number } }",
    "application": "{ id }",
    "applications": "{ nodes { id } }",
    "statistics": "{ id }",
    "operatorLicence": "{ number }",
    "operatorLicences": "{ nodes { number } }",
    "inspection": "{ id }",
    "inspections": "{ nodes { id } }",
    "annotations": "{ nodes { id } }",
    "municipality": "{ code }",
    "municipalities": "{ code }",
}


@dataclass(frozen=True)
class Slot:
    """A place for a value: an argument, or a field of an argument's object."""

    root: str
    argument: str
    field: str
    """Field of the input object; empty where the argument is the place itself."""
    kind: str
    """Type as a variable declares it."""
    outer: str
    """Type of the whole argument."""
    listed: bool

    @property
    def caller(self) -> str:
        """Somebody to whom the root is open."""
        return OPEN_TO[self.root]

    @property
    def name(self) -> str:
        """Name for a test."""
        return ".".join(filter(None, [self.root, self.argument, self.field]))

    def literal(self, text: str) -> str:
        """Write a document with a literal in this place."""
        inner = f"{{{self.field}: {text}}}" if self.field else text
        return f"{{ {self.root}({self.argument}: {inner}) {_BELOW.get(self.root, '')} }}"

    def variable(self) -> str:
        """Write a document with the variable ``$v`` in this place."""
        return f"query Q($v: {self.kind}) {self.literal('$v')}"

    def whole(self) -> str:
        """Write a document whose variable ``$v`` is the whole argument."""
        asked = f"{self.root}({self.argument}: $v) {_BELOW.get(self.root, '')}"
        return f"query Q($v: {self.outer}) {{ {asked} }}"

    def wrap(self, value: object) -> object:
        """Put a value where the whole argument is sent."""
        return {self.field: value} if self.field else value


def slots() -> Iterator[Slot]:
    """List every place for a value at the root of the schema."""
    for root, field in QUERY.fields.items():
        for name, each in field.args.items():
            named = get_named_type(each.type)
            inner = named.fields if is_input_object_type(named) else {"": each}
            for key, place in inner.items():
                listed = is_list_type(get_nullable_type(place.type))
                yield Slot(root, name, key, str(place.type), str(each.type), listed)
