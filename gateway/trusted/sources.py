"""Where the text of an operation comes from: the request, or a trusted document that it names.

What is kept here may have been withdrawn. No answer is given under it all the same: the
statement that reads the register, or records a refusal, checks the document again.
"""

from dataclasses import dataclass
from hashlib import sha256

from gateway.access import AccessContext
from gateway.appointments import Clients
from gateway.bodies import GraphQLRequest
from gateway.cache import BoundedCache
from gateway.trusted.refusals import DocumentNotTrustedError, DocumentUnknownError
from sql import query
from sql.database import Database

__all__ = ["Source", "Sources"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text to run."""

    text: str
    sha256: str | None
    """Fingerprint of the trusted document that it is; `None` where it is any text."""


@dataclass(frozen=True)
class Sources:
    """Finds what a request asks; keeps the documents named most recently.

    A fingerprint stands for one text for ever, so a document is kept while there is room.
    """

    database: Database
    clients: Clients
    kept: BoundedCache[tuple[str | None, str], str]

    async def find(self, access: AccessContext, asked: GraphQLRequest) -> Source:
        """Find the text that a request sends or names.

        Parameters
        ----------
        access
            Who asks, through which client.
        asked
            Body of the request.

        Raises
        ------
        DocumentUnknownError
            If it names a document that its client does not have.
        DocumentNotTrustedError
            If its client may send trusted documents only, and the text is none.
        DatabaseError
            If the documents cannot be read.
        """
        if asked.query is None:
            return await self._named(access.client, asked.sha256)
        if access.client is None or not access.limited:
            return Source(asked.query, None)
        return await self._sent(access.client, asked.query)

    async def confirm(self, access: AccessContext, source: Source, asked: GraphQLRequest) -> None:
        """Refuse a document that was withdrawn since it was kept; raises what `find` does."""
        if self.forget(access, source):
            await self.find(access, asked)

    def forget(self, access: AccessContext, source: Source) -> bool:
        """Let a document go, so that it is read again; tell whether it was kept."""
        return source.sha256 is not None and self.kept.forget((access.client, source.sha256))

    async def _named(self, client: str | None, name: str) -> Source:
        text = await self._read(client, name)
        if text is None:
            raise DocumentUnknownError
        return Source(text, name)

    async def _sent(self, client: str, text: str) -> Source:
        name = sha256(text.encode()).hexdigest()
        if await self._read(client, name) is not None:
            return Source(text, name)
        # That the client is limited was remembered: a refusal does not stand on that alone.
        self.clients.forget(client)
        known = await self.clients.find(client)
        if known is None or known.limited:
            raise DocumentNotTrustedError
        return Source(text, None)

    async def _read(self, client: str | None, name: str) -> str | None:
        kept = self.kept.get((client, name))
        if kept is not None:
            return kept
        row = await self.database.fetch_row(query("trusted_document"), (client, name))
        if row is None:
            return None
        content: str = row["content"]
        self.kept.put((client, name), content)
        return content
