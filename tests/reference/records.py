"""Records of the reference: every scope applied to every value, in Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from typing import Any, cast

from graphql import GraphQLObjectType, GraphQLResolveInfo

from policies.decision import Grant, Scope
from resolvers.statement.parameters import Asker
from tests.reference.links import KEYS, LINKS, NOWHERE, SHARED, Link
from tests.reference.selections import (
    SCHEMA,
    column_name,
    field_name,
    is_personal,
    selected,
    type_of,
    written,
)

__all__ = ["Disclosed", "Expected", "Question", "Reading", "Record", "Row"]

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """One operation, and who asks it."""

    text: str
    variables: Mapping[str, Any]
    grant: Grant
    asker: Asker


@dataclass
class Disclosed:
    """What the answer of one root field discloses."""

    root: str
    coordinates: set[str]
    subjects: set[str] = filled(default_factory=set)


@dataclass
class Expected:
    """What an operation must be answered."""

    data: Any = None
    disclosed: dict[str, Disclosed] = filled(default_factory=dict)
    """By response name of the root field; a field that discloses nothing is left out."""
    withheld: set[str] = filled(default_factory=set)
    refused: bool = False
    """Whether an argument has a value that no statement may be run with."""


@dataclass(frozen=True)
class Record:
    """One row, as the fields of an object see it."""

    type: str
    row: Row
    place: str | None
    """Municipality that the record counts for; `None` for a record that does not exist."""
    passed: frozenset[Scope]
    """Scopes that every record has which could stand here."""
    siblings: tuple[str, ...]
    """Names of the fields selected of it."""
    root: str


@dataclass
class Reading:
    """One operation, answered from the views."""

    views: Mapping[str, list[Row]]
    question: Question
    expected: Expected = filled(default_factory=Expected)

    def covers(self, scope: Scope, type_: str, row: Row) -> bool:
        """Tell whether a record is in a scope."""
        if type_ in NOWHERE:
            return scope.open
        return scope.covers(row["placed_in"], frozenset(self.question.asker.own))

    def _is_open(self, record: Record, name: str) -> bool:
        if name == KEYS.get(record.type):
            return True
        scope = self.question.grant.scope(f"{record.type}.{name}")
        if record.type in NOWHERE:
            return scope.open
        if record.place is None:
            return scope.complete or (scope.open and scope in record.passed)
        return self._is_shared(record, name) and scope.covers(
            record.place, frozenset(self.question.asker.own)
        )

    def _is_shared(self, record: Record, name: str) -> bool:
        column = SHARED.get(f"{record.type}.{name}")
        own = record.place in self.question.asker.own
        return column is None or own or record.row[column]

    def field(
        self, record: Record, info: GraphQLResolveInfo[Any], arguments: Mapping[str, Any]
    ) -> Any:
        """Answer one field of a record."""
        name = info.field_name
        if name == "withheld":
            names = dict.fromkeys(record.siblings)
            return [each for each in names if record.place and not self._is_open(record, each)]
        if not self._is_open(record, name):
            if record.place:
                self.expected.withheld.add(f"{record.type}.{name}")
            return None
        link = LINKS.get(f"{record.type}.{name}")
        if link is None:
            return written(record.row.get(column_name(name)))
        return self._linked(record, link, info, arguments)

    def _linked(
        self,
        record: Record,
        link: Link,
        info: GraphQLResolveInfo[Any],
        arguments: Mapping[str, Any],
    ) -> Any:
        wanted = record.row.get(link.here)
        rows = [
            row
            for row in self.views[link.view]
            if wanted is not None
            and row[link.there] == wanted
            and (link.where is None or row[link.where[0]] == link.where[1])
            and self.is_visible(type_of(info), row)
        ]
        found = [self._child(record, info, row) for row in rows]
        if not link.order:
            assert len(found) <= 1
            return self._noted(found[0]) if found else None
        type_, passed = type_of(info), self._child(record, info, {}).passed
        columns = [each for each in link.order if self.is_even(type_, field_name(each), passed)]
        found.sort(key=lambda each: [each.row[one] for one in columns], reverse=link.down)
        return found[: arguments.get("first", len(found))]

    def _child(self, record: Record, info: GraphQLResolveInfo[Any], row: Row) -> Record:
        type_ = type_of(info)
        siblings = tuple(selected(info))
        if type_ in KEYS:
            passed = frozenset({self.question.grant.scope(f"{type_}.{KEYS[type_]}")})
            return Record(type_, row, row.get("placed_in"), passed, siblings, record.root)
        return Record(type_, row, record.place, record.passed, siblings, record.root)

    def is_even(self, type_: str, name: str, passed: frozenset[Scope]) -> bool:
        """Tell whether a field is withheld on none of the records that passed some scopes."""
        named = cast("GraphQLObjectType", SCHEMA.type_map[type_])
        if name not in named.fields or name == KEYS.get(type_) or type_ in NOWHERE:
            return True
        scope = self.question.grant.scope(f"{type_}.{name}")
        return scope.complete or (scope.open and scope in passed)

    def _noted(self, record: Record) -> Record:
        """Note whom an inspection discloses: whoever runs the business that was inspected."""
        shown = [f"{record.type}.{name}" for name in record.siblings]
        if "subject" in record.row and any(is_personal(each) for each in shown):
            self.note(record.root, record.row)
        return record

    def note(self, root: str, row: Row) -> None:
        """Note the data subject of a row that a root field answers."""
        disclosed = self.expected.disclosed.get(root)
        if disclosed and row.get("subject"):
            disclosed.subjects.add(row["subject"])

    def is_visible(self, type_: str, row: Row) -> bool:
        """Tell whether a record is seen at all."""
        if row.get("restricted") and self.question.asker.purpose != "DATA_SUBJECT_REQUEST":
            return False
        key = KEYS.get(type_)
        return not key or self.covers(self.question.grant.scope(f"{type_}.{key}"), type_, row)
