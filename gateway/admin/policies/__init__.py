"""The pages of policies: versions and their life, the matrix, and why it decides as it does."""

from typing import Final

from gateway.admin.pages import Page
from gateway.admin.policies import (
    acting,
    activating,
    approving,
    differing,
    editing,
    explaining,
    listing,
    matrix,
    shadowing,
    standing,
)

__all__ = ["PAGES"]

PAGES: Final[tuple[Page, ...]] = (
    *listing.PAGES,
    *standing.PAGES,
    *acting.PAGES,
    *approving.PAGES,
    *activating.PAGES,
    *differing.PAGES,
    *matrix.PAGES,
    *explaining.PAGES,
    *shadowing.PAGES,
    *editing.PAGES,
)
"""Every page of policies."""
