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

from gateway.documents import Documents
from gateway.limits import Limits
from gateway.trusted.deciding import Proposal, Sending, approve, limit_client, propose, withdraw
from resolvers.codes import Purpose
from resolvers.schema import CORE
from sql.database import PAGES_ROLE, Database, Session
from tests.fixtures.issuer import CLIENT
from tests.fixtures.process import Gateway, Staff, start_gateway

__all__ = ["APPROVER", "DOCUMENTS", "OTHER", "PROPOSER", "Scene", "name_of", "open_scene"]

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

    async def act(self, step: Callable[[Session], Awaitable[T]]) -> T:
        """Do one thing as the pages do it: in a transaction of their role."""
        async with self.pages.transaction() as session:
            return await step(session)

    async def propose(self, text: str, client: str = CLIENT) -> UUID:
        proposal = Proposal(client, "Test", text)
        return await self.act(
            lambda session: propose(session, proposal, subject=PROPOSER, documents=DOCUMENTS)
        )

    async def trust(self, text: str, client: str = CLIENT) -> UUID:
        """Propose and approve a document."""
        made = await self.propose(text, client)
        await self.act(
            lambda session: approve(session, made, subject=APPROVER, documents=DOCUMENTS)
        )
        return made

    async def withdraw(self, made: UUID) -> None:
        await self.act(lambda session: withdraw(session, made, subject=PROPOSER))

    async def limit(self, client: str, sending: Sending) -> None:
        await self.act(lambda session: limit_client(session, client, sending, subject=PROPOSER))

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


@asynccontextmanager
async def open_scene(staff: Staff, folder: Path) -> AsyncIterator[Scene]:
    """Appoint the officers, register the systems and start a gateway."""
    await staff.appoint(PROPOSER, "functional_administrator", "GM0344")
    await staff.appoint(APPROVER, "functional_administrator", "GM0344")
    await staff.appoint("inspector", "inspector", "GM0344")
    await staff.register(OTHER, "NONE", *(purpose.name for purpose in Purpose))
    dsn = staff.database.gateway_dsn
    pages = await Database.connect(dsn, role=PAGES_ROLE, min_size=1)
    with start_gateway(dsn, folder, HEAD_SECONDS="300", ACCESS_SECONDS="3600") as gateway:
        yield Scene(gateway, staff, pages)
    await pages.close()
