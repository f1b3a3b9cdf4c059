"""Every address of the pages, in one table; a page without a row does not exist."""

from typing import Final, Protocol

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from gateway.admin import (
    appointments,
    bases,
    clients,
    console,
    decisions,
    disclosures,
    documents,
    health,
    home,
    municipalities,
    policies,
    search,
    statistics,
)
from gateway.admin.assets import Assets
from gateway.admin.entering import Entrance
from gateway.admin.errors import RecordAbsentError
from gateway.admin.headers import PageHeaders
from gateway.admin.office import Office
from gateway.admin.pages import ROOT, Page
from gateway.admin.visits import Visit

__all__ = ["PAGES", "SigningIn", "make_routes"]

PAGES: Final[tuple[Page, ...]] = (
    *home.PAGES,
    *appointments.PAGES,
    *clients.PAGES,
    *documents.PAGES,
    *municipalities.PAGES,
    *bases.PAGES,
    *policies.PAGES,
    *disclosures.PAGES,
    *decisions.PAGES,
    *console.PAGES,
    *statistics.PAGES,
    *health.PAGES,
    *search.PAGES,
)
"""Every page but those of signing in, which differ by who signs in."""


class SigningIn(Protocol):
    """How officers prove who they are."""

    @property
    def demonstration(self) -> bool:
        """Whether anybody may be anybody."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of signing in and out."""


def make_routes(office: Office, signing_in: SigningIn, assets: Assets) -> list[BaseRoute]:
    """Make the routes of all pages; the last one answers what is at no address."""
    pages = sorted([*PAGES, *signing_in.pages], key=_comes_after)
    absent = Page("/{path:path}", _answer_absent, None, open=True)
    return [
        Route(f"{ROOT}/static/{{file}}", assets.answer, methods=["GET"]),
        *(_route(office, page, [page.method]) for page in pages),
        _route(office, absent, ["GET", "POST"]),
    ]


def _comes_after(page: Page) -> bool:
    """Tell whether an address has a variable part, and so comes after those that have none."""
    return "{" in page.path


def _route(office: Office, page: Page, methods: list[str]) -> Route:
    return Route(page.address, PageHeaders(Entrance(office, page)), methods=methods)


async def _answer_absent(_visit: Visit) -> Response:
    raise RecordAbsentError
