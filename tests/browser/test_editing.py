"""The pages on which rules are read and written."""

import pytest

from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import VIEWS, View
from tests.fixtures.drafts import Drafts
from tests.fixtures.pages import Bureau

PATHS = [
    "rules",
    "rules?text=nothing+like+it",
    "rules/R313",
    "rules/new",
    "csv",
    "cases",
    "groups",
    "groups/g2/new",
    "groups/g/role:audit",
]


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_of_a_draft_serves_its_author(
    office: Bureau, drafts: Drafts, survey: Survey, path: str
) -> None:
    version = await drafts.make()

    with office.sign_in("writer", "nl") as visitor:
        page = await survey(visitor, f"/admin/policies/{version}/{path}")

    assert await page.get_by_role("heading", level=1).count() == 1


@pytest.mark.parametrize("path", ["rules", "rules/R313", "groups", "csv", "cases"])
async def test_a_page_of_a_draft_serves_who_reads_it(
    office: Bureau, drafts: Drafts, look: Look, path: str
) -> None:
    version = await drafts.make()

    with office.sign_in("approver", "nl") as visitor:
        page = await look(visitor, f"/admin/policies/{version}/{path}", VIEWS[0])

    assert await page.get_by_role("button", name="Eruit halen").count() == 0


async def test_effects_are_shown_by_a_button(
    office: Bureau, drafts: Drafts, look: Look, view: View
) -> None:
    version = await drafts.make()

    with office.sign_in("writer", "nl") as visitor:
        page = await look(visitor, f"/admin/policies/{version}/rules/R101", view)
        await page.locator("#eft-1").check()
        await page.get_by_role("button", name="Laat zien wat dit doet").click()
        await page.get_by_text("Testgevallen die niet kloppen").wait_for()

    await examine(page)


async def test_effects_follow_every_change_where_scripts_run(
    office: Bureau, drafts: Drafts, look: Look
) -> None:
    version = await drafts.make()

    with office.sign_in("writer", "nl") as visitor:
        page = await look(visitor, f"/admin/policies/{version}/rules/R313", VIEWS[0])
        await page.locator("#relation").select_option("*")
        await page.get_by_text("Er gaat niets dicht.").wait_for()

    assert "in alle dossiers" in await page.locator("#foreseen").inner_text()
    assert page.url.endswith("/rules/R313")


async def test_lines_that_do_not_fit_are_reached_from_what_is_said_of_them(
    office: Bureau, drafts: Drafts, look: Look, view: View
) -> None:
    version = await drafts.make()

    with office.sign_in("writer", "nl") as visitor:
        page = await look(visitor, f"/admin/policies/{version}/csv", view)
        await page.get_by_label("Regels", exact=True).fill("p, R1\n# niets\nq")
        await page.get_by_role("button", name="Opslaan").click()
        await page.get_by_role("link", name="Regel 3").click()

    assert page.url.endswith("#rules-3")
    await examine(page)
