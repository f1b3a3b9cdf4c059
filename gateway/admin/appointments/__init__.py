"""Pages of appointments: listed, granted, ended, renewed, imported."""

from typing import Final

from gateway.admin.appointments import (
    ending,
    granting,
    importing,
    listing,
    renewing,
    showing,
)
from gateway.admin.pages import Page

__all__ = ["PAGES"]

PAGES: Final[tuple[Page, ...]] = (
    *listing.PAGES,
    *granting.PAGES,
    *importing.PAGES,
    *showing.PAGES,
    *ending.PAGES,
    *renewing.PAGES,
)
