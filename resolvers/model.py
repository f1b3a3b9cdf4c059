"""How the types of the schema stand on the views of the database.

The compiler knows nothing of licences: it reads these declarations. A field is
the column of its snake_case name unless it is a relation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from enum import Enum
from typing import TypeAlias

from resolvers.sealing.forms import Sealed

__all__ = [
    "ENTRIES",
    "SORTING",
    "Apart",
    "Bound",
    "Cardinality",
    "Filter",
    "Fixed",
    "Limit",
    "Made",
    "Model",
    "Named",
    "Operator",
    "Placed",
    "Relation",
    "Root",
    "Sort",
    "Table",
]


ENTRIES = frozenset({"Query", "Mutation", "Subscription"})
"""Types whose fields are where an operation enters the register."""

SORTING = ("filter", "read")
"""Actions that a sort column takes: the order and the cursor tell the value."""


class Placed(Enum):
    """Where a record gets the municipality from that decides whose it is."""

    ITSELF = "column placed_in"
    PARENT = "the record it is part of"
    NOWHERE = "not placed in a municipality"


class Cardinality(Enum):
    """How many records a root field answers."""

    ONE = "one or null"
    ALWAYS = "one, with stand-in values where there is none"
    SCALAR = "one value"
    LIST = "a list"
    PAGE = "a connection"


class Operator(Enum):
    """How a filter compares."""

    EQUAL = "="
    IN = "in"
    FROM = ">="
    UNTIL = "<="


@dataclass(frozen=True)
class Sort:
    """One column to sort by."""

    column: str
    descending: bool = False


@dataclass(frozen=True)
class Relation:
    """How a field reaches the records of another type."""

    type: str
    """GraphQL type reached."""
    parent: str
    """Column of the record that has the field."""
    child: str
    """Column of the records reached."""
    many: bool = False
    view: str | None = None
    """View to read instead of the type's own."""
    where: Mapping[str, str] = filled(default_factory=dict)
    """Columns of the records reached that must have these values."""
    sort: tuple[Sort, ...] = ()
    """Order of many; ends in a unique column."""


@dataclass(frozen=True)
class Table:
    """One GraphQL type and the view it stands on."""

    type: str
    view: str
    placed: Placed
    key: str | None = None
    """Field whose openness decides whether a record is seen at all."""
    relations: Mapping[str, Relation] = filled(default_factory=dict)
    public: frozenset[str] = frozenset()
    """Fields that disclose nothing about a person; every field of a type that is all public."""
    subject: bool = False
    """Whether the view has the column ``subject``."""
    gated: bool = True
    """Whether a legal basis in force is needed."""
    restricted: bool = False
    """Whether the view has the column ``restricted`` that hides a record."""
    restricted_shown: frozenset[str] = frozenset()
    """Purposes under which restricted records are seen all the same."""
    shared: Mapping[str, str] = filled(default_factory=dict)
    """Field -> boolean column without which it is withheld on the records of others."""
    lineage: Mapping[str, tuple[str, ...]] = filled(default_factory=dict)
    """Coordinates that a derived field discloses too."""
    sealed: Mapping[str, Sealed] = filled(default_factory=dict)
    """Fields whose column is an envelope that only the gateway opens."""


@dataclass(frozen=True)
class Filter:
    """One input field of a filter: what it compares, and how."""

    field: str
    operator: Operator


@dataclass(frozen=True)
class Bound:
    """Rows are limited to those of the case: ``column`` equals the case's ``case_column``."""

    column: str
    case_column: str


@dataclass(frozen=True)
class Fixed:
    """Rows are limited to those whose ``column`` has this value."""

    column: str
    value: str


@dataclass(frozen=True)
class Named:
    """Rows are limited to those that a view names for the case.

    Its column ``column`` has the value of the row's, and its ``case_column`` that of the case's.
    """

    view: str
    column: str
    case_column: str


@dataclass(frozen=True)
class Apart:
    """Rows are limited to those that are not of the case: ``column`` differs from its own."""

    column: str
    case_column: str


Limit: TypeAlias = Bound | Fixed | Named | Apart
"""What limits the rows that a purpose reaches."""


@dataclass(frozen=True)
class Made:
    """What an act writes, and how the record is found that it made or changed."""

    column: str
    """Column that must equal the key that the act gives."""
    writes: Mapping[str, str] = filled(default_factory=dict)
    """Field of the argument ``input`` -> coordinate that is written where it is given."""
    always: tuple[str, ...] = ()
    """Coordinates that are written whatever is given."""
    cased: frozenset[str] = frozenset()
    """Purposes under which an open case is needed."""


@dataclass(frozen=True)
class Root:
    """A field that one statement answers: of ``Query``, of an act, or of an event."""

    field: str
    type: str
    cardinality: Cardinality
    keys: Mapping[str, str] = filled(default_factory=dict)
    """Argument -> coordinate whose column it must equal."""
    filters: Mapping[str, Filter] = filled(default_factory=dict)
    """Field of the argument ``filter`` -> comparison."""
    sorts: Mapping[str, tuple[Sort, ...]] = filled(default_factory=dict)
    """Value of the argument ``orderBy`` -> order; each ends in the key."""
    default_sort: tuple[Sort, ...] = ()
    on: tuple[str, str] | None = None
    """Columns from and until between which the argument ``on`` must fall; today when absent."""
    bounds: Mapping[str, tuple[Limit, ...]] = filled(default_factory=dict)
    """Purpose -> limits to the rows that the purpose reaches."""
    case_fields: Mapping[str, Bound] = filled(default_factory=dict)
    """Coordinate -> limit to the rows where it is asked: persons that only a case opens."""
    missing: Mapping[str, str] = filled(default_factory=dict)
    """Values that stand in where there is no record."""
    caller: str | None = None
    """Column that must equal the officer who asks."""
    scalar: str | None = None
    """Column that is the whole answer of a scalar root."""
    counted: bool = False
    """Whether every answer counts as a check, and hit and miss take the same work and time."""
    recorded: frozenset[str] = frozenset()
    """Purposes under which a check is recorded in the inspection that is the case."""
    made: Made | None = None
    """How the record is found that an act made or changed; `None` of what is no act."""
    event: str | None = None
    """Column that must equal the key of an event; such a root needs a bound for its purpose."""


@dataclass(frozen=True)
class Model:
    """All that the compiler knows of the schema."""

    tables: Mapping[str, Table]
    """By GraphQL type."""
    roots: Mapping[str, Root]
    """By field of ``Query``, ``Mutation`` or ``Subscription``; no name is in two of them."""
    kinds: Mapping[str, str]
    """Schema coordinate -> named type of its values."""

    def public(self, coordinate: str) -> bool:
        """Tell whether a coordinate discloses nothing about a person."""
        parent, _, field = coordinate.partition(".")
        table = self.tables.get(parent)
        return table is None or field in table.public
