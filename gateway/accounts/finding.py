"""Finding what has a page of its own by what somebody types; persons are never looked up."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final
from uuid import UUID

from resolvers.errors import ScalarInvalidError
from resolvers.numbers import check_character, parse_number
from sql import query
from sql.database import Database

__all__ = ["LONGEST", "Sought", "Thing", "ThingKind", "find_things", "is_personal"]

LONGEST: Final = 100
_SHORTEST: Final = 2
_CITIZEN: Final = re.compile(r"[\d .-]{8,}")
_DIGITS: Final = frozenset({8, 9})
_SPECIAL: Final = re.compile(r"([\\%_])")


class ThingKind(Enum):
    """What may be found."""

    VERSION = "VERSION"
    RULE = "RULE"
    MUNICIPALITY = "MUNICIPALITY"
    CLIENT = "CLIENT"
    APPOINTMENT = "APPOINTMENT"
    TRACE = "TRACE"


@dataclass(frozen=True)
class Thing:
    """Something that was found."""

    kind: ThingKind
    id: str
    name: str | None
    """What it is called; `None` where its identifier says it."""


@dataclass(frozen=True)
class Sought:
    """What is looked for, and what of it may be found."""

    typed: str
    opened: Collection[ThingKind]
    homes: Collection[str] | None
    """Homes whose appointments are in reach; `None` for all."""
    policy: int
    """Version in force, whose rules are meant."""


def is_personal(typed: str) -> bool:
    """Tell whether a text looks like the number of a licence or of a citizen."""
    if _CITIZEN.fullmatch(typed):
        return sum(each.isdigit() for each in typed) in _DIGITS
    try:
        number = parse_number(typed)
    except ScalarInvalidError:
        return False
    digits = any(each.isdigit() for each in number)
    return digits or check_character(number[:-1]) == number[-1]


async def find_things(database: Database, sought: Sought) -> tuple[Thing, ...]:
    """Find things by identifier or name; sixty at most.

    Notes
    -----
    Source: ``sql/queries/accounts/search_pages.sql``.
    """
    typed = sought.typed
    arguments = (
        typed,
        _write_pattern(typed) if len(typed) >= _SHORTEST else None,
        _read_uuid(typed),
        [each.name for each in sought.opened],
        None if sought.homes is None else list(sought.homes),
        sought.policy,
    )
    rows = await database.fetch_rows(query("search_pages"), arguments)
    return tuple(Thing(ThingKind[row["kind"]], row["id"], row["name"]) for row in rows)


def _write_pattern(typed: str) -> str:
    literal = _SPECIAL.sub(r"\\\1", typed.lower())
    return f"%{literal}%"


def _read_uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
