"""Who is signed in: the browser holds a random word, and the database all the rest."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import orjson

from gateway.appointments import Appointment
from sql import query
from sql.database import Database

__all__ = ["Capacity", "Officer", "OfficerSession", "Proof", "Sessions"]

_WORD_BYTES: Final = 32


@dataclass(frozen=True)
class Officer:
    """Who is signed in."""

    id: UUID
    subject: str
    name: str


@dataclass(frozen=True)
class Capacity:
    """An appointment in force of the officer, and what it has a mandate for today."""

    appointment: Appointment
    mandates: frozenset[str]
    """Purposes of its mandates in force."""

    @property
    def role(self) -> str:
        """Role of the appointment."""
        return self.appointment.role

    @property
    def home(self) -> str:
        """Municipality or police unit of the appointment."""
        return self.appointment.home


@dataclass(frozen=True)
class Proof:
    """How an officer proved who they are."""

    officer: UUID
    appointment: UUID | None
    """The only one there is; `None` where one must be chosen."""
    acr: str
    provider_session: str | None = None
    id_token: str | None = None


@dataclass
class OfficerSession:
    """One session as it was found; `content` may change, and is then kept."""

    digest: str
    officer: Officer | None
    """`None` while signing in."""
    capacities: tuple[Capacity, ...]
    chosen: UUID | None
    acr: str | None
    id_token: str | None
    age: float | None
    """Seconds since the officer proved who they are."""
    content: dict[str, Any] = field(default_factory=dict)
    kept: bytes = b""
    """The content as it stands in the database."""

    @property
    def capacity(self) -> Capacity | None:
        """The capacity that was chosen, if it is in force still."""
        return next((each for each in self.capacities if each.appointment.id == self.chosen), None)

    @property
    def token(self) -> str:
        """What a form of this session must bring along."""
        return str(self.content.get("csrf", ""))


@dataclass(frozen=True)
class Sessions:
    """The sessions of the pages."""

    database: Database
    idle: float
    """Seconds without a request after which a session ends."""
    lifetime: float
    """Seconds after which a session ends."""

    async def find(self, word: str) -> OfficerSession | None:
        """Find the session of a word that a browser sent; `None` where it has ended.

        Notes
        -----
        Source: ``sql/queries/sessions/find_session.sql``.
        """
        return await self.find_digest(_digest(word))

    async def find_digest(self, digest: str) -> OfficerSession | None:
        """Find a session by what the database calls it; as `find`."""
        arguments = (digest, self.idle, self.lifetime)
        row = await self.database.fetch_row(query("find_session"), arguments)
        return _read(digest, dict(row)) if row else None

    async def open(self, proof: Proof | None, content: dict[str, Any]) -> str:
        """Open a session, of somebody who is still signing in where there is no proof yet.

        Returns
        -------
        str
            The word for the browser; it stands nowhere else.
        """
        word = secrets.token_urlsafe(_WORD_BYTES)
        known = content | {"csrf": secrets.token_urlsafe(_WORD_BYTES)}
        await self.database.execute(query("forget_sessions"), (self.lifetime,))
        told = (
            (proof.officer, proof.appointment, proof.acr, proof.provider_session, proof.id_token)
            if proof
            else (None,) * 5
        )
        arguments = (_digest(word), *told, orjson.dumps(known).decode())
        await self.database.execute(query("open_session"), arguments)
        return word

    async def keep(self, session: OfficerSession) -> None:
        """Keep what a session remembers, where that has changed."""
        content = orjson.dumps(session.content)
        if content != session.kept:
            await self.database.execute(query("keep_session"), (session.digest, content.decode()))

    async def choose(self, session: OfficerSession, appointment: UUID) -> None:
        """Let an officer act in one of the capacities they have."""
        await self.database.execute(query("choose_capacity"), (session.digest, appointment))

    async def end(self, session: OfficerSession) -> None:
        """End a session."""
        await self.database.execute(query("end_session"), (session.digest,))

    async def end_of_provider(self, provider_session: str | None, subject: str | None) -> int:
        """End sessions because the provider says so; tell how many."""
        arguments = (provider_session, subject)
        return len(await self.database.fetch_rows(query("end_sessions_of_provider"), arguments))


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


def _read(digest: str, row: dict[str, Any]) -> OfficerSession:
    known = row["officer_id"]
    officer = Officer(known, row["subject"], row["name"]) if known else None
    content: dict[str, Any] = orjson.loads(row["content"])
    return OfficerSession(
        digest=digest,
        officer=officer,
        capacities=tuple(_capacities(known, orjson.loads(row["appointments"]))),
        chosen=row["appointment_id"],
        acr=row["acr"],
        id_token=row["id_token"],
        age=row["age"],
        content=content,
        kept=orjson.dumps(content),
    )


def _capacities(officer: UUID, rows: Iterable[dict[str, Any]]) -> Iterable[Capacity]:
    for row in rows:
        held = Appointment(UUID(row["id"]), officer, row["role"], row["home"])
        yield Capacity(held, frozenset(row["mandates"]))
