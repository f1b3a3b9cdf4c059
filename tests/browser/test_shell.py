"""The pages that stand around all others: the first one, signing in and out, what went wrong."""

import pytest

from tests.browser.fixtures import Look, OpenPage, Survey, examine
from tests.browser.harness import VIEWS, View, axe
from tests.fixtures.demonstration import Demonstration
from tests.fixtures.pages import Bureau


@pytest.mark.parametrize(
    ("subject", "path"),
    [
        ("administrator", "/admin"),
        ("writer", "/admin"),
        ("inspector", "/admin/capacity"),
        ("inspector", "/admin/nothing"),
        ("inspector", "/admin/health"),
    ],
)
async def test_a_page_beside_the_work_serves_everybody(
    office: Bureau, survey: Survey, subject: str, path: str
) -> None:
    with office.sign_in(subject, "nl") as visitor:
        await survey(visitor, path)


async def test_without_scripts_a_page_breaks_no_rule_either(office: Bureau, look: Look) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin", VIEWS[3])

    await axe(page)


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
