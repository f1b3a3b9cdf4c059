"""A process says now and then that it serves, by which release and by which policy."""

import asyncio
import logging
from dataclasses import dataclass, field
from importlib.metadata import version
from uuid import UUID, uuid4

from gateway.errors import HeadUnreadableError
from gateway.heads import Heads
from sql import query
from sql.database import Database
from sql.errors import DatabaseError

__all__ = ["Pulse"]

_log = logging.getLogger("registerpoort.processes")


@dataclass(frozen=True)
class Pulse:
    """What a process says of itself; where it runs is not among it."""

    database: Database
    heads: Heads
    id: UUID = field(default_factory=uuid4)

    async def beat(self) -> None:
        """Say once that this process serves; a database that does not answer is no reason to stop.

        Notes
        -----
        Source: ``sql/queries/accounts/note_process.sql``.
        """
        said = (self.id, version("registerpoort"), *self._editions())
        try:
            await self.database.execute(query("note_process"), said)
        except DatabaseError as error:
            _log.warning("pulse_unwritten", extra={"code": error.code})

    async def watch(self, seconds: float) -> None:
        """Say it every so many seconds."""
        while True:
            await self.beat()
            await asyncio.sleep(seconds)

    def _editions(self) -> tuple[int | None, int | None]:
        try:
            edition = self.heads.current.edition
        except HeadUnreadableError:
            return None, None
        return edition.policy_version, edition.reference_version
