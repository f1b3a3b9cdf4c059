"""The page for those who count: what was published of a month."""

from typing import Final

from gateway.admin.statistics import showing

__all__ = ["PAGES"]

PAGES: Final = showing.PAGES
