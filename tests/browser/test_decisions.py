"""The pages that account for what was decided, in a browser."""

import pytest

from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import View
from tests.fixtures.accounts import TRACE
from tests.fixtures.pages import Bureau

DECISIONS = "/admin/decisions"
PAGES = [
    f"{DECISIONS}?since=2026-02-03&until=2026-02-03",
    f"{DECISIONS}?trace={TRACE}",
    f"{DECISIONS}/days",
    f"{DECISIONS}/{TRACE}/{'3' * 16}",
]


@pytest.mark.parametrize("path", PAGES, ids=["day", "trace", "days", "evaluated"])
async def test_a_page_about_decisions_serves_everybody(
    decided: Bureau, survey: Survey, path: str
) -> None:
    with decided.sign_in("auditor", "nl") as visitor:
        page = await survey(visitor, path)

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_why_a_question_was_refused_is_found_from_its_trace(
    decided: Bureau, look: Look, view: View
) -> None:
    with decided.sign_in("auditor", "nl") as visitor:
        page = await look(visitor, DECISIONS, view)
        await page.get_by_label("Spoornummer").fill(TRACE)
        await page.get_by_label("Spoornummer").press("Enter")
        await page.get_by_role("row", name="Zoeken of sorteren gesloten").wait_for()
        await page.get_by_role("rowheader").first.get_by_role("link").press("Enter")
        await page.get_by_role("heading", name="Zoeken of sorteren op: Gesloten").wait_for()
        await examine(page)

    assert await page.get_by_text("Geen regel spreekt erover").count() == 1
