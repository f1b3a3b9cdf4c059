"""The database of a process: the one that is set, or the embedded server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from gateway.settings import Settings
from sql.embedded import Embedded

__all__ = ["Store", "open_store"]


@dataclass(frozen=True)
class Store:
    """Where the database is, for each of its two users."""

    gateway: str
    """Address for the gateway, which reads views and adds disclosures."""
    owner: str
    """Address for migrations and imports."""
    embedded: bool
    """Whether the server belongs to this program."""


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """Find the database, starting the embedded server where none is set; it stops at the end.

    Raises
    ------
    EmbeddedError
        If the embedded server cannot be started.
    """
    if settings.database_url is not None:
        owner = settings.owner_url or settings.database_url
        yield Store(settings.database_url, owner, embedded=False)
        return
    server = Embedded.start(settings.data / "postgres", binaries=settings.postgres_bin)
    try:
        yield Store(server.gateway_dsn, server.dsn, embedded=True)
    finally:
        server.stop()
