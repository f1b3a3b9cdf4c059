"""Records as JSON: the fields of one type, behind the scopes of the grant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as filled

from policies.decision import Grant, Scope
from resolvers.model import Model, Placed, Relation, Sort, Table
from resolvers.statement.arguments import Leaf, Reader, Variables
from resolvers.statement.errors import ArgumentInvalidError
from resolvers.statement.parameters import Capacity, Parameters
from resolvers.statement.scopes import ALWAYS, Own, openness
from resolvers.statement.selection import Selected

__all__ = [
    "PAGE_SIZE",
    "Record",
    "Scribe",
    "column_name",
    "conjunction",
    "field_name",
    "ordered",
    "sized",
]

PAGE_SIZE = 50


@dataclass(frozen=True)
class Record:
    """One record in reach of a statement: its type, its alias, and its municipality."""

    table: Table
    alias: str
    place: str
    missing: Mapping[str, str] = filled(default_factory=dict)
    """Values that stand in where there is no such record."""
    known: frozenset[str] = frozenset()
    """Conditions that every row of this source meets already."""

    def column(self, name: str) -> str:
        """Write one column of the record."""
        written = f"{self.alias}.{name}"
        return f"coalesce({written}, '{self.missing[name]}')" if name in self.missing else written


@dataclass
class Scribe:
    """Writes the parts of one statement under one grant."""

    model: Model
    grant: Grant
    capacity: Capacity
    parameters: Parameters = filled(default_factory=Parameters)
    withheld: dict[str, None] = filled(default_factory=dict)
    """Coordinates that are open for some of the records in reach only."""
    _aliases: int = 0

    @property
    def own(self) -> Own:
        """The caller's own municipalities as SQL."""
        if self.capacity.single:
            return Own(self.parameters.asker(*_ONLY), single=True)
        return Own(self.parameters.asker(*_OWN), single=False)

    def alias(self) -> str:
        """Return a name for a row source, new in this statement."""
        self._aliases += 1
        return f"t{self._aliases}"

    def record(
        self,
        table: Table,
        alias: str,
        *,
        parent: Record | None = None,
        missing: Mapping[str, str] | None = None,
    ) -> Record:
        """Place a row source of this type."""
        if parent and table.placed is Placed.PARENT:
            return Record(table, alias, parent.place, known=parent.known)
        return Record(table, alias, f"{alias}.placed_in", missing or {})

    def subject(self, record: Record, selection: tuple[Selected, ...]) -> str:
        """Write the pseudonym of the data subject that a record is about; null for none."""
        if record.table.subject:
            return f"{record.alias}.subject"
        for asked in selection:
            relation = record.table.relations.get(asked.field)
            if relation and not relation.many and self._personal(relation, asked):
                reached, source = self._reached(record, relation)
                found = f"(SELECT {reached.alias}.subject FROM {source} LIMIT 1)"
                condition = self._condition(record, asked.field)
                return found if condition == ALWAYS else f"CASE WHEN {condition} THEN {found} END"
        return "NULL::text"

    def _personal(self, relation: Relation, asked: Selected) -> bool:
        named = (each.coordinate for each in asked.selection)
        public = all(self.model.public(each) for each in named if each in self.model.kinds)
        return self.model.tables[relation.type].subject and not public

    def open(self, coordinate: str, record: Record, action: str = "read") -> str:
        """Write the condition under which a coordinate of this record is open."""
        scope = self.grant.scope(coordinate, action)
        if not _partial(scope):
            return ALWAYS if scope.own else "false"
        own = self.own if scope.own != scope.other else None
        condition = openness(scope, record.place, own)
        return ALWAYS if condition in record.known else condition

    def visible(self, record: Record, *, made: bool = False) -> list[str]:
        """Write the conditions under which this record is seen at all; by who made it, too."""
        table = record.table
        conditions = [self.open(f"{table.type}.{table.key}", record)] if table.key else []
        if table.restricted and not made and self.capacity.purpose not in table.restricted_shown:
            conditions.append(f"NOT {record.alias}.restricted")
        return [each for each in conditions if each != ALWAYS]

    def told(self, record: Record, sorts: tuple[Sort, ...]) -> Iterator[Sort]:
        """Leave out what would tell, by the order, a value that is withheld."""
        for sort in sorts:
            name = field_name(sort.column)
            coordinate = f"{record.table.type}.{name}"
            listed = coordinate in self.model.kinds and name != record.table.key
            if not listed or self._settled(coordinate, record):
                yield sort

    def _settled(self, coordinate: str, record: Record) -> bool:
        """Tell whether a coordinate is open on every row, and bind nothing to find out."""
        scope = self.grant.scope(coordinate)
        if not _partial(scope):
            return scope.own
        own = _ONLY if self.capacity.single else _OWN
        if scope.own != scope.other and not self.parameters.holds(*own):
            return False
        return self.open(coordinate, record) == ALWAYS

    def fields(self, record: Record, selection: tuple[Selected, ...]) -> str:
        """Write the select list of the fields asked of a record."""
        return ", ".join(
            f'{self._value(record, each, selection)} AS "{each.name}"' for each in selection
        )

    def json(self, record: Record, selection: tuple[Selected, ...]) -> str:
        """Write one record as a JSON object."""
        return f"(SELECT row_to_json(o) FROM (SELECT {self.fields(record, selection)}) AS o)"

    def _value(self, record: Record, asked: Selected, siblings: tuple[Selected, ...]) -> str:
        if asked.field == "__typename":
            return f"'{record.table.type}'::text"
        if asked.field == "withheld":
            return self._withheld(record, siblings)
        value = self._content(record, asked)
        condition = self._condition(record, asked.field)
        if condition == ALWAYS:
            return value
        self.withheld[asked.coordinate] = None
        return f"CASE WHEN {condition} THEN {value} END"

    def _withheld(self, record: Record, siblings: tuple[Selected, ...]) -> str:
        names = dict.fromkeys(each.field for each in siblings if each.field not in _OWN_WORDS)
        closed = [
            f"CASE WHEN NOT ({condition}) THEN '{name}' END"
            for name in names
            if (condition := self._condition(record, name)) != ALWAYS
        ]
        return f"array_remove(ARRAY[{', '.join(closed)}]::text[], NULL)"

    def _condition(self, record: Record, name: str) -> str:
        """Whoever sees a record sees its key."""
        if name == record.table.key:
            return ALWAYS
        condition = self.open(f"{record.table.type}.{name}", record)
        column = record.table.shared.get(name)
        if column is None or condition == "false":
            return condition
        return self._shared(record, condition, column)

    def _shared(self, record: Record, condition: str, column: str) -> str:
        """Narrow a condition on the records of others to those that are shared."""
        own = self.own.holds(record.place)
        if condition == own or own in record.known:
            return condition
        shared = f"{own} OR {record.alias}.{column}"
        return shared if condition == ALWAYS else conjunction([condition, shared])

    def _content(self, record: Record, asked: Selected) -> str:
        relation = record.table.relations.get(asked.field)
        if relation is None:
            return self._column(record, asked)
        return (
            self._many(record, asked, relation)
            if relation.many
            else self._one(record, asked, relation)
        )

    def _column(self, record: Record, asked: Selected) -> str:
        column = record.column(column_name(asked.field))
        if self.model.kinds[asked.coordinate] == "DateTime":
            return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        return column

    def _one(self, record: Record, asked: Selected, relation: Relation) -> str:
        reached, source = self._reached(record, relation)
        fields = self.fields(reached, asked.selection)
        return f"(SELECT row_to_json(o) FROM (SELECT {fields} FROM {source} LIMIT 1) AS o)"

    def _many(self, record: Record, asked: Selected, relation: Relation) -> str:
        reached, source = self._reached(record, relation)
        order = ordered(reached.alias, self.told(reached, relation.sort))
        limit = self._limit(asked)
        rows = f"(SELECT {reached.alias}.* FROM {source}{order}{limit}) AS {reached.alias}"
        fields = self.fields(reached, asked.selection)
        return f"(SELECT coalesce(json_agg(o), '[]') FROM (SELECT {fields} FROM {rows}) AS o)"

    def _reached(self, record: Record, relation: Relation) -> tuple[Record, str]:
        table = self.model.tables[relation.type]
        alias = self.alias()
        reached = self.record(table, alias, parent=record)
        conditions = [f"{alias}.{relation.child} = {record.alias}.{relation.parent}"]
        conditions += [f"{alias}.{name} = '{value}'" for name, value in relation.where.items()]
        visible = self.visible(reached)
        conditions += visible
        reached = replace(reached, known=reached.known.union(visible))
        view = relation.view or table.view
        return reached, f"api.{view} AS {alias} WHERE {conjunction(conditions)}"

    def _limit(self, asked: Selected) -> str:
        first = asked.arguments.get("first")
        if not isinstance(first, Leaf):
            return ""
        return f" LIMIT {self.parameters.reader(sized(first.read), 'integer')}"


