"""The pages of appointments in a browser, and how many steps the two tasks on them take."""

import pytest
from playwright.async_api import FilePayload

from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import VIEWS, View
from tests.browser.steps import Steps
from tests.fixtures.pages import Browser, Bureau
from tests.pages.staff import appoint, day, identify

PATHS = ["", "/new", "/import", "?state=TO_COME&role=dpo"]


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_serves_everybody(office: Bureau, survey: Survey, path: str) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await survey(visitor, f"/admin/appointments{path}")

    assert await page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("act", ["", "/end", "/renew"])
async def test_a_page_of_one_appointment_serves_everybody(
    office: Bureau, survey: Survey, act: str
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        made = made_for(visitor, f"seen{act.replace('/', '-')}")
        page = await survey(visitor, f"/admin/appointments/{made}{act}")

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_a_form_that_is_refused_serves_everybody(
    office: Bureau, look: Look, view: View
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/appointments/new", view)

        await page.get_by_role("button", name="Aanwijzen").click()

        assert await page.get_by_text("Vul de inlognaam in.").first.is_visible()
        await examine(page)


@pytest.mark.parametrize("line", ["zoe,Zoë,inspector,GM0344,,", "zoe,Zoë,mayor,GM0363,soon,"])
async def test_a_preview_serves_everybody(
    office: Bureau, look: Look, view: View, line: str
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/appointments/import", view)
        content = f"subject,name,role,home,valid_from,valid_until\n{line}\n".encode()

        sheet = FilePayload(name="staff.csv", mimeType="text/csv", buffer=content)
        await page.get_by_label("Blad").set_input_files(sheet)
        await page.get_by_role("button", name="Bekijk wat er verandert").click()

        heading = page.get_by_role("heading", level=1)
        assert await heading.inner_text() == "Wat dit blad zou veranderen"
        await examine(page)


async def test_what_a_search_finds_serves_everybody(office: Bureau, look: Look, view: View) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/appointments", view)

        await page.get_by_label("Deel van de naam").fill("auditor")
        await page.keyboard.press("Enter")

        await page.get_by_role("link", name="auditor", exact=True).wait_for()
        await page.get_by_role("heading", level=1, name="Zoek een ambtenaar").wait_for()
        await examine(page)


async def test_an_inspector_is_appointed_by_keyboard_in_three_pages(
    office: Bureau, look: Look
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        steps = Steps(await look(visitor, "/admin", VIEWS[1]))

        await steps.follow("Aanwijzingen")
        await steps.follow("Een ambtenaar aanwijzen")
        await steps.type("subject", "keyboard")
        await steps.type("name", "Kee Board")
        await steps.type("role", "Toezicht")
        await steps.follow("Aanwijzen")

    assert await steps.page.get_by_text("De ambtenaar is aangewezen.").is_visible()
    assert steps.pages == 4


async def test_an_appointment_is_ended_by_keyboard_in_three_pages(
    office: Bureau, look: Look
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        made_for(visitor, "aaron", name="Aaron")
        steps = Steps(await look(visitor, "/admin", VIEWS[1]))

        await steps.follow("Aanwijzingen")
        await steps.follow("Aaron")
        await steps.follow("Beëindigen")
        await steps.follow("Deze aanwijzing beëindigen")

    assert await steps.page.get_by_text("De aanwijzing van Aaron is beëindigd.").is_visible()
    assert steps.pages == 5


def made_for(visitor: Browser, subject: str, **fields: str) -> str:
    """Appoint somebody for a month, and give the identifier."""
    return identify(appoint(visitor, subject, valid_until=day(30), **fields))
