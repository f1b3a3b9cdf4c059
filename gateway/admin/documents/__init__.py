"""The pages of trusted documents."""

from gateway.admin.documents import deciding, listing, proposing, showing

__all__ = ["PAGES"]

PAGES = (*listing.PAGES, *proposing.PAGES, *showing.PAGES, *deciding.PAGES)
