"""The headers every answer has, and the trace every request belongs to.

Notes
-----
Source: W3C Trace Context level 1 for ``traceparent``; NL API Design Rules 2.2,
``/transport/security-headers`` and ``/core/version-header``, for the rest.
"""

import re
import secrets
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Final, TypeAlias

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = [
    "NO_TRACE",
    "HeadersMiddleware",
    "has_unsafe_request_id",
    "parent_span_id",
    "trace_id",
]

RawHeaders: TypeAlias = Iterable[tuple[bytes, bytes]]

NO_TRACE: Final = "0" * 32
"""Trace of what happens outside any request."""

_TRACE: Final[ContextVar[str]] = ContextVar("trace_id", default=NO_TRACE)
_PARENT: Final[ContextVar[str | None]] = ContextVar("parent_span_id", default=None)
_TRACEPARENT: Final = re.compile(
    rb"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?"
)
_REQUEST_ID: Final = re.compile(rb"[!-~]([ -~]{0,126}[!-~])?")
_SECURITY: Final = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"strict-transport-security", b"max-age=31536000"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
)


def trace_id() -> str:
    """Return the trace the running request belongs to: 32 hexadecimal digits."""
    return _TRACE.get()


def parent_span_id() -> str | None:
    """Return the span of the caller that the running request belongs to; 16 hexadecimal digits."""
    return _PARENT.get()


def has_unsafe_request_id(headers: RawHeaders) -> bool:
    """Tell whether ``X-Request-ID`` stands there in a form that is not given back."""
    given = [value for name, value in headers if name == b"x-request-id"]
    return bool(given) and not _read_request_id(headers)


def _read_request_id(headers: RawHeaders) -> list[tuple[bytes, bytes]]:
    given = [each for each in headers if each[0] == b"x-request-id"]
    safe = len(given) == 1 and _REQUEST_ID.fullmatch(given[0][1])
    return [(b"x-request-id", given[0][1])] if safe else []


class HeadersMiddleware:
    """Gives every HTTP answer its security headers, version, trace and request identifier.

    A header that the answer brings itself is kept; the trace id also stands in
    ``scope["trace_id"]``.
    """

    def __init__(self, app: ASGIApp, *, version: str) -> None:
        self._app = app
        self._fixed = (*_SECURITY, (b"api-version", version.encode("ascii")))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        trace, span, flags = _read_trace(scope.get("headers", ()))
        scope["trace_id"] = trace
        _TRACE.set(trace)
        _PARENT.set(span)
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        own = [(b"traceparent", f"00-{trace}-{secrets.token_hex(8)}-{flags}".encode("ascii"))]
        own += _read_request_id(scope["headers"])

        async def send_complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._complete(message.get("headers", ()), own)
            await send(message)

        await self._app(scope, receive, send_complete)

    def _complete(self, given: RawHeaders, own: RawHeaders) -> list[tuple[bytes, bytes]]:
        headers = list(given)
        present = {name for name, _ in headers}
        headers.extend(one for one in self._fixed if one[0] not in present)
        headers.extend(own)
        return headers


def _read_trace(headers: RawHeaders) -> tuple[str, str | None, str]:
    given = [value for name, value in headers if name == b"traceparent"]
    match = _TRACEPARENT.fullmatch(given[0]) if len(given) == 1 else None
    # Version 00 has four parts; only a later version may have more.
    if match is None or (match[4] is not None and given[0].startswith(b"00")):
        return secrets.token_hex(16), None, "01"
    flags = "01" if int(match[3], 16) & 1 else "00"
    return match[1].decode("ascii"), match[2].decode("ascii"), flags
