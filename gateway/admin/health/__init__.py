"""The page that tells whether everything runs."""

from typing import Final

from gateway.admin.health import showing

__all__ = ["PAGES"]

PAGES: Final = showing.PAGES
