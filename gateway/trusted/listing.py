"""Trusted documents as the pages list them, without their text."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gateway.trusted.lives import State
from sql import query
from sql.database import Database

__all__ = [
    "DocumentFilters",
    "DocumentWindow",
    "ListedDocument",
    "ListedDocuments",
    "list_registered",
]


@dataclass(frozen=True)
class DocumentFilters:
    """Which documents are listed; `None` leaves a filter out."""

    words: str | None = None
    """Part of a document's name or fingerprint, in any case."""
    client: str | None = None
    state: str | None = None
    """Value of a `State`."""


@dataclass(frozen=True)
class DocumentWindow:
    """How they are sorted, and which part is shown."""

    sort: str = "-proposed_at"
    """``name``, ``client``, ``proposed_at`` or ``used_on``; ``-`` in front is from high to low."""
    limit: int = 25
    offset: int = 0


@dataclass(frozen=True)
class ListedDocument:
    """One document in a list."""

    id: UUID
    client: str
    client_name: str
    sha256: str
    name: str
    state: State
    proposer: str
    """Name of the officer, as the next."""
    proposed_at: datetime
    approver: str | None
    approved_at: datetime | None
    withdrawn_at: datetime | None
    used_on: date | None
    """Last day on which it was asked; `None` if it never was."""


@dataclass(frozen=True)
class ListedDocuments:
    """A part of a list."""

    documents: tuple[ListedDocument, ...]
    total: int
    """Documents that the filters find, in all parts."""


async def list_registered(
    database: Database, filters: DocumentFilters, window: DocumentWindow
) -> ListedDocuments:
    """List documents, with one statement.

    Notes
    -----
    Source: ``sql/queries/trusted/list_trusted_documents.sql``.
    """
    column = window.sort.removeprefix("-")
    chosen = (filters.words, filters.client, filters.state)
    shown = (column, window.sort.startswith("-"), window.limit, window.offset)
    rows = await database.fetch_rows(query("list_trusted_documents"), chosen + shown)
    total = rows[0]["total"] if rows else 0
    return ListedDocuments(tuple(_document(dict(row)) for row in rows), total)


def _document(row: dict[str, Any]) -> ListedDocument:
    del row["total"]
    return ListedDocument(**row | {"state": State(row["state"])})