_ONLY = ("only", "text")
_OWN = ("own", "text[]")
_OWN_WORDS = ("__typename", "withheld")


def _partial(scope: Scope) -> bool:
    return scope.own != scope.other or bool(scope.exceptions)


def column_name(name: str) -> str:
    """Return the column of a field: ``validUntil`` stands in ``valid_until``."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def field_name(column: str) -> str:
    """Return the field of a column: ``valid_until`` holds ``validUntil``."""
    first, *rest = column.split("_")
    return first + "".join(word.capitalize() for word in rest)


def conjunction(conditions: list[str]) -> str:
    """Join conditions that must all hold; none at all holds always."""
    return " AND ".join(f"({each})" for each in conditions) or ALWAYS


def ordered(alias: str, sorts: Iterable[Sort]) -> str:
    """Write the order of rows, with a leading space; nothing where there is none."""
    terms = [f"{alias}.{each.column}{' DESC' * each.descending}" for each in sorts]
    return f" ORDER BY {', '.join(terms)}" if terms else ""


def sized(read: Reader) -> Reader:
    """Guard the size of a page.

    Raises
    ------
    ArgumentInvalidError
        When read, if the size is not 1 to `PAGE_SIZE`.
    """

    def size(variables: Variables) -> object:
        value = read(variables)
        if not isinstance(value, int) or not 1 <= value <= PAGE_SIZE:
            raise ArgumentInvalidError("first", f"a number from 1 to {PAGE_SIZE}")
        return value

    return size
