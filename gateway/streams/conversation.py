"""One connection of ``graphql-transport-ws``: its messages, and the operations under way."""

import asyncio
from collections.abc import Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from gateway.access import AccessContext
from gateway.errors import RequestRefusedError
from gateway.streams.errors import (
    StreamEndedError,
    StreamLimitError,
    StreamsStoppedError,
    tell_end,
)
from gateway.streams.handshakes import read_access
from gateway.streams.messages import (
    PROTOCOL,
    ClosingError,
    Subscribe,
    read_message,
    read_subscribe,
    write_message,
)
from gateway.streams.telling import Teller
from sql.errors import DatabaseError

__all__ = ["Conversation", "Terms"]

_REFUSED: Final = 4403
_AGAIN: Final = 1013


@dataclass(frozen=True)
class Terms:
    """What one connection may do."""

    message_bytes: int
    operations: int
    """Operations under way at once."""
    init_seconds: float
    """How long it may take to say who asks."""
    seconds: float
    """How long a client may take nothing of what is sent."""


@dataclass
class Conversation:
    """What is said over one connection."""

    socket: WebSocket
    teller: Teller
    terms: Terms
    headers: list[tuple[bytes, bytes]]
    """Of the handshake."""
    _access: list[tuple[bytes, bytes]] = field(default_factory=list)
    """What decides access, as headers."""
    _begun: bool = False
    _accepted: bool = False
    _under_way: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    """By the identifier that the client gave."""

    async def run(self) -> None:
        """Speak until one of both ends it; nothing is left under way then."""
        try:
            await self.socket.accept(PROTOCOL)
            async with asyncio.TaskGroup() as group:
                await self._listen(group)
        except* ClosingError as errors:
            await self._close(errors)
        except* (WebSocketDisconnect, StreamsStoppedError):
            # Where the server stops, it closes every connection itself.
            pass

    async def _listen(self, group: asyncio.TaskGroup) -> None:
        try:
            async with asyncio.timeout(self.terms.init_seconds) as limit:
                while True:
                    await self._take(await self._receive(), group)
                    if self._accepted:
                        limit.reschedule(None)
        except TimeoutError:
            raise ClosingError(4408, "Connection initialisation timeout") from None

    async def _receive(self) -> Mapping[str, object]:
        received = await self.socket.receive()
        if received["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(received["code"])
        return read_message(received.get("text"), self.terms.message_bytes)

    async def _take(self, message: Mapping[str, object], group: asyncio.TaskGroup) -> None:
        match message.get("type"):
            case "connection_init":
                await self._begin(message.get("payload"))
            case "ping":
                await self._say(write_message("pong", payload=message.get("payload")))
            case "pong":
                pass
            case "subscribe":
                await self._subscribe(message, group)
            case "complete":
                self._leave(message.get("id"))
            case _:
                raise ClosingError(4400, "Unknown type of message")

    async def _begin(self, payload: object) -> None:
        if self._begun:
            raise ClosingError(4429, "Too many initialisation requests")
        self._begun = True
        self._access = read_access(self.headers, payload)
        try:
            await self._enter()
        except (RequestRefusedError, DatabaseError) as error:
            raise ClosingError(_closing_code(error), error.code) from None
        await self._say(write_message("connection_ack"))
        self._accepted = True

    async def _enter(self) -> AccessContext:
        endpoint = self.teller.endpoint
        return await endpoint.access.enter(self._access, endpoint.heads.current.territory)

    async def _subscribe(self, message: Mapping[str, object], group: asyncio.TaskGroup) -> None:
        if not self._accepted:
            raise ClosingError(4401, "Unauthorized")
        subscribe = read_subscribe(message)
        if subscribe.id in self._under_way:
            raise ClosingError(4409, "Subscriber for this id already exists")
        if len(self._under_way) >= self.terms.operations:
            ended = tell_end(StreamLimitError("over one connection"))
            await self._say(write_message("error", subscribe.id, ended.errors))
            return
        self._under_way[subscribe.id] = group.create_task(self._operate(subscribe))

    def _leave(self, identifier: object) -> None:
        if isinstance(identifier, str) and identifier in self._under_way:
            self._under_way.pop(identifier).cancel()

    async def _operate(self, subscribe: Subscribe) -> None:
        try:
            async with aclosing(self.teller.tell(self._enter, subscribe.asked)) as told:
                async for each in told:
                    if each is not None:
                        await self._say(write_message("next", subscribe.id, orjson.Fragment(each)))
        except StreamEndedError as ended:
            await self._fail(subscribe.id, ended)
        else:
            del self._under_way[subscribe.id]
            await self._say(write_message("complete", subscribe.id))

    async def _fail(self, identifier: str, ended: StreamEndedError) -> None:
        del self._under_way[identifier]
        await self._say(write_message("error", identifier, ended.errors))
        if ended.forbidden:
            raise ClosingError(_REFUSED, ended.code)

    async def _say(self, text: str) -> None:
        """Send one message; a client that takes nothing is gone."""
        try:
            async with asyncio.timeout(self.terms.seconds):
                await self.socket.send_text(text)
        except (TimeoutError, RuntimeError):
            raise WebSocketDisconnect from None

    async def _close(self, errors: BaseExceptionGroup[ClosingError]) -> None:
        first = next(each for each in errors.exceptions if isinstance(each, ClosingError))
        with suppress(WebSocketDisconnect, TimeoutError, RuntimeError):
            async with asyncio.timeout(self.terms.seconds):
                await self.socket.close(first.code, first.reason)


def _closing_code(error: RequestRefusedError | DatabaseError) -> int:
    away = isinstance(error, DatabaseError) or error.status is HTTPStatus.SERVICE_UNAVAILABLE
    return _AGAIN if away else _REFUSED
