"""Trusted documents as they are stored, and where each stands in its life."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from gateway.trusted.errors import DocumentAbsentError
from sql import query
from sql.database import Database, Session

__all__ = [
    "State",
    "TrustedDocument",
    "find_document",
    "list_documents",
    "read_document",
    "read_last_uses",
]


class State(StrEnum):
    """Where a document stands."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True)
class TrustedDocument:
    """One document of one system: who proposed it, who approved and who withdrew it."""

    id: UUID
    client: str
    sha256: str
    """Of the text in UTF-8, 64 hexadecimal digits."""
    content: str
    """The exact text."""
    name: str
    """What its proposer calls it."""
    state: State
    proposer_id: UUID
    proposer: str
    """Name of the officer, as of the other two."""
    proposed_at: datetime
    approver: str | None
    approved_at: datetime | None
    withdrawer: str | None
    withdrawn_at: datetime | None
    used_on: date | None
    """Last day on which it was asked; `None` if it never was."""

    @property
    def document_id(self) -> str:
        """What the system sends in place of the text."""
        return f"sha256:{self.sha256}"


async def list_documents(session: Session, client: str | None) -> tuple[TrustedDocument, ...]:
    """List the documents of a system, newest first; of every system where none is named.

    Notes
    -----
    Source: ``sql/queries/trusted/trusted_documents.sql``.
    """
    rows = await session.fetch_rows(query("trusted_documents"), (client, None, None))
    return tuple(_document(dict(row)) for row in rows)


async def read_document(session: Session, id_: UUID) -> TrustedDocument:
    """Read one document.

    Raises
    ------
    DocumentAbsentError
        If there is none.
    """
    row = await session.fetch_row(query("trusted_documents"), (None, id_, None))
    if row is None:
        raise DocumentAbsentError
    return _document(dict(row))


async def find_document(database: Database, client: str, sha256: str) -> TrustedDocument:
    """Find the document of a system with this text; the newest, where it was withdrawn before.

    Raises
    ------
    DocumentAbsentError
        If there is none.
    """
    row = await database.fetch_row(query("trusted_documents"), (client, None, sha256))
    if row is None:
        raise DocumentAbsentError
    return _document(dict(row))


async def read_last_uses(session: Session) -> Mapping[str, date]:
    """Tell the last day on which each system asked something; those that never did are not there.

    Notes
    -----
    Source: ``sql/queries/trusted/client_last_uses.sql``.
    """
    rows = await session.fetch_rows(query("client_last_uses"))
    return {row["client"]: row["used_on"] for row in rows}


def _document(row: dict[str, Any]) -> TrustedDocument:
    return TrustedDocument(**row | {"state": State(row["state"])})
