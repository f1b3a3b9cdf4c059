"""Pages of legal bases: listed, proposed by one officer, decided by another."""

from typing import Final

from gateway.admin.bases import deciding, listing, proposing
from gateway.admin.pages import Page

__all__ = ["PAGES"]

PAGES: Final[tuple[Page, ...]] = (*listing.PAGES, *proposing.PAGES, *deciding.PAGES)
