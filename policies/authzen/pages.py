"""Pages of search results: bounded, and sealed to the search that they belong to.

Notes
-----
Source: OpenID AuthZEN Authorization API 1.0, section 8: the token is opaque, and every other
member must stay as it was.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from policies.authzen.entities import Page
from policies.authzen.errors import MemberInvalidError

__all__ = ["MOST_RESULTS", "USUAL_RESULTS", "Found", "Result", "read_page", "take_page"]

USUAL_RESULTS: Final = 50
MOST_RESULTS: Final = 200
"""Results that one page holds; who asks for more gets this many."""
_TOKEN: Final = re.compile(r"(\d{1,9})\.(\d{1,3})\.([0-9a-f]{32})", re.ASCII)

Result = Mapping[str, object]


@dataclass(frozen=True)
class Found:
    """One page of results."""

    results: tuple[Result, ...]
    total: int
    next_token: str
    """Empty where there are no more."""

    @property
    def page(self) -> dict[str, object]:
        """The page object of the answer."""
        return {"next_token": self.next_token, "count": len(self.results), "total": self.total}


def read_page(given: object, seal: str) -> Page:
    """Read which page of a search is wanted.

    Parameters
    ----------
    given
        The member ``page`` of the call, or `None`.
    seal
        Tells this search from every other.

    Raises
    ------
    MemberInvalidError
        If it has not its form, or the token belongs to another search.
    """
    if given is None:
        return Page(0, USUAL_RESULTS, seal)
    if not isinstance(given, dict):
        raise MemberInvalidError("page", "an object")
    limit = _limit(given)
    token = given.get("token")
    if token is None or token == "":
        return Page(0, USUAL_RESULTS if limit is None else limit, seal)
    start, kept, sealed = _open(token)
    if sealed != seal or limit not in (None, kept):
        raise MemberInvalidError("page.token", "it was given, with the search it was given for")
    return Page(start, kept, seal)


def take_page(found: Iterable[Result], page: Page) -> Found:
    """Take a page out of all results, which come in the same order each time."""
    results = tuple(found)
    taken = tuple(islice(results, page.start, page.start + page.limit))
    end = page.start + len(taken)
    token = _close(end, page) if end < len(results) else ""
    return Found(taken, len(results), token)


def _limit(given: Mapping[str, object]) -> int | None:
    limit = given.get("limit")
    if limit is None:
        return None
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 0:
        raise MemberInvalidError("page.limit", "a whole number that is not negative")
    return min(limit, MOST_RESULTS)


def _open(token: object) -> tuple[int, int, str]:
    try:
        text = base64.b64decode(str(token).encode(), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        text = ""
    match = _TOKEN.fullmatch(text) if isinstance(token, str) else None
    if match is None:
        raise MemberInvalidError("page.token", "it was given")
    return int(match[1]), int(match[2]), match[3]


def _close(start: int, page: Page) -> str:
    text = f"{start}.{page.limit}.{page.seal}"
    return base64.urlsafe_b64encode(text.encode()).decode()
