"""A relay between the gateway and PostgreSQL that notes every statement that is run.

It stands where an eavesdropper would: what it has not seen was not run.

Notes
-----
Source: PostgreSQL, frontend/backend protocol 3.0, message formats.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit, urlunsplit

from sql import query

__all__ = ["Relay", "open_relay"]

_CHUNK = 65_536


@dataclass
class Relay:
    """One listening relay."""

    dsn: str
    """Address of the database through the relay."""
    statements: list[str] = field(default_factory=list)
    """Text of every statement that was run, in order."""

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """Gather the statements run within a block, once it has ended.

        Left out is the one that reads nothing: it records what was decided.
        """
        first, within = len(self.statements), list[str]()
        yield within
        within += (each for each in self.statements[first:] if each != query("record_decision"))


@contextmanager
def open_relay(dsn: str) -> Iterator[Relay]:
    """Listen on loopback for the length of a block.

    Parameters
    ----------
    dsn
        Address of the database, over a socket of this machine or over TCP.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        relay = Relay(_through(dsn, port))
        threading.Thread(target=_accept, args=(listener, dsn, relay), daemon=True).start()
        yield relay


def _through(dsn: str, port: int) -> str:
    parts = urlsplit(dsn)
    login, at, _ = parts.netloc.rpartition("@")
    place = parts._replace(netloc=f"{login}{at}127.0.0.1:{port}", query="sslmode=disable")
    return urlunsplit(place)


def _connect(dsn: str) -> socket.socket:
    parts = urlsplit(dsn)
    given = parse_qs(parts.query)
    host = given.get("host", [parts.hostname or "127.0.0.1"])[0]
    port = int(given.get("port", [str(parts.port or 5432)])[0])
    if not host.startswith("/"):
        return socket.create_connection((host, port))
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(f"{host}/.s.PGSQL.{port}")
    return connection


def _accept(listener: socket.socket, dsn: str, relay: Relay) -> None:
    with suppress(OSError):
        while True:
            client, _ = listener.accept()
            server = _connect(dsn)
            ear = _Ear(relay.statements)
            threading.Thread(target=_pump, args=(client, server, ear), daemon=True).start()
            threading.Thread(target=_pump, args=(server, client), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket, ear: "_Ear | None" = None) -> None:
    with suppress(OSError):
        while data := source.recv(_CHUNK):
            if ear:
                ear.hear(data)
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
            end.close()


@dataclass
class _Ear:
    """Understands what one client of PostgreSQL says."""

    statements: list[str]
    prepared: dict[bytes, str] = field(default_factory=dict)
    unread: bytes = b""
    started: bool = False

    def hear(self, data: bytes) -> None:
        self.unread += data
        while (length := self._complete()) is not None:
            message, self.unread = self.unread[:length], self.unread[length:]
            if self.started:
                self._understand(message[:1], message[5:])
            self.started = True

    def _complete(self) -> int | None:
        """Give the length of the first message, once all of it is there."""
        kind = int(self.started)
        if len(self.unread) < kind + 4:
            return None
        length = kind + int.from_bytes(self.unread[kind : kind + 4], "big")
        return length if len(self.unread) >= length else None

    def _understand(self, kind: bytes, content: bytes) -> None:
        if kind == b"Q":
            self.statements.append(content.rstrip(b"\0").decode())
        elif kind == b"P":
            name, text, *_ = content.split(b"\0")
            self.prepared[name] = text.decode()
        elif kind == b"B":
            _, name, *_ = content.split(b"\0")
            self.statements.append(self.prepared[name])
