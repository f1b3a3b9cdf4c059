"""Pages of municipalities: listed, imported, and their records assigned after a split."""

from typing import Final

from gateway.admin.municipalities import importing, listing, showing
from gateway.admin.pages import Page

__all__ = ["PAGES"]

PAGES: Final[tuple[Page, ...]] = (*listing.PAGES, *importing.PAGES, *showing.PAGES)
