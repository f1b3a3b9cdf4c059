"""The pages of policies: versions and their life, the matrix, and why it decides as it does."""

from typing import Final

from gateway.admin.pages import Page
from gateway.admin.policies import acting, editing, listing, standing

__all__ = ["PAGES"]

PAGES: Final[tuple[Page, ...]] = (
    *listing.PAGES,
    *standing.PAGES,
    *acting.PAGES,
    *editing.PAGES,
)
"""Every page of policies."""
