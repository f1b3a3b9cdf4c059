"""The pages of legal bases in a browser."""

import pytest

from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import View
from tests.fixtures.pages import Bureau
from tests.pages.test_bases import propose


@pytest.mark.parametrize("path", ["", "/new", "/WOO/change"])
async def test_a_page_serves_everybody(office: Bureau, survey: Survey, path: str) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await survey(visitor, f"/admin/legal-bases{path}")

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_a_proposal_serves_everybody(office: Bureau, survey: Survey) -> None:
    fields = {"types": ["OperatorLicence"], "in_force_from": "2030-01-01"}
    with office.sign_in("administrator", "nl") as visitor:
        made = propose(visitor, "/admin/legal-bases/WOO/change", **fields).url.path
    with office.sign_in("colleague", "nl") as visitor:
        page = await survey(visitor, made)

    assert await page.get_by_role("button", name="Bevestigen").is_visible()


async def test_a_form_that_is_refused_serves_everybody(
    office: Bureau, look: Look, view: View
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/legal-bases/new", view)

        await page.get_by_role("button", name="Voorstellen").click()

        await page.get_by_text("Zeg waarom.").first.wait_for()
        await examine(page)
