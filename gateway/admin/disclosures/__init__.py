"""Pages about what was disclosed: to whom, about whom, and who looked that up."""

from typing import Final

from gateway.admin.disclosures import copying, readings, searching, subjects, verifying

__all__ = ["PAGES"]

PAGES: Final = (
    *searching.PAGES,
    *copying.PAGES,
    *readings.PAGES,
    *verifying.PAGES,
    *subjects.PAGES,
)
