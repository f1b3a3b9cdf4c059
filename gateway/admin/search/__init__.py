"""The page that finds other pages by what is typed."""

from typing import Final

from gateway.admin.search import finding

__all__ = ["PAGES"]

PAGES: Final = finding.PAGES
