"""On which days a system asked, and by which trusted documents."""

from dataclasses import dataclass
from datetime import date

from gateway.access import AccessContext
from gateway.cache import BoundedCache
from sql import query
from sql.database import Database

__all__ = ["Uses"]


@dataclass(frozen=True)
class Uses:
    """Notes each client and each trusted document once a day.

    A process writes a day once; only clients and documents that a guard let through get here.
    """

    database: Database
    noted: BoundedCache[tuple[str | None, str | None], date]

    def due(self, access: AccessContext) -> bool:
        """Tell whether what was asked is still to be noted for the day."""
        used = (access.client, access.document)
        return access.client is not None and self.noted.get(used) != access.day

    async def note(self, access: AccessContext) -> None:
        """Note that a client has asked on this day.

        Raises
        ------
        DatabaseError
            If it cannot be written.

        Notes
        -----
        Source: ``sql/queries/trusted/note_client_use.sql``.
        """
        used = (access.client, access.document)
        await self.database.execute(query("note_client_use"), (*used, access.day))
        self.noted.put(used, access.day)
