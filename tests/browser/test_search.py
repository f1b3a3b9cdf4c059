"""The search over pages in a browser, by keyboard."""

import pytest

from tests.browser.fixtures import Look, examine
from tests.browser.harness import View
from tests.fixtures.pages import Bureau


@pytest.mark.parametrize("query", ["", "?q=utrecht", "?q=xyzzy", "?about=person"])
async def test_the_page_serves_everybody(
    office: Bureau, look: Look, view: View, query: str
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, f"/admin/search{query}", view)

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_a_page_is_found_from_any_other(office: Bureau, look: Look, view: View) -> None:
    with office.sign_in("auditor", "nl") as visitor:
        page = await look(visitor, "/admin/legal-bases", view)
        await page.get_by_label("Zoek een pagina").fill("verstrek")
        await page.get_by_label("Zoek een pagina").press("Enter")
        await page.get_by_role("heading", name="Gevonden voor “verstrek”").wait_for()
        await examine(page)
        await page.locator("main").get_by_role("link", name="Verstrekkingen").first.press("Enter")
        await page.wait_for_url("**/admin/disclosures")
