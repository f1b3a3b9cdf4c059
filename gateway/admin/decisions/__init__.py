"""Pages about what was asked of the policy, and what it answered."""

from typing import Final

from gateway.admin.decisions import days, searching, showing

__all__ = ["PAGES"]

PAGES: Final = (*searching.PAGES, *days.PAGES, *showing.PAGES)
