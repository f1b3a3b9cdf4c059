"""The reference: graphql-core over plain rows, root field by root field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graphql import GraphQLResolveInfo, execute_sync, parse

from policies.decision import Scope
from tests.reference.links import CASE_VIEWS, KEYS, LINEAGE, PERSONS, ROOTS, VIEWS, Root
from tests.reference.records import Disclosed, Expected, Question, Reading, Record, Row
from tests.reference.selections import (
    SCHEMA,
    column_name,
    coordinates,
    discloses,
    needs_case,
    selected,
    written,
)

__all__ = ["Reference"]


@dataclass(frozen=True)
class Reference:
    """Answers from the views of the database, read whole."""

    views: Mapping[str, list[Row]]

    def answer(self, question: Question) -> Expected:
        """Answer one valid operation."""
        reading = Reading(self.views, question)
        result = execute_sync(
            SCHEMA,
            parse(question.text),
            root_value=reading,
            variable_values=dict(question.variables),
            field_resolver=_resolve,
        )
        assert result.errors is None, result.errors
        reading.expected.data = result.data
        return reading.expected


def _resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    if isinstance(source, Reading):
        return _root(source, info, arguments)
    if isinstance(source, Record):
        reading: Reading = info.root_value
        return reading.field(source, info, arguments)
    return source[info.field_name](info)


def _root(reading: Reading, info: GraphQLResolveInfo[Any], arguments: Mapping[str, Any]) -> Any:
    root = ROOTS[info.field_name]
    asked = frozenset(coordinates(info))
    question = _Question(reading, info, root, arguments, asked)
    if question.is_refused():
        reading.expected.refused = True
        return None
    case: Row = {}
    if needs_case(reading.question.asker.purpose, root, asked):
        found = _case(reading)
        if found is None:
            return None
        case = found
    if discloses(root, asked):
        known = {each for each in asked if not each.endswith((".__typename", ".withheld"))}
        known.update(each for name in asked for each in LINEAGE.get(name, ()))
        reading.expected.disclosed[str(info.path.key)] = Disclosed(
            f"Query.{info.field_name}", known
        )
    return replace(question, case=case).answer()


def _case(reading: Reading) -> Row | None:
    asker = reading.question.asker
    for row in reading.views[CASE_VIEWS[asker.purpose]]:
        mine = row["appointment_id"] in (None, asker.appointment)
        if row["id"] == asker.case and row["municipality"] in asker.own and mine:
            return row
    return None


@dataclass(frozen=True)
class _Question:
    """One root field."""

    reading: Reading
    info: GraphQLResolveInfo[Any]
    root: Root
    arguments: Mapping[str, Any]
    asked: frozenset[str]
    case: Row = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.info.path.key)

    def answer(self) -> Any:
        rows = [row for row in self.reading.views[VIEWS[self.root.type]] if self._reaches(row)]
        match self.root.kind:
            case "scalar":
                return self._shown(rows[0])["result"] if rows else "NOT_VALID"
            case "page":
                return self._page(rows)
            case "list":
                return [self._record(self.info, row) for row in sorted(rows, key=self._key)]
            case _:
                pass
        if not rows and self.root.kind == "check":
            siblings = tuple(selected(self.info))
            missing = {"result": "NOT_VALID"}
            passed = frozenset(self._scopes())
            return Record(self.root.type, missing, None, passed, siblings, self.name)
        return self._record(self.info, self._shown(rows[0])) if rows else None

    def _shown(self, row: Row) -> Row:
        if self.root.type != "Inspection":
            self.reading.note(self.name, row)
        return row

    def _record(self, info: GraphQLResolveInfo[Any], row: Row) -> Record:
        passed = frozenset(self._scopes())
        place = row.get("placed_in")
        return Record(self.root.type, row, place, passed, tuple(selected(info)), self.name)

    def _scopes(self) -> Iterator[Scope]:
        """Give the scopes that a row must be in to be in the answer."""
        grant, type_ = self.reading.question.grant, self.root.type
        yield grant.scope(f"Query.{self.info.field_name}")
        if type_ in KEYS and self.root.kind != "scalar":
            yield grant.scope(f"{type_}.{KEYS[type_]}")
        if self.root.key:
            yield grant.scope(self.root.key[1], "filter")
        for name in self._filters():
            yield grant.scope(f"{type_}.{self.root.filters[name][0]}", "filter")
        named = self.arguments.get("orderBy")
        for name in self._fields(named)[:-1] if named else ():
            yield grant.scope(f"{type_}.{name}", "filter")
            yield grant.scope(f"{type_}.{name}", "read")

    def _filters(self) -> dict[str, Any]:
        given = self.arguments.get("filter") or {}
        return {name: value for name, value in given.items() if value is not None}

    def _fields(self, order: str) -> tuple[str, ...]:
        return self.root.orders[order.rpartition("_")[0]]

    def _sorts(self) -> list[str]:
        """Name the fields to sort by: those asked for, or of the usual ones what shows anyhow."""
        named = self.arguments.get("orderBy")
        if named:
            return list(self._fields(named))
        passed, type_ = frozenset(self._scopes()), self.root.type
        usual = self._fields(self.root.default)
        return [name for name in usual if self.reading.is_even(type_, name, passed)]

    def _order(self) -> str:
        """Name the order; it is called ``KEY`` where nothing but the key is left of the usual."""
        named: str = self.arguments.get("orderBy") or self.root.default
        return named if len(self._sorts()) == len(self._fields(named)) else "KEY"

    def is_refused(self) -> bool:
        """Tell whether the cursor is one that this order does not give."""
        after = self.arguments.get("after")
        return after is not None and after.strip("@").split(":")[1] != self._order()

    def _reaches(self, row: Row) -> bool:
        type_ = self.root.type
        return (
            all(self.reading.covers(scope, type_, row) for scope in self._scopes())
            and (self.root.kind == "scalar" or self.reading.is_visible(type_, row))
            and self._is_exact(row)
            and all(self._matches(row, name, value) for name, value in self._filters().items())
            and self._is_bound(row)
            and self._is_mine(row)
        )

    def _is_exact(self, row: Row) -> bool:
        if not self.root.key:
            return True
        argument, coordinate = self.root.key
        return bool(written(row[coordinate.partition(".")[2]]) == self.arguments[argument])

    def _matches(self, row: Row, name: str, wanted: Any) -> bool:
        compared, how = self.root.filters[name]
        value = row[column_name(compared)]
        if how == "in":
            return value in wanted
        if how == "=":
            return bool(value == wanted)
        limit = type(value).fromisoformat(wanted)
        return bool(value >= limit if how == ">=" else value <= limit)

    def _is_bound(self, row: Row) -> bool:
        purpose = self.reading.question.asker.purpose
        if self.info.field_name == "annotations" and purpose == "OPERATOR_SUPERVISION":
            return bool(row["track"] == "ILLEGAL_OPERATION")
        bounds = [self.root.bounds[purpose]] if purpose in self.root.bounds else []
        if self.asked & PERSONS:
            bounds.append((self.root.persons, "operator_licence_number"))
        equal = [(row[ours], self.case[theirs]) for ours, theirs in bounds]
        return all(one is not None and one == other for one, other in equal)

    def _is_mine(self, row: Row) -> bool:
        asker = self.reading.question.asker
        if self.root.type == "Me":
            return bool(row["officer_id"] == asker.officer)
        if self.root.type != "Municipality" or self.root.kind != "list":
            return True
        given = self.arguments.get("on")
        on = date.fromisoformat(given) if given else asker.day
        return row["valid_from"] <= on and (row["valid_until"] is None or on < row["valid_until"])

    def _page(self, rows: list[Row]) -> Any:
        down = (self.arguments.get("orderBy") or self.root.default).endswith("_DESC")
        rows = sorted(rows, key=self._position, reverse=down)
        after = self.arguments.get("after")
        if after is not None:
            start = self._position(self._pointed(after))
            rows = [row for row in rows if (self._position(row) < start) == down]
            rows = [row for row in rows if self._position(row) != start]
        size = self.arguments["first"]
        shown = [self._shown(row) for row in rows[:size]]
        ends: list[str | None] = [self._cursor(row) for row in shown] or [None]
        return {
            "nodes": lambda info: [self._record(info, row) for row in shown],
            "edges": lambda _: [self._edge(row) for row in shown],
            "pageInfo": lambda _: {
                "hasNextPage": lambda _: len(rows) > size,
                "hasPreviousPage": lambda _: after is not None,
                "startCursor": lambda _: ends[0],
                "endCursor": lambda _: ends[-1],
            },
        }

    def _edge(self, row: Row) -> Any:
        return {
            "cursor": lambda _: self._cursor(row),
            "node": lambda info: self._record(info, row),
        }

    def _key(self, row: Row) -> str:
        return str(row[KEYS[self.root.type]])

    def _position(self, row: Row) -> list[Any]:
        return [row[column_name(name)] for name in self._sorts()]

    def _cursor(self, row: Row) -> str:
        return f"@{self.info.field_name}:{self._order()}:{row[KEYS[self.root.type]]}@"

    def _pointed(self, cursor: str) -> Row:
        key = cursor.strip("@").rpartition(":")[2]
        rows = self.reading.views[VIEWS[self.root.type]]
        return next(row for row in rows if str(row[KEYS[self.root.type]]) == key)
