"""The gateway that serves the world, and who asks it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from typing_extensions import override

from sql.database import connect_owner
from tests.fixtures.postgres import Address
from tests.fixtures.process import Gateway, start_gateway
from tests.world.keys import subject_of

__all__ = ["PUBLIC", "Asker", "World", "serve_world"]


@dataclass(frozen=True)
class Asker:
    """Who asks: a role and the town or police unit it is acted for."""

    role: str
    home: str

    @override
    def __str__(self) -> str:
        return f"{self.role}-{self.home}"


PUBLIC = Asker("public", "none")
"""Anybody, without a token."""


@dataclass
class World:
    """A running gateway on the rows of the world."""

    gateway: Gateway
    database: Address
    tokens: dict[Asker, dict[str, str]] = field(default_factory=dict)

    def headers(
        self, asker: Asker, purpose: str = "NONE", case: object = None
    ) -> Mapping[str, str]:
        """Make the headers of a request; the token of an asker is always the same."""
        if asker not in self.tokens:
            subject = None if asker == PUBLIC else subject_of(asker.role, asker.home)
            self.tokens[asker] = self.gateway.headers(subject)
        named = {} if purpose == "NONE" else {"Access-Purpose": purpose.lower().replace("_", "-")}
        cased = {} if case is None else {"Access-Case": str(case)}
        return self.tokens[asker] | named | cased

    def ask(self, document: str, headers: Mapping[str, str], **variables: object) -> Any:
        """Ask and read the answer, which is GraphQL's."""
        answer = self.gateway.ask(document, headers, **variables)
        assert answer.status_code == 200, answer.text
        return orjson.loads(answer.content)

    async def change(self, text: str, *values: object) -> None:
        """Run one statement as the owner of the database."""
        async with connect_owner(self.database.dsn) as connection:
            await connection.execute(text, *values)

    async def look(self, text: str) -> list[tuple[Any, ...]]:
        """Run one statement as the owner of the database and give its rows."""
        async with connect_owner(self.database.dsn) as connection:
            return [tuple(row) for row in await connection.fetch(text)]

    async def count_records(self) -> int:
        """Count the disclosures that are recorded."""
        async with connect_owner(self.database.dsn) as connection:
            count: int = await connection.fetchval("SELECT count(*) FROM access.disclosure_record")
        return count


@contextmanager
def serve_world(database: Address, folder: Path, **settings: Any) -> Iterator[World]:
    """Serve a database that holds the world; only a reading statement finds what changed."""
    patient: dict[str, Any] = {
        "HEAD_SECONDS": "300",
        "ACCESS_SECONDS": "3600",
        "SEAL_SECONDS": "3600",
    }
    with start_gateway(database.gateway_dsn, folder, **(patient | settings)) as gateway:
        yield World(gateway, database)
