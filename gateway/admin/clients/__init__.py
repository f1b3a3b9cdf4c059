"""The pages of municipal systems."""

from gateway.admin.clients import changing, ending, keying, listing, registering, showing

__all__ = ["PAGES"]

PAGES = (
    *listing.PAGES,
    *registering.PAGES,
    *showing.PAGES,
    *changing.PAGES,
    *keying.PAGES,
    *ending.PAGES,
)
