"""What the pages stand on, for as long as the process serves."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from gateway.accounts.explaining import PastPolicies
from gateway.admin.languages import Language
from gateway.admin.sessions import Sessions
from gateway.cache import BoundedCache
from gateway.decisions import Recorder
from gateway.endpoint import Endpoint
from gateway.heads import Head, Heads
from gateway.settings import Settings
from gateway.trusted.reviewing import Review
from gateway.versions.shelf import Shelf
from sql import query
from sql.database import Database

__all__ = ["Names", "Office"]


@dataclass
class Names:
    """Names of municipalities and police units, read again when the reference data moves."""

    database: Database
    known: dict[str, str] = field(default_factory=dict)
    edition: int = 0

    async def read(self, head: Head) -> None:
        """Read them, where they have not been read since the reference data moved."""
        if self.edition != head.edition.reference_version:
            rows = await self.database.fetch_rows(query("municipality_names"))
            self.known.update((row["code"], row["name"]) for row in rows)
            self.edition = head.edition.reference_version


@dataclass(frozen=True)
class Office:
    """Everything a page is made with."""

    settings: Settings
    database: Database
    """Acts with the role of the pages: no table of persons is open to it."""
    heads: Heads
    recorder: Recorder
    sessions: Sessions
    names: Names
    languages: Mapping[str, Language]
    shelf: Shelf
    """Policy versions that were opened, and what was found of them."""
    endpoint: Endpoint
    """Answers what is asked in the console, as it answers ``/graphql``."""
    past: PastPolicies
    """The versions by which older decisions were made."""
    demonstration: bool
    reviews: BoundedCache[Hashable, Review] = field(default_factory=lambda: BoundedCache(200))
    """Reviews of trusted documents, by all that they stand on."""

    @property
    def secure(self) -> bool:
        """Whether cookies travel over TLS only; never so in a demonstration on loopback."""
        return not self.demonstration and str(self.settings.public_url).startswith("https:")

    @property
    def cookie(self) -> str:
        """Name of the cookie that holds the word of a session."""
        return "__Host-registerpoort" if self.secure else "registerpoort"
