"""A gateway, the officers who decide on documents, and the systems that send them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

import httpx2
import orjson

from gateway.acts.acting import ADMINISTRATOR, Actor
from gateway.documents import Documents
from gateway.limits import Limits
from gateway.trusted.deciding import Proposal, Sending, approve, limit_client, propose, withdraw
from resolvers.codes import Purpose
from resolvers.schema import CORE
from sql.database import PAGES_ROLE, Database, Session, connect_owner
from tests.fixtures.issuer import CLIENT
from tests.fixtures.process import Gateway, Staff, start_gateway

__all__ = [
    "APPROVER",
    "DOCUMENTS",
    "OTHER",
    "PROPOSER",
    "Scene",
    "hire",
    "name_of",
    "open_scene",
]

T = TypeVar("T")

PROPOSER: Final = "administrator-1"
APPROVER: Final = "administrator-2"
OTHER: Final = "system-amsterdam"
DOCUMENTS: Final = Documents(CORE, Limits(), size=100)


def name_of(text: str) -> str:
    """Name a document as a request does."""
    return f"sha256:{sha256(text.encode()).hexdigest()}"


@dataclass(frozen=True)
class Scene:
    """A gateway that remembers for an hour, and the pages' way to its database."""

    gateway: Gateway
    staff: Staff
    pages: Database
    proposer: Actor
    approver: Actor

    async def act(self, step: Callable[[Session], Awaitable[T]]) -> T:
        """Do one thing as the pages do it: in a transaction of their role."""
        async with self.pages.transaction() as session:
            return await step(session)

    async def propose(self, text: str, client: str = CLIENT) -> UUID:
        proposal = Proposal(client, "Test", text)
        return await self.act(
            lambda session: propose(session, self.proposer, proposal, documents=DOCUMENTS)
        )

    async def trust(self, text: str, client: str = CLIENT) -> UUID:
        """Propose and approve a document."""
        made = await self.propose(text, client)
        await self.act(lambda session: approve(session, self.approver, made, documents=DOCUMENTS))
        return made

    async def withdraw(self, made: UUID) -> None:
        await self.act(lambda session: withdraw(session, self.proposer, made))

    async def limit(self, client: str, sending: Sending) -> None:
        await self.act(
            lambda session: limit_client(session, self.proposer, client, sending=sending)
        )

    def send(self, client: str = CLIENT, *, accept: str = "*/*", **body: Any) -> httpx2.Response:
        """Send a body for an officer through a system."""
        token = self.gateway.issuer.mint("inspector", azp=client, client_id=client)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return self.gateway.client.post(
            "/graphql", content=orjson.dumps(body), headers=headers | {"Accept": accept}
        )

    def code(self, client: str = CLIENT, **body: Any) -> str:
        """Send a body and give the code of what it is refused for, or ``OK``."""
        answer = self.send(client, **body).json()
        codes = [each["extensions"]["code"] for each in answer.get("errors", [])]
        return codes[0] if codes else "OK"


async def hire(staff: Staff, subject: str, role: str = ADMINISTRATOR) -> Actor:
    """Appoint an officer who acts."""
    held = await staff.appoint(subject, role, "GM0344")
    async with connect_owner(staff.database.dsn) as connection:
        officer = await connection.fetchval(
            "SELECT id FROM access.officer WHERE subject = $1", subject
        )
    return Actor(officer, held, homes=frozenset({"GM0344"}))


@asynccontextmanager
async def open_scene(staff: Staff, folder: Path) -> AsyncIterator[Scene]:
    """Appoint the officers, register the systems and start a gateway."""
    proposer, approver = [await hire(staff, each) for each in (PROPOSER, APPROVER)]
    await staff.appoint("inspector", "inspector", "GM0344")
    await staff.register(OTHER, "NONE", *(purpose.name for purpose in Purpose))
    dsn = staff.database.gateway_dsn
    pages = await Database.connect(dsn, role=PAGES_ROLE, min_size=1)
    with start_gateway(dsn, folder, HEAD_SECONDS="300", ACCESS_SECONDS="3600") as gateway:
        yield Scene(gateway, staff, pages, proposer, approver)
    await pages.close()
