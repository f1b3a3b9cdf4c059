"""Saying something once the server answers."""

import time
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from threading import Thread
from typing import Final

import click

__all__ = ["announce"]

_PATIENCE: Final = 60.0
_PAUSE: Final = 0.05


def announce(host: str, port: int, *, text: str) -> Thread:
    """Print a text as soon as the server answers; nothing if it does not within a minute."""
    thread = Thread(target=_wait_and_print, args=(host, port, text), daemon=True)
    thread.start()
    return thread


def _wait_and_print(host: str, port: int, text: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if _answers(host, port):
            click.echo(text)
            return
        time.sleep(_PAUSE)


def _answers(host: str, port: int) -> bool:
    connection = HTTPConnection(host, port, timeout=1)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
