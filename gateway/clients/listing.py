"""Municipal systems as the pages show them: a list, and all there is to know of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import orjson

from gateway.clients.bounds import Bounds
from gateway.clients.errors import ClientUnregisteredError
from gateway.clients.keys import KeySource
from gateway.clients.weighing import Terms
from gateway.trusted.deciding import Sending
from sql import query
from sql.database import Database

__all__ = [
    "ClientAct",
    "ClientFilters",
    "ClientState",
    "ClientWindow",
    "ListedClient",
    "ListedClients",
    "RegisteredClient",
    "list_client_acts",
    "list_client_names",
    "list_clients",
    "read_client",
]


class ClientState(StrEnum):
    """Whether a system may connect."""

    IN_FORCE = "IN_FORCE"
    OVER = "OVER"


@dataclass(frozen=True)
class ClientFilters:
    """Which systems are listed; `None` leaves a filter out."""

    words: str | None = None
    """Part of name, identifier or OIN, in any case."""
    purpose: str | None = None
    state: str | None = None
    """Value of a `ClientState`."""


@dataclass(frozen=True)
class ClientWindow:
    """How they are sorted, and which part is shown."""

    sort: str = "name"
    """``name``, ``organisation`` or ``used_on``."""
    descending: bool = False
    limit: int = 25
    offset: int = 0


@dataclass(frozen=True)
class ListedClient:
    """One system in a list."""

    id: str
    name: str
    organisation: str
    purposes: tuple[str, ...]
    documents: str
    """``ANY`` or ``TRUSTED``."""
    used_on: date | None
    """Last day on which it asked something; `None` if it never did."""
    ended_at: datetime | None


@dataclass(frozen=True)
class ListedClients:
    """A part of a list."""

    clients: tuple[ListedClient, ...]
    total: int
    """Systems that the filters find, in all parts."""


@dataclass(frozen=True)
class RegisteredClient:
    """Everything that is known of a system."""

    id: str
    terms: Terms
    keys: KeySource
    decides: bool
    """Whether it may ask the decision point."""
    used_on: date | None
    ended_at: datetime | None


@dataclass(frozen=True)
class ClientAct:
    """One thing that was done to a system."""

    kind: str
    """Name of a `Kind` of `gateway.acts`."""
    officer: str | None
    """Name; `None` for the owner of the database."""
    what: Mapping[str, Any]
    acted_at: datetime


async def list_clients(
    database: Database, filters: ClientFilters, window: ClientWindow
) -> ListedClients:
    """List systems, with one statement.

    Notes
    -----
    Source: ``sql/queries/clients/list_clients.sql``.
    """
    chosen = (filters.words, filters.purpose, filters.state)
    shown = (window.sort, window.descending, window.limit, window.offset)
    rows = [dict(row) for row in await database.fetch_rows(query("list_clients"), chosen + shown)]
    total = rows[0]["total"] if rows else 0
    for row in rows:
        del row["total"]
        row["purposes"] = tuple(row["purposes"])
    return ListedClients(tuple(ListedClient(**row) for row in rows), total)


async def read_client(database: Database, id_: str) -> RegisteredClient:
    """Read one system.

    Raises
    ------
    ClientUnregisteredError
        If there is none.

    Notes
    -----
    Source: ``sql/queries/clients/registered_client.sql``.
    """
    row = await database.fetch_row(query("registered_client"), (id_,))
    if row is None:
        raise ClientUnregisteredError
    bounds = Bounds(row["document_fields"], row["document_depth"], row["root_fields"])
    purposes, sending = frozenset(row["purposes"]), Sending(row["documents"])
    held = orjson.loads(row["keys"])["keys"] if row["keys"] else ()
    return RegisteredClient(
        id=row["id"],
        terms=Terms(row["name"], row["organisation"], purposes, sending, bounds),
        keys=KeySource(tuple(held), row["keys_address"]),
        decides=row["decides"],
        used_on=row["used_on"],
        ended_at=row["ended_at"],
    )


async def list_client_acts(database: Database, id_: str) -> tuple[ClientAct, ...]:
    """List what was done to a system and its documents, newest first; a hundred at most.

    Notes
    -----
    Source: ``sql/queries/clients/client_acts.sql``.
    """
    rows = await database.fetch_rows(query("client_acts"), (id_,))
    return tuple(
        ClientAct(row["kind"], row["officer"], orjson.loads(row["what"]), row["acted_at"])
        for row in rows
    )


async def list_client_names(database: Database, *, ended: bool) -> Mapping[str, str]:
    """Give the names of systems by their identifiers, in order of name; if need be of the ended."""
    rows = await database.fetch_rows(query("client_names"), (ended,))
    return {row["id"]: row["name"] for row in rows}
