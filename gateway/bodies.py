"""Request bodies of GraphQL over HTTP.

Notes
-----
Source: GraphQL over HTTP, sections 5 and 6, and its draft appendix A, persisted documents. Only
``application/json`` is read, so that no other site's form can send one; arrays (batches) are
refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import orjson
from starlette.requests import ClientDisconnect
from starlette.types import Receive

from gateway.errors import BodyMalformedError, BodyTooLargeError, MediaTypeUnsupportedError

__all__ = [
    "JSON",
    "GraphQLRequest",
    "RawHeaders",
    "accepts",
    "parse_request",
    "read_body",
    "read_request",
    "response_type",
]

RawHeaders: TypeAlias = Iterable[tuple[bytes, bytes]]

JSON = b"application/json"
RESPONSE = b"application/graphql-response+json"


@dataclass(frozen=True)
class GraphQLRequest:
    """What a client asks."""

    query: str | None
    """Text of the document; `None` where one is named in its place."""
    sha256: str
    """Fingerprint of the document that is named; empty where the name is of another form."""
    operation_name: str | None
    variables: dict[str, object]


async def read_request(headers: RawHeaders, receive: Receive, limit: int) -> GraphQLRequest:
    """Read the body of a request.

    Parameters
    ----------
    headers
        Names in lower case and values, as ASGI gives them.
    receive
        Gives the body, of which nothing was read yet.
    limit
        Bytes taken at most.

    Raises
    ------
    MediaTypeUnsupportedError, BodyTooLargeError, BodyMalformedError
        If the body is not a GraphQL request in JSON.
    ClientDisconnect
        If the client left before the end of the body.
    """
    body = await read_body(headers, receive, limit)
    try:
        return parse_request(orjson.loads(body))
    except orjson.JSONDecodeError:
        raise BodyMalformedError("JSON in UTF-8") from None


async def read_body(headers: RawHeaders, receive: Receive, limit: int) -> bytes:
    """Read the body of a request that says it is JSON; parameters as those of `read_request`.

    Raises
    ------
    MediaTypeUnsupportedError, BodyTooLargeError
        If it says otherwise, or has more bytes than the limit.
    ClientDisconnect
        If the client left before the end of the body.
    """
    kind, _, charset = _find(headers, b"content-type").partition(b";")
    if kind.strip().lower() != JSON or charset.strip().lower() not in _CHARSETS:
        raise MediaTypeUnsupportedError
    return await _read(receive, limit)


_NAME = re.compile(r"sha256:([0-9a-f]{64})")
_CHARSETS = frozenset({b"", b"charset=utf-8", b'charset="utf-8"'})


def _find(headers: RawHeaders, name: bytes) -> bytes:
    return next((value for each, value in headers if each == name), b"")


async def _read(receive: Receive, limit: int) -> bytes:
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit:
            raise BodyTooLargeError(limit)
    return bytes(body)


def parse_request(content: object) -> GraphQLRequest:
    """Read what a client asks out of JSON.

    Raises
    ------
    BodyMalformedError
        If it is no GraphQL request.
    """
    if not isinstance(content, dict):
        raise BodyMalformedError("one JSON object; batches are not taken")
    query, sha256 = _read_document(content)
    name = content.get("operationName")
    variables = content.get("variables")
    if not isinstance(name, str | None):
        raise BodyMalformedError('a JSON object whose "operationName" is a string or null')
    if not isinstance(variables, dict | None):
        raise BodyMalformedError('a JSON object whose "variables" is an object or null')
    if not isinstance(content.get("extensions"), dict | None):
        raise BodyMalformedError('a JSON object whose "extensions" is an object or null')
    return GraphQLRequest(query, sha256, name or None, variables or {})


def _read_document(content: dict[str, object]) -> tuple[str | None, str]:
    """Read the text of a document, or what names one; never both."""
    query = content.get("query")
    if query is None:
        return None, _read_name(content)
    if not isinstance(query, str):
        raise BodyMalformedError('a JSON object with the document as the string "query"')
    if content.get("documentId") is not None:
        raise BodyMalformedError('either "query" or "documentId", not both')
    return query, ""


def _read_name(content: dict[str, object]) -> str:
    name = content.get("documentId")
    if name is None:
        name = _read_persisted(content.get("extensions"))
    if not isinstance(name, str):
        raise BodyMalformedError(
            'a JSON object with the document as the string "query", or its name as "documentId"'
        )
    found = _NAME.fullmatch(name)
    return found[1] if found else ""


def _read_persisted(extensions: object) -> object:
    """Read the name of a document in the form of Apollo's clients."""
    match extensions:
        case {"persistedQuery": {"version": 1, "sha256Hash": str(sha256)}}:
            return f"sha256:{sha256}"
        case _:
            return None


def response_type(headers: RawHeaders) -> bytes:
    """Choose the media type of the answer: the newer one where the client accepts it."""
    return RESPONSE if accepts(headers, RESPONSE) else JSON


def accepts(headers: RawHeaders, kind: bytes) -> bool:
    """Tell whether a client names a media type among those it accepts."""
    return kind in _find(headers, b"accept")
