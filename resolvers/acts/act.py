"""What an act is: a field of ``Mutation``, what it writes, and how it does so.

An act happens in one transaction: the key is claimed, the guard holds, the act writes, and its
result is read back as any other answer is, with its disclosure and decision.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast
from uuid import UUID

from strawberry import UNSET

from policies.territory import Territory
from resolvers.acts.errors import MunicipalityMissingError, RecordAbsentError
from resolvers.acts.terms import Terms
from resolvers.fields import Argument, answered
from resolvers.model import Root
from resolvers.sealing.sealer import Sealer
from resolvers.statement.parameters import Asker
from sql.database import Session

__all__ = ["KEY", "Act", "Case", "Work", "acting", "uuids"]

KEY = Argument(UUID, "Key of this act: the same key does it once (sleutel).")

Reach: TypeAlias = Callable[[str], bool]
"""Tells whether the records of a municipality may be written."""


@dataclass(frozen=True)
class Case:
    """The open case of an act, as the guard found it; empty where none is needed."""

    inspection: UUID | None = None
    operator_licence: str | None = None
    licence: str | None = None
    holder: UUID | None = None


@dataclass(frozen=True)
class Work:
    """One act while it is done."""

    session: Session
    """Inside the transaction of the act."""
    asker: Asker
    given: Mapping[str, object]
    """Fields of the input; those that were left out are absent."""
    reach: Reach
    territory: Territory
    terms: Terms
    sealer: Sealer
    case: Case = field(default_factory=Case)

    def require(self, place: str) -> None:
        """Refuse a record of a municipality whose records may not be written so.

        Raises
        ------
        RecordAbsentError
            If any coordinate that is written is closed there.
        """
        if not self.reach(place):
            raise RecordAbsentError

    def place(self) -> str:
        """Choose the municipality of a new record.

        Raises
        ------
        MunicipalityMissingError
            If none is named and the caller is not appointed by one.
        RecordAbsentError
            If nothing may be written there.
        """
        named = self.given.get("municipality")
        if named is None and self.asker.home not in self.asker.own:
            raise MunicipalityMissingError
        place = self.asker.home if named is None else str(named)
        self.require(place)
        return place

    def take(self, name: str) -> Any:  # noqa: ANN401  # the schema checked its type
        """Give a field of the input; `None` where it was left out."""
        return self.given.get(name)


@dataclass(frozen=True)
class Act:
    """One field of ``Mutation``."""

    run: Callable[[Work], Awaitable[object]]
    """Does it, and gives the key of the record it made or changed."""
    root: Root
    """What it writes, and how its result is read back."""

    @property
    def field(self) -> str:
        """Name in ``Mutation``."""
        return self.root.field


def acting(description: str, input_type: type) -> Any:  # noqa: ANN401  # as strawberry.field
    """Declare a field of ``Mutation``: a key, and one input."""
    given = Argument(input_type, "What is done, and to what (gegevens).", UNSET)
    return answered(description, key=KEY, input=given)


def uuids(given: object) -> tuple[UUID, ...]:
    """Read a list of identifiers; empty where it was left out."""
    return tuple(cast("list[UUID]", given or []))
