"""What a WebSocket says of who asks, and whether a page of another site opened it."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from gateway.bodies import RawHeaders
from gateway.streams.messages import ClosingError

__all__ = ["ACCESS", "is_foreign", "read_access"]

ACCESS: Final = frozenset(
    {b"authorization", b"access-purpose", b"access-case", b"access-appointment"}
)
"""Headers that decide access, also as members of ``connection_init``. A cookie is none."""


def read_access(headers: RawHeaders, payload: object) -> list[tuple[bytes, bytes]]:
    """Gather what decides access, of the handshake and of ``connection_init``.

    Returns
    -------
    list of pairs
        As headers: what is said twice stands there twice, and is refused as in a request.

    Raises
    ------
    ClosingError
        If the payload is no object, or what decides access no text.
    """
    said = {} if payload is None else payload
    if not isinstance(said, Mapping):
        raise ClosingError(4400, "Give an object as payload of connection_init")
    given = {name.lower().encode(): value for name, value in said.items()}
    named = [(name, value) for name, value in given.items() if name in ACCESS]
    if not all(isinstance(value, str) for _, value in named):
        raise ClosingError(4400, "Give texts in the payload of connection_init")
    shaken = [each for each in headers if each[0] in ACCESS]
    return [*shaken, *((name, value.encode()) for name, value in named)]


def is_foreign(headers: RawHeaders, public_url: str | None) -> bool:
    """Tell whether a page of another origin opens the connection; programs name no origin."""
    given = {name: value for name, value in headers if name in {b"origin", b"host"}}
    if b"origin" not in given:
        return False
    own = {given.get(b"host", b"").decode("latin-1"), urlsplit(public_url or "").netloc} - {""}
    origin = urlsplit(given[b"origin"].decode("latin-1"))
    return origin.netloc.lower() not in {each.lower() for each in own}
