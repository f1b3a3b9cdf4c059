"""The page that tells whether everything runs, in a browser."""

from tests.browser.fixtures import Survey
from tests.fixtures.pages import Bureau


async def test_the_page_serves_everybody(office: Bureau, survey: Survey) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await survey(visitor, "/admin/health")

    assert await page.get_by_role("heading", level=1).inner_text() == "Toestand"
