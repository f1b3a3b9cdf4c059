"""Answers as server-sent events: ``POST /graphql`` by who accepts ``text/event-stream``.

Notes
-----
Source: GraphQL over Server-Sent Events, mode of distinct connections.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Final

import orjson
from starlette.types import Receive, Scope, Send

from gateway.access import AccessContext
from gateway.bodies import accepts, read_request
from gateway.streams.errors import StreamEndedError, StreamsStoppedError
from gateway.streams.telling import Teller

__all__ = ["Sending"]

_EVENTS: Final = b"text/event-stream"
_HEADERS: Final = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),
)
_COMPLETE: Final = b"event: complete\ndata:\n\n"
_STILL: Final = b":\n\n"


@dataclass(frozen=True)
class Sending:
    """Answers ``POST /graphql``: once, or as events where the client accepts them."""

    teller: Teller
    seconds: float
    """How long a client may take nothing of what is sent."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        endpoint = self.teller.endpoint
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        if not accepts(headers, _EVENTS):
            await endpoint(scope, receive, send)
            return

        async def enter() -> AccessContext:
            return await endpoint.access.enter(headers, endpoint.heads.current.territory)

        await enter()
        asked = await read_request(headers, receive, endpoint.body_bytes)
        await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
        sending = asyncio.create_task(self._send(self.teller.tell(enter, asked), send))
        if await _until_left(sending, receive):
            await send({"type": "http.response.body", "body": b""})

    async def _send(self, told: AsyncGenerator[bytes | None], send: Send) -> bool:
        """Send everything; tell whether the client took it."""
        async with aclosing(_write(told)) as written:
            async for each in written:
                try:
                    async with asyncio.timeout(self.seconds):
                        await send({"type": "http.response.body", "body": each, "more_body": True})
                except TimeoutError:
                    return False
        return True


async def _until_left(sending: asyncio.Task[bool], receive: Receive) -> bool:
    """Wait until all is sent, or the client left; tell whether an end is to be sent."""
    # The body was read: what comes next is that the client leaves.
    leaving = asyncio.ensure_future(receive())
    try:
        await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        sending.cancel()
        leaving.cancel()
        await asyncio.wait({sending, leaving})
    return not sending.cancelled() and sending.result()


async def _write(told: AsyncGenerator[bytes | None]) -> AsyncGenerator[bytes]:
    """Write what is told; where the server stops there is no end, so that clients come back."""
    try:
        async with aclosing(told) as said:
            async for each in said:
                yield _STILL if each is None else _event(each)
    except StreamEndedError as ended:
        yield _event(orjson.dumps({"errors": ended.errors}))
    except StreamsStoppedError:
        return
    yield _COMPLETE


def _event(body: bytes) -> bytes:
    # PostgreSQL breaks lines between the records of a list; one would end the data.
    return b"event: next\ndata: %b\n\n" % body.replace(b"\n", b" ")
