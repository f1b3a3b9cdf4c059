"""The page of statistics, in a browser."""

from tests.browser.fixtures import Survey
from tests.fixtures.pages import Bureau
from tests.statistics.test_pages import PATH, PUBLISHED


async def test_the_page_serves_everybody(own_office: Bureau, survey: Survey) -> None:
    for statement in PUBLISHED:
        await own_office.staff.execute(statement)

    with own_office.sign_in("counter", "nl") as visitor:
        page = await survey(visitor, f"{PATH}?month=2026-01")

    assert await page.get_by_role("heading", level=1).inner_text() == "Statistiek"
