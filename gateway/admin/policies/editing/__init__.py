"""Writing a draft: its rules, groups and cases, by closed lists and as text."""

from gateway.admin.policies.editing import cases, groups, listing, rules, texts

__all__ = ["PAGES"]

PAGES = (*listing.PAGES, *rules.PAGES, *groups.PAGES, *texts.PAGES, *cases.PAGES)
"""The pages of what a version holds."""
