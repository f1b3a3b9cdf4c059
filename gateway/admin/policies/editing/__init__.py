"""Writing a draft: its rules, groups and cases, by closed lists and as text."""

from gateway.admin.policies.editing import listing, rules

__all__ = ["PAGES"]

PAGES = (*listing.PAGES, *rules.PAGES)
"""The pages of what a version holds."""
