"""The pages that account for what was disclosed, in a browser."""

import pytest

from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import View
from tests.fixtures.accounts import OF_DAY, PSEUDONYM
from tests.fixtures.pages import Bureau

REASON = "Verzoek 2026-17 van de betrokkene"
PAGES = [OF_DAY, "/admin/disclosures", "/admin/disclosures/readings", "/admin/subject-record"]
PAGES += ["/admin/disclosures/verifications"]


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_about_disclosures_serves_everybody(
    disclosed: Bureau, survey: Survey, path: str
) -> None:
    with disclosed.sign_in("dpo", "nl") as visitor:
        page = await survey(visitor, path)

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_who_saw_my_data_is_answered_from_a_pseudonym(
    disclosed: Bureau, look: Look, view: View
) -> None:
    with disclosed.sign_in("dpo", "nl") as visitor:
        page = await look(visitor, "/admin/subject-record", view)
        await page.get_by_label("Pseudoniem").fill(PSEUDONYM)
        await page.get_by_role("button", name="Leg vast en toon").press("Enter")
        await page.get_by_text("Zeg waarom u dit nodig hebt.").first.wait_for()
        await examine(page)
        await page.get_by_label("Reden").fill(REASON)
        await page.get_by_role("button", name="Leg vast en toon").press("Enter")
        await page.wait_for_url("**/subject-record/*")
        await examine(page)

    assert await page.get_by_text(REASON).count() == 1
    assert await page.get_by_text("Toezichthouder").count() >= 1


async def test_the_chain_is_verified_from_the_page_of_disclosures(
    disclosed: Bureau, look: Look, view: View
) -> None:
    with disclosed.sign_in("auditor", "nl") as visitor:
        page = await look(visitor, OF_DAY, view)
        await page.get_by_role("button", name="Controleer nu").press("Enter")
        await page.wait_for_url("**/disclosures/verifications")
        await examine(page)
        while await page.get_by_text("De verstrekkingen worden gecontroleerd").count():
            await page.wait_for_timeout(300)
            await page.reload()
        await examine(page)

    assert await page.get_by_text("De verstrekkingen zijn zoals ze werden verzegeld").count() == 1
