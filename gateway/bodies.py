"""Request bodies of GraphQL over HTTP.

Notes
-----
Source: GraphQL over HTTP, sections 5 and 6. Only ``application/json`` is read, so
that no other site's form can send one; arrays (batches) are refused.
"""

from dataclasses import dataclass

import orjson
from starlette.requests import Request

from gateway.errors import BodyMalformedError, BodyTooLargeError, MediaTypeUnsupportedError

__all__ = ["GraphQLRequest", "read_request", "response_type"]

JSON = "application/json"
RESPONSE = "application/graphql-response+json"


@dataclass(frozen=True)
class GraphQLRequest:
    """What a client asks."""

    query: str
    operation_name: str | None
    variables: dict[str, object]


async def read_request(request: Request, limit: int) -> GraphQLRequest:
    """Read the body of a request.

    Parameters
    ----------
    request
        Request whose body was not read yet.
    limit
        Bytes taken at most.

    Raises
    ------
    MediaTypeUnsupportedError, BodyTooLargeError, BodyMalformedError
        If the body is not a GraphQL request in JSON.
    """
    kind, _, charset = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != JSON or charset.strip().lower() not in _CHARSETS:
        raise MediaTypeUnsupportedError
    return _parse(await _read(request, limit))


_CHARSETS = frozenset({"", "charset=utf-8", 'charset="utf-8"'})


async def _read(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise BodyTooLargeError(limit)
    return bytes(body)


def _parse(body: bytes) -> GraphQLRequest:
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise BodyMalformedError("JSON in UTF-8") from None
    if not isinstance(content, dict):
        raise BodyMalformedError("one JSON object; batches are not taken")
    query = content.get("query")
    name = content.get("operationName")
    variables = content.get("variables")
    if not isinstance(query, str):
        raise BodyMalformedError('a JSON object with the document as the string "query"')
    if not isinstance(name, str | None):
        raise BodyMalformedError('a JSON object whose "operationName" is a string or null')
    if not isinstance(variables, dict | None):
        raise BodyMalformedError('a JSON object whose "variables" is an object or null')
    if not isinstance(content.get("extensions"), dict | None):
        raise BodyMalformedError('a JSON object whose "extensions" is an object or null')
    return GraphQLRequest(query, name or None, variables or {})


def response_type(request: Request) -> str:
    """Choose the media type of the answer: the newer one where the client accepts it."""
    accepted = request.headers.get("accept", "")
    return RESPONSE if RESPONSE in accepted else JSON
