"""The page that tells whether everything runs, in a browser."""

from tests.browser.fixtures import Look
from tests.browser.harness import View
from tests.fixtures.pages import Bureau


async def test_the_page_serves_everybody(office: Bureau, look: Look, view: View) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/health", view)

    assert await page.get_by_role("heading", level=1).inner_text() == "Toestand"
