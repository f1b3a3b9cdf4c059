"""The pages that stand around all others: the first one, signing in and out, what went wrong."""

import pytest

from tests.browser.fixtures import Look, OpenPage, examine
from tests.browser.harness import VIEWS, View
from tests.fixtures.demonstration import Demonstration
from tests.fixtures.pages import Bureau


@pytest.mark.parametrize("subject", ["administrator", "writer", "dpo", "inspector"])
async def test_the_first_page_serves_everybody(
    office: Bureau, look: Look, view: View, subject: str
) -> None:
    with office.sign_in(subject, "nl") as visitor:
        page = await look(visitor, "/admin", view)

    assert await page.get_by_role("heading", level=1).inner_text() == "Wat wilt u doen?"


@pytest.mark.parametrize("path", ["/admin/capacity", "/admin/nothing", "/admin/health"])
async def test_a_page_beside_the_work_serves_everybody(
    office: Bureau, look: Look, view: View, path: str
) -> None:
    with office.sign_in("inspector", "nl") as visitor:
        page = await look(visitor, path, view)

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_a_persona_is_taken_on_by_keyboard(
    demonstration: Demonstration, open_page: OpenPage, view: View
) -> None:
    page = await open_page(f"http://127.0.0.1:{demonstration.port}/admin", view)
    await examine(page)

    await page.get_by_role("button", name="Schrijver van beleid").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/admin")

    assert await page.get_by_text("Alles hier is verzonnen").is_visible()
    assert await page.get_by_role("heading", level=1).inner_text() == "Wat wilt u doen?"


async def test_the_language_is_switched_and_stays(office: Bureau, look: Look) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin", VIEWS[1])

        await page.get_by_role("button", name="English").click()
        await page.goto(f"{visitor.client.base_url}/admin/nothing")

    assert await page.get_by_role("heading", level=1).inner_text() == "There is nothing here"
