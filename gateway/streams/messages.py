"""Messages of ``graphql-transport-ws``, and the codes with which a connection is closed.

Notes
-----
Source: GraphQL over WebSocket Protocol, as the reference implementation speaks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import orjson

from gateway.bodies import GraphQLRequest, parse_request
from gateway.errors import BodyMalformedError

__all__ = [
    "PROTOCOL",
    "ClosingError",
    "Subscribe",
    "read_message",
    "read_subscribe",
    "write_message",
]

PROTOCOL: Final = "graphql-transport-ws"
_ID_LENGTH: Final = 64


class ClosingError(Exception):
    """The connection is to be closed, with this code and for this reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True)
class Subscribe:
    """One operation that is asked over a connection."""

    id: str
    asked: GraphQLRequest


def read_message(text: str | None, limit: int) -> Mapping[str, object]:
    """Read one message.

    Parameters
    ----------
    text
        What was received; `None` where it was binary.
    limit
        Bytes taken at most.

    Raises
    ------
    ClosingError
        If it is no message.
    """
    if text is None:
        raise ClosingError(4400, "Send text")
    if len(text.encode()) > limit:
        raise ClosingError(1009, f"Send at most {limit} bytes")
    try:
        message = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise ClosingError(4400, "Send JSON") from None
    if not isinstance(message, dict):
        raise ClosingError(4400, "Send a JSON object")
    return message


def read_subscribe(message: Mapping[str, object]) -> Subscribe:
    """Read what a message ``subscribe`` asks.

    Raises
    ------
    ClosingError
        If it does not have its form.
    """
    identifier = message.get("id")
    if not isinstance(identifier, str) or not 0 < len(identifier) <= _ID_LENGTH:
        raise ClosingError(4400, f"Give an id of at most {_ID_LENGTH} signs")
    try:
        return Subscribe(identifier, parse_request(message.get("payload")))
    except BodyMalformedError:
        raise ClosingError(4400, "Give a GraphQL request as payload") from None


def write_message(kind: str, identifier: str | None = None, payload: object = None) -> str:
    """Write one message; a payload that is `None` is left out."""
    members = {"id": identifier, "type": kind, "payload": payload}
    said = {name: value for name, value in members.items() if value is not None}
    return orjson.dumps(said).decode()
