"""Listening to a gateway in tests: over a WebSocket, and as server-sent events."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

import httpx2
import orjson
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from sql.database import connect_owner
from tests.acts.checking import KNOWN, Checking
from tests.fixtures.process import Gateway, Staff
from tests.world.keys import AMSTERDAM, Kind, row_id

if TYPE_CHECKING:
    from sql.database import Connection

__all__ = [
    "ASKED",
    "Hearing",
    "Reading",
    "annotate",
    "headers_of",
    "hear",
    "insert",
    "listen",
    "read",
    "wait_for",
]

ASKED: Final = "subscription { annotationMade { id category text municipality { code } } }"
PROTOCOL: Final = "graphql-transport-ws"
SECONDS: Final = 10.0
OPENED: Final = (
    "SELECT count(*) FROM access.decision_record"
    " WHERE trace_id = $1 AND 'Subscription.annotationMade' = any(coordinates)"
)
_INSERT: Final = (
    "INSERT INTO register.annotation (id, track, category, finding, text, made_at, municipality,"
    " author_id, disputed, restricted, retain_until, licence_number, inspection_id, subject,"
    " synthetic) SELECT $1, 'LICENSING', 'PHOTO_MISMATCH', 'PHOTO_DIFFERS', 'Elders gezien',"
    " now(), inspection.municipality, member.officer_id, false, $4, current_date + 100, $2, $3,"
    " 'pseudonym', true FROM register.inspection, (SELECT id AS officer_id FROM access.officer"
    " ORDER BY id LIMIT 1) AS member WHERE inspection.id = $3"
)


async def annotate(staff: Staff, number: str = KNOWN, **given: Any) -> str:
    """Annotate a licence; arguments as those of `insert`."""
    async with connect_owner(staff.database.dsn) as connection:
        return await insert(connection, number, **given)


async def insert(
    connection: "Connection",
    number: str = KNOWN,
    *,
    inspection: UUID | None = None,
    restricted: bool = False,
) -> str:
    """Let an inspection annotate a licence, one of Amsterdam unless it is named; give the key."""
    made = uuid4()
    where = inspection or row_id(Kind.CHECK_OPEN, AMSTERDAM)
    await connection.execute(_INSERT, made, number, where, restricted)
    return str(made)


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@dataclass(frozen=True)
class Hearing:
    """One WebSocket."""

    socket: ClientConnection

    def say(self, kind: str, **members: object) -> None:
        """Send one message."""
        self.socket.send(orjson.dumps({"type": kind, **members}).decode())

    def hear(self, seconds: float = SECONDS) -> Any:
        """Give the next message."""
        return orjson.loads(self.socket.recv(seconds))

    def begin(self, **payload: object) -> Any:
        """Say who asks, and give what is answered."""
        self.say("connection_init", payload=payload)
        return self.hear()

    def ask(self, query: str = ASKED, name: str = "1", **members: object) -> None:
        """Ask an operation."""
        self.say("subscribe", id=name, payload={"query": query, **members})

    def told(self) -> str:
        """Give the key of the annotation that is told next."""
        message = self.hear()
        assert message["type"] == "next", message
        return str(message["payload"]["data"]["annotationMade"]["id"])

    def silent(self, seconds: float = 0.6) -> bool:
        """Tell whether nothing is said for a while."""
        try:
            self.hear(seconds)
        except TimeoutError:
            return True
        return False

    def rest(self) -> list[Any]:
        """Give every message until the connection is closed."""
        found: list[Any] = []
        with suppress(ConnectionClosed):
            while True:
                found.append(self.hear())
        return found

    def closed(self) -> tuple[int, str]:
        """Wait until the connection is closed, and give the code and the reason."""
        self.rest()
        return self.socket.close_code or 0, self.socket.close_reason or ""


@contextmanager
def hear(
    gateway: Gateway,
    headers: Mapping[str, str],
    *,
    protocol: str = PROTOCOL,
    path: str = "/graphql",
    **named: Any,
) -> Iterator[Hearing]:
    """Open a WebSocket."""
    with connect(
        f"ws://127.0.0.1:{gateway.port}{path}",
        additional_headers=dict(headers),
        subprotocols=[Subprotocol(protocol)],
        proxy=None,
        **named,
    ) as socket:
        yield Hearing(socket)


def headers_of(checking: Checking) -> dict[str, str]:
    """Give the headers of an officer during an inspection."""
    named = {"Access-Purpose": "licence-check", "Access-Case": checking.inspection}
    return dict(checking.officer.headers) | named


@asynccontextmanager
async def listen(
    checking: Checking,
    staff: Staff,
    gateway: Gateway | None = None,
    *,
    query: str = ASKED,
    **headers: str,
) -> AsyncIterator[Hearing]:
    """Listen as the officer of an inspection, and wait until the stream is open."""
    trace = uuid4().hex
    traced = {"traceparent": f"00-{trace}-{'1' * 16}-01"}
    given = headers_of(checking) | traced | headers
    with hear(gateway or checking.officer.gateway, given) as hearing:
        assert hearing.begin()["type"] == "connection_ack"
        hearing.ask(query)
        await _wait_until_open(staff, trace)
        yield hearing


async def _wait_until_open(staff: Staff, trace: str) -> None:
    async with asyncio.timeout(SECONDS):
        while not await staff.fetch(OPENED, trace):  # noqa: ASYNC110  # another process opens it
            await asyncio.sleep(0.01)


@dataclass(frozen=True)
class Reading:
    """One response of server-sent events."""

    response: httpx2.Response
    lines: Iterator[str]

    def event(self) -> tuple[str, Any]:
        """Give the next event and its data; comments are left out."""
        name = ""
        for line in self.lines:
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            if line.startswith("data:"):
                data = line.removeprefix("data:").strip()
                return name, orjson.loads(data) if data else None
        return "end", None

    def still(self) -> None:
        """Wait until it is said that the stream is open."""
        assert any(line == ":" for line in self.lines)


@contextmanager
def read(
    gateway: Gateway, headers: Mapping[str, str], query: str = ASKED, **named: Any
) -> Iterator[Reading]:
    """Ask for server-sent events."""
    sent = {"Accept": "text/event-stream", "Content-Type": "application/json", **headers}
    body = orjson.dumps({"query": query, **named})
    with gateway.client.stream("POST", "/graphql", content=body, headers=sent) as response:
        yield Reading(response, response.iter_lines())
