"""A client that takes nothing of what is sent is let go, with all that waited for it."""

import asyncio
import socket
import time
from collections.abc import AsyncGenerator, Iterator
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import uuid4

import pytest

from gateway.streams.errors import StreamBehindError, StreamsStoppedError
from gateway.streams.events import Events, Waiting
from gateway.streams.seats import Seats
from gateway.streams.sending import Sending
from tests.fixtures.process import Gateway, Staff, start_gateway
from tests.streams.fixtures import QUICK
from tests.streams.hearing import hear

if TYPE_CHECKING:
    from starlette.types import Message

    from gateway.streams.telling import Teller
    from sql.database import Database

NAMES: Final = " ".join(f"n{each}: name p{each}: province" for each in range(10))
FACTS: Final = " ".join(f"m{each}: municipalities {{ ...F }}" for each in range(10))
MUCH: Final = f"fragment F on Municipality {{ {NAMES} }} {{ {FACTS} }}"
"""A question whose answer does not fit into the buffers of a connection."""
LIMITS: Final[dict[str, Any]] = {
    **QUICK,
    "DOCUMENT_ALIASES": "1000",
    "DOCUMENT_FIELDS": "1000",
}
PATIENCE: Final = 2.0


def reach(gateway: Gateway) -> socket.socket:
    """Connect with next to no room for what is received."""
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    narrow.settimeout(10)
    narrow.connect(("127.0.0.1", gateway.port))
    return narrow


class Stuck:
    """A client that takes the first of what is sent, and nothing more."""

    def __init__(self) -> None:
        self.taken = 0

    async def __call__(self, _: "Message") -> None:
        self.taken += 1
        if self.taken > 1:
            await asyncio.sleep(60)


async def tell(*bodies: bytes | None) -> AsyncGenerator[bytes | None]:
    for each in bodies:
        yield each


@pytest.fixture(scope="module")
def generous(streamed: Staff, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """A gateway that may be asked much at once."""
    folder = tmp_path_factory.mktemp("generous")
    with start_gateway(streamed.database.gateway_dsn, folder, **LIMITS) as gateway:
        yield gateway


def test_a_socket_that_is_not_read_is_let_go(generous: Gateway) -> None:
    with hear(generous, {}, sock=reach(generous), max_queue=1, max_size=None) as hearing:
        hearing.begin()
        for number in range(5):
            hearing.ask(MUCH, str(number))
        time.sleep(PATIENCE)
        kinds = [each["type"] for each in hearing.rest()]

    assert len(kinds) < 10


async def test_events_that_are_not_taken_are_cut_off() -> None:
    sending = Sending(cast("Teller", None), 0.05)

    taken = await sending._send(tell(b"{}", None), Stuck())

    assert not taken


async def test_one_event_too_many_ends_the_stream() -> None:
    waiting = Waiting(1)
    waiting.put(uuid4())
    waiting.put(uuid4())

    with pytest.raises(StreamBehindError):
        await waiting.take(1)


async def test_where_the_server_stops_no_stream_begins() -> None:
    events = Events(cast("Database", None), most=1)
    events.stop()

    with pytest.raises(StreamsStoppedError):
        await events.listen().__aenter__()


def test_a_seat_is_free_again_when_its_stream_has_ended() -> None:
    seats = Seats(of_process=9, of_officer=2)

    with seats.take(None):
        with seats.take(None):
            assert seats.taken == {None: 2}
        assert seats.taken == {None: 1}

    assert not seats.taken
