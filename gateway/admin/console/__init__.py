"""The page on which an officer asks the register, in their own capacity and within their rights."""

from typing import Final

from gateway.admin.console import asking

__all__ = ["PAGES"]

PAGES: Final = asking.PAGES
