"""Building what answers over connections that stay open."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from gateway.endpoint import Endpoint
from gateway.settings import Settings
from gateway.streams.conversation import Terms
from gateway.streams.events import Events
from gateway.streams.seats import Seats
from gateway.streams.sending import Sending
from gateway.streams.sockets import Sockets
from gateway.streams.telling import Teller
from gateway.work.working import watched
from sql.database import Database

__all__ = ["Streaming", "open_streaming"]


@dataclass(frozen=True)
class Streaming:
    """What answers at ``/graphql``."""

    sending: Sending
    """``POST``: once, or as server-sent events."""
    sockets: Sockets
    """``GET`` that upgrades to a WebSocket."""
    stop: Callable[[], None]
    """Ends every stream: the server stops."""


@asynccontextmanager
async def open_streaming(
    settings: Settings, endpoint: Endpoint, database: Database
) -> AsyncIterator[Streaming]:
    """Build what answers over connections that stay open, and look for events meanwhile."""
    events = Events(database, most=settings.stream_waiting)
    seconds = settings.stream_check_seconds
    seats = Seats(settings.process_streams, settings.officer_streams)
    teller = Teller(endpoint, events, seats, seconds)
    free = asyncio.Semaphore(settings.process_sockets)
    sockets = Sockets(teller, _make_terms(settings), settings.public_url, free)
    async with watched((events,), settings.stream_seconds):
        yield Streaming(Sending(teller, seconds), sockets, events.stop)


def _make_terms(settings: Settings) -> Terms:
    return Terms(
        message_bytes=settings.body_max_bytes,
        operations=settings.connection_operations,
        init_seconds=settings.stream_init_seconds,
        seconds=settings.stream_check_seconds,
    )
