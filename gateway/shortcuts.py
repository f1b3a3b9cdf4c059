"""Addresses that are reached before the routes are gone through."""

from dataclasses import dataclass, field

from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["ShortcutMiddleware", "Shortcuts"]


@dataclass(frozen=True)
class Shortcuts:
    """What answers at an address with a method; a route to the same is the long way."""

    known: dict[tuple[str, str], ASGIApp] = field(default_factory=dict)
    """By method and path."""

    def add(self, method: str, path: str, app: ASGIApp) -> None:
        """Let an application answer at an address."""
        self.known[method, path] = app


class ShortcutMiddleware:
    """Hands a request for a known address to what answers there, and any other on."""

    def __init__(self, app: ASGIApp, *, shortcuts: Shortcuts) -> None:
        self._app = app
        self._known = shortcuts.known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        answering = None
        if scope["type"] == "http":
            answering = self._known.get((scope["method"], scope["path"]))
        await (answering or self._app)(scope, receive, send)
