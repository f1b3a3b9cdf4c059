"""Bodies of questions: one JSON object that nobody can read in two ways.

Notes
-----
Source: I-JSON (RFC 7493), which the NLGov profile for AuthZEN recommends: names stand once in
an object, and text holds no half of a sign.
"""

import json
from collections.abc import Mapping
from typing import Final

import orjson
from starlette.requests import Request

from gateway.bodies import read_body
from gateway.errors import BodyMalformedError

__all__ = ["read_object"]

_DEEPEST: Final = 32


async def read_object(request: Request, limit: int) -> Mapping[str, object]:
    """Read the body of a call.

    Parameters
    ----------
    request
        Request whose body was not read yet.
    limit
        Bytes taken at most.

    Raises
    ------
    MediaTypeUnsupportedError, BodyTooLargeError, BodyMalformedError
        If the body is not one plain JSON object.
    """
    body = await read_body(request.scope["headers"], request.receive, limit)
    try:
        content = orjson.loads(body)
        _check_depth(content)
        json.loads(body.decode(), object_pairs_hook=_once, parse_int=float)
    except orjson.JSONDecodeError:
        raise BodyMalformedError("JSON in UTF-8") from None
    if not isinstance(content, dict):
        raise BodyMalformedError("one JSON object; lists of questions go into evaluations")
    return content


def _check_depth(content: object) -> None:
    """Check a value level by level, so that depth costs no stack; no text may hold NUL."""
    level = [content]
    for _ in range(_DEEPEST):
        if any("\0" in each for each in level if isinstance(each, str)):
            raise BodyMalformedError("JSON whose text holds no NUL")
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return
    raise BodyMalformedError(f"JSON of at most {_DEEPEST} levels")


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _once(pairs: list[tuple[str, object]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise BodyMalformedError("JSON in which each name stands once in its object")
