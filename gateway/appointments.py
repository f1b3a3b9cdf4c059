"""In which capacity an officer may act, and which systems may connect: the gateway's own tables.

What is remembered here may be out of date for a moment. No answer is: the statement that reads
the register checks appointment and client again.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from gateway.cache import BoundedCache
from gateway.clients.bounds import Bounds
from sql import query
from sql.database import Database

__all__ = ["Appointment", "Appointments", "Client", "Clients"]


@dataclass(frozen=True)
class Appointment:
    """One appointment in force."""

    id: UUID
    officer_id: UUID
    role: str
    home: str
    """Municipality (``GM0344``) or police unit (``police:midden-nederland``)."""

    @property
    def told(self) -> Mapping[str, object]:
        """What its officer is told of it, named as in the schema."""
        place = "policeUnit" if self.home.startswith("police:") else "municipality"
        return {"id": str(self.id), "role": self.role, place: self.home}


@dataclass(frozen=True)
class Client:
    """A municipal system that may connect."""

    id: str
    organisation: str
    """OIN, 20 digits."""
    purposes: frozenset[str]
    """Purposes it may ask for; ``NONE`` stands for asking without one."""
    limited: bool
    """Whether it may send trusted documents of its own only."""
    bounds: Bounds
    """The most that its documents may ask for."""


class Appointments:
    """The appointments in force of each officer.

    Parameters
    ----------
    database
        Where they stand.
    size
        Officers remembered at most.
    seconds
        How long an officer is remembered.
    clock
        Seconds, steadily counting.
    """

    def __init__(
        self,
        database: Database,
        *,
        size: int,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._seconds = seconds
        self._clock = clock
        self._known: BoundedCache[str, tuple[Appointment, ...]] = BoundedCache(size, clock)

    async def held_by(self, subject: str) -> tuple[Appointment, ...]:
        """Return the appointments of an officer, in order; empty where there are none.

        Notes
        -----
        Source: ``sql/queries/appointments_by_subject.sql``.
        """
        known = self._known.get(subject)
        if known is not None:
            return known
        rows = await self._database.fetch_rows(query("appointments_by_subject"), (subject,))
        found = tuple(
            Appointment(
                id=row["id"],
                officer_id=row["officer_id"],
                role=row["role"],
                home=row["municipality"] or row["police_unit"],
            )
            for row in rows
        )
        if found:
            self._known.put(subject, found, until=self._clock() + self._seconds)
        return found

    def forget(self, subject: str) -> bool:
        """Let an officer go; tell whether it was remembered."""
        return self._known.forget(subject)


class Clients:
    """The municipal systems that may connect; parameters as those of `Appointments`."""

    def __init__(
        self,
        database: Database,
        *,
        size: int,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._seconds = seconds
        self._clock = clock
        self._known: BoundedCache[str, Client] = BoundedCache(size, clock)

    async def find(self, client_id: str) -> Client | None:
        """Return a client, or `None` where it may not connect.

        Notes
        -----
        Source: ``sql/queries/client.sql``.
        """
        known = self._known.get(client_id)
        if known is not None:
            return known
        row = await self._database.fetch_row(query("client"), (client_id,))
        if row is None:
            return None
        purposes, limited = frozenset(row["purposes"]), row["documents"] == "TRUSTED"
        bounds = Bounds(row["document_fields"], row["document_depth"], row["root_fields"])
        found = Client(row["id"], row["organisation"], purposes, limited, bounds)
        self._known.put(client_id, found, until=self._clock() + self._seconds)
        return found

    def forget(self, client_id: str) -> bool:
        """Let a client go; tell whether it was remembered."""
        return self._known.forget(client_id)
