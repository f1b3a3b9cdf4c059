"""The pages of municipal systems serve everybody, on a desk and a telephone."""

import pytest

from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import VIEWS, View
from tests.fixtures.issuer import CLIENT
from tests.fixtures.pages import Bureau

PAGES = {
    "": "Gemeentelijke systemen",
    "/new": "Systeem inschrijven",
    f"/{CLIENT}": CLIENT,
    f"/{CLIENT}/change": f"{CLIENT} wijzigen",
    f"/{CLIENT}/keys": f"Publieke sleutels van {CLIENT}",
    f"/{CLIENT}/end": f"{CLIENT} beëindigen?",
}


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_of_systems_serves_everybody(
    office: Bureau, survey: Survey, path: str
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await survey(visitor, f"/admin/clients{path}")

    assert await page.get_by_role("heading", level=1).inner_text() == PAGES[path]


@pytest.mark.parametrize("view", VIEWS[:3:2], ids=lambda view: view.name)
async def test_a_form_that_is_refused_leads_to_its_fields(
    office: Bureau, look: Look, view: View
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/clients/new", view)
        await page.get_by_label("OIN van de organisatie").fill("123")
        await page.get_by_role("button", name="Systeem inschrijven").click()
        await examine(page)
        await page.get_by_role("link", name="Naam: Vul de naam in.").press("Enter")

    assert page.url.endswith("#name")
    assert await page.get_by_label("OIN van de organisatie").input_value() == "123"


async def test_a_system_without_anything_serves_everybody(own_office: Bureau, look: Look) -> None:
    await own_office.staff.execute("UPDATE access.client SET ended_at = now()")

    with own_office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, f"/admin/clients/{CLIENT}", VIEWS[1])

    assert await page.get_by_role("link", name="Systeem wijzigen").count() == 0
