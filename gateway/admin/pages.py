"""Pages: an address, what it needs, and what answers it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from gateway.admin.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response

    from gateway.admin.visits import Visit

__all__ = ["ROOT", "Handler", "Need", "Page"]

ROOT = "/admin"

Handler: TypeAlias = "Callable[[Visit], Awaitable[Response]]"
Need: TypeAlias = Permission | None


@dataclass(frozen=True)
class Page:
    """One address of the pages with one method."""

    path: str
    """Below ``/admin``, as ``/appointments/{id}``."""
    handler: Handler
    need: Need
    """Permission it stands on; `None` where every officer with an appointment may come."""
    method: str = "GET"
    recent: bool = False
    """Whether the officer must have proved who they are only just."""
    open: bool = False
    """Whether it is for who is not signed in, too."""
    unkept: frozenset[str] = frozenset()
    """Fields that are not kept while the officer proves who they are: they could be secrets."""

    @property
    def address(self) -> str:
        """Whole path."""
        return ROOT + self.path
