"""The console in a browser, asked without a mouse."""

from tests.browser.fixtures import Look, examine
from tests.browser.harness import View
from tests.fixtures.pages import Bureau

REFUSED = "{ licences { nodes { number } } }"


async def test_a_refusal_is_explained_to_everybody(office: Bureau, look: Look, view: View) -> None:
    with office.sign_in("inspector", "nl") as visitor:
        page = await look(visitor, "/admin/console", view)
        await page.get_by_label("Vraag in GraphQL").fill(REFUSED)
        await page.get_by_role("button", name="Vraag", exact=True).press("Enter")
        await page.get_by_role("heading", name="Antwoord").wait_for()
        await examine(page)

    assert await page.get_by_text("Geen regel spreekt erover").count() >= 1
    assert await page.get_by_label("Vraag in GraphQL").input_value() == REFUSED


async def test_an_answer_and_an_error_serve_everybody(
    office: Bureau, look: Look, view: View
) -> None:
    with office.sign_in("inspector", "nl") as visitor:
        page = await look(visitor, "/admin/console", view)
        await page.get_by_role("button", name="Vraag", exact=True).press("Enter")
        await page.get_by_role("heading", name="Antwoord").wait_for()
        await examine(page)
        await page.get_by_label("Variabelen").fill("[")
        await page.get_by_role("button", name="Vraag", exact=True).press("Enter")
        await page.get_by_role("link", name="Variabelen").wait_for()
        await examine(page)
