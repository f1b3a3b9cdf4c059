"""The HTTP server: uvicorn, with bounded headers and our own words for what it refuses."""

import errno
import logging
import socket
from collections.abc import Callable, Sequence
from contextlib import closing
from http import HTTPStatus
from types import FrameType
from typing import Final

import uvicorn
import uvloop
from starlette.applications import Starlette
from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from gateway.errors import AddressUnusableError, PortTakenError
from gateway.problems import Problem, render_problem

__all__ = ["BoundedProtocol", "check_address", "serve"]

_HEADER_BYTES: Final = 65_536
_MESSAGE_BYTES: Final = 1_048_576
"""What a message over a WebSocket may take in memory; its own limit is lower."""
_log = logging.getLogger("registerpoort.server")


class BoundedProtocol(HttpToolsProtocol):
    """HTTP/1.1 that refuses endless headers and answers what it cannot read as a problem."""

    _unread = 0
    _in_headers = True

    @override
    def data_received(self, data: bytes) -> None:
        """Take what arrived, and refuse headers that do not end."""
        super().data_received(data)
        self._unread = self._unread + len(data) if self._in_headers else 0
        if self._unread > _HEADER_BYTES and not self.transport.is_closing():
            self._refuse(
                Problem(
                    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "HEADERS_TOO_LARGE",
                    f"Send at most {_HEADER_BYTES} bytes of headers.",
                )
            )

    @override
    def on_message_begin(self) -> None:
        """Start to count the bytes of a request's headers."""
        super().on_message_begin()
        self._in_headers = True

    @override
    def on_headers_complete(self) -> None:
        """Stop to count."""
        self._in_headers = False
        super().on_headers_complete()

    @override
    def send_400_response(self, msg: str) -> None:
        """Refuse bytes that are not HTTP."""
        self._refuse(
            Problem(HTTPStatus.BAD_REQUEST, "HTTP_INVALID", "Send a valid HTTP/1.1 request.")
        )

    def _refuse(self, problem: Problem) -> None:
        answer = render_problem(problem)
        lines = [b"HTTP/1.1 %d %s" % (problem.status, problem.status.phrase.encode("ascii"))]
        lines += [name + b": " + value for name, value in answer.raw_headers]
        lines += [b"cache-control: no-store", b"connection: close", b"", bytes(answer.body)]
        self.transport.write(b"\r\n".join(lines))
        self.transport.close()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, stops: Sequence[Callable[[], None]]) -> None:
        super().__init__(config)
        self.stops = stops

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        _log.info("listening", extra={"host": self.config.host, "port": self.config.port})

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # What has no end of its own would be waited for until it is cut off.
        for stop in self.stops:
            stop()
        await super().shutdown(sockets)

    @override
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        # uvicorn would raise the signal again at the end and so skip what is still to be closed.
        self._captured_signals.clear()


def check_address(host: str, port: int) -> None:
    """Check that the server can listen, before anything is started.

    Raises
    ------
    PortTakenError
        If another program listens there.
    AddressUnusableError
        If the address is not one this program may listen on.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(host, port) from None
        raise AddressUnusableError(host, port) from None


def serve(app: Starlette, *, host: str, port: int, drain_seconds: int) -> None:
    """Serve until a stop signal, then let running requests end.

    Parameters
    ----------
    app
        What answers; its lifespan is entered before the server listens. What its state holds as
        ``stops`` is called when a stop signal came.
    host, port
        Address to listen on.
    drain_seconds
        Seconds that running requests get after a stop signal.

    Raises
    ------
    PortTakenError
        If another program took the address meanwhile.

    Notes
    -----
    What the lifespan raises comes out as it is.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=BoundedProtocol,
        ws="websockets-sansio",
        ws_max_size=_MESSAGE_BYTES,
        ws_per_message_deflate=False,
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=drain_seconds,
    )
    uvloop.run(_serve(app, _Server(config, getattr(app.state, "stops", ()))))


async def _serve(app: Starlette, server: uvicorn.Server) -> None:
    async with app.router.lifespan_context(app):
        try:
            await server.serve()
        except SystemExit:
            raise PortTakenError(server.config.host, server.config.port) from None
    _log.info("stopped")
