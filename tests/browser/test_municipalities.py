"""The pages of municipalities in a browser."""

import pytest
from playwright.async_api import FilePayload

from sql.database import connect_owner
from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import View
from tests.fixtures.pages import Bureau
from tests.places.test_assigning import RECORDS
from tests.places.test_importing import NEW, OLD, TOWNS

PATHS = ["", "?state=GONE&province=Utrecht", "?words=zz", "/import", "/GM0344", "/GM0788"]


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_serves_everybody(office: Bureau, survey: Survey, path: str) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await survey(visitor, f"/admin/municipalities{path}")

    assert await page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("line", [OLD + NEW, "GM1,x\n"], ids=["good", "bad"])
async def test_a_preview_serves_everybody(
    office: Bureau, look: Look, view: View, line: str
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/municipalities/import", view)
        content = (TOWNS + line).encode()

        await page.get_by_label("Blad met gemeenten").set_input_files(
            FilePayload(name="towns.csv", mimeType="text/csv", buffer=content)
        )
        await page.get_by_role("button", name="Bekijk wat er verandert").click()

        await (
            page.get_by_role("heading", level=1, name="Deze bladen")
            .or_(page.get_by_role("heading", level=1, name="Wat deze bladen zouden veranderen"))
            .wait_for()
        )
        await examine(page)


async def test_the_records_of_a_split_serve_everybody(own_office: Bureau, survey: Survey) -> None:
    async with connect_owner(own_office.staff.database.dsn) as connection:
        await connection.execute(RECORDS)
    await own_office.staff.appoint("tilburg", "functional_administrator", "GM0855")

    with own_office.sign_in("tilburg", "nl") as visitor:
        page = await survey(visitor, "/admin/municipalities/GM0788")

    assert await page.get_by_role("button", name="Toewijzen").is_visible()
