"""Answers over a WebSocket: ``GET /graphql`` that upgrades to ``graphql-transport-ws``."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from gateway.problems import Problem, render_problem
from gateway.streams.conversation import Conversation, Terms
from gateway.streams.handshakes import is_foreign
from gateway.streams.messages import PROTOCOL
from gateway.streams.telling import Teller

__all__ = ["Sockets"]

_FOREIGN: Final = Problem(
    HTTPStatus.FORBIDDEN, "ORIGIN_FOREIGN", "A page of another site may not connect."
)
_FULL: Final = Problem(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "STREAM_LIMIT_REACHED",
    "There are as many connections as there may be. Try again in a moment.",
    {"Retry-After": "2"},
)


@dataclass(frozen=True)
class Sockets:
    """Opens WebSockets, as many as there may be."""

    teller: Teller
    terms: Terms
    public_url: str | None
    free: asyncio.Semaphore
    """As many connections as there may be yet."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        socket = WebSocket(scope, receive, send)
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        if is_foreign(headers, self.public_url):
            await socket.send_denial_response(render_problem(_FOREIGN))
        elif self.free.locked():
            await socket.send_denial_response(render_problem(_FULL))
        elif PROTOCOL not in scope["subprotocols"]:
            await socket.accept()
            await socket.close(4406, "Subprotocol not acceptable")
        else:
            async with self.free:
                await Conversation(socket, self.teller, self.terms, headers).run()
