"""What travels to the database beside the text of a statement."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from uuid import UUID

from resolvers.statement.arguments import Reader, Variables

__all__ = ["CASTS", "Asker", "Binder", "Capacity", "Parameters", "enum_name"]


@dataclass(frozen=True)
class Capacity:
    """What of the asker decides the text of a statement."""

    purpose: str
    appointed: bool
    """Whether the caller acts under an appointment."""
    connected: bool
    """Whether the caller comes through a registered client."""
    single: bool
    """Whether the caller's own records are those of one municipality."""
    trusted: bool
    """Whether a trusted document is asked."""


@dataclass(frozen=True, slots=True)
class Asker:
    """In which capacity an operation is asked: all that its statements bind of it."""

    policy_version: int
    reference_version: int
    role: str
    home: str
    own: tuple[str, ...]
    """Codes of the municipalities whose records are the caller's own."""
    purpose: str
    day: date
    trace: str
    span: str
    """Of the decision: 16 hexadecimal digits."""
    parent: str | None
    """Span that the request is part of."""
    officer: UUID | None
    appointment: UUID | None
    client: str | None
    document: str | None
    """Fingerprint of the trusted document that is asked."""
    case: UUID | None
    checks_of_inspection: int = 0
    """The most checks in one inspection; the next are for an hour, and a minute."""
    checks_of_officer: int = 0
    checks_of_client: int = 0
    checks_of_public: int = 0
    made: str | None = None
    """Key of the record that an act made or changed, or that an event is about."""

    @property
    def only(self) -> str:
        """Code of the only municipality whose records are the caller's own."""
        return self.own[0]


Binder = Callable[[Asker, Variables], object]

CASTS = {
    "Boolean": "boolean",
    "Date": "date",
    "DateTime": "timestamptz",
    "ID": "uuid",
    "Int": "integer",
    "UUID": "uuid",
}
"""PostgreSQL type of a GraphQL type; text where it is not named."""


def enum_name(value: object) -> object:
    """Return the name of an enum value, and anything else as it is."""
    return value.name if isinstance(value, Enum) else value


@dataclass
class Parameters:
    """The bind parameters of one statement, numbered as they are first needed."""

    binders: list[Binder] = field(default_factory=list)
    _numbers: dict[Hashable, int] = field(default_factory=dict)

    def asker(self, name: str, cast: str) -> str:
        """Bind one attribute of the asker, once."""
        return self._bind(lambda asker, _: getattr(asker, name), cast, key=(name, cast))

    def holds(self, name: str, cast: str) -> bool:
        """Tell whether an attribute of the asker is bound already."""
        return (name, cast) in self._numbers

    def reader(self, read: Reader, cast: str) -> str:
        """Bind what a reader finds in the variables."""
        return self._bind(lambda _, variables: read(variables), cast, key=len(self.binders))

    def _bind(self, binder: Binder, cast: str, *, key: Hashable) -> str:
        if key not in self._numbers:
            self.binders.append(binder)
            self._numbers[key] = len(self.binders)
        return f"${self._numbers[key]}::{cast}"
