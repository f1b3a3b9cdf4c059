"""The pages of trusted documents serve everybody, on a desk and a telephone."""

from hashlib import sha256
from typing import Final

import pytest
from playwright.async_api import Page

from tests.browser.fixtures import Look, Survey, examine
from tests.browser.harness import VIEWS, View
from tests.fixtures.issuer import CLIENT
from tests.fixtures.pages import Bureau

WIDE: Final = """query Wide($n: LicenceNumber!) {
  licenceCheck(number: $n) {
    result
    licence { number photo { base64 } issuingMunicipality { name } }
    annotations { text author { name } }
  }
  operatorLicences(first: 5, orderBy: TRADE_NAME_ASC) { nodes { number tradeName } }
}
"""
TEXTS: Final = {
    "Alles": WIDE,
    "Ik": "{ me { name } }",
    "Niemand": "{ licences(first: 1) { nodes { number } } inspections(first: 1) { nodes { id } } }",
    "Niets": "{ __typename }",
}
PROPOSE: Final = """
INSERT INTO access.trusted_document (client, sha256, content, name, proposed_by)
SELECT $1, encode(sha256(convert_to($2, 'UTF8')), 'hex'), $2, $3, id
FROM access.officer WHERE subject = 'colleague'
ON CONFLICT DO NOTHING"""


def address_of(text: str) -> str:
    return f"/admin/documents/{CLIENT}/{sha256(text.encode()).hexdigest()}"


async def fill_in(page: Page, text: str) -> None:
    await page.get_by_label("Systeem").select_option(CLIENT)
    await page.get_by_label("Naam van het document").fill("Wie ben ik")
    await page.get_by_label("Tekst van het document").fill(text)
    await page.get_by_role("button", name="Eerst bekijken").click()


@pytest.mark.parametrize("name", TEXTS)
async def test_a_document_serves_everybody(office: Bureau, survey: Survey, name: str) -> None:
    await office.staff.execute(PROPOSE, CLIENT, TEXTS[name], name)

    with office.sign_in("administrator", "nl") as visitor:
        page = await survey(visitor, address_of(TEXTS[name]))

    assert await page.get_by_role("heading", level=1).inner_text() == name
    assert await page.get_by_role("button", name="Goedkeuren").count() == 1


@pytest.mark.parametrize("path", ["/admin/documents", "/admin/documents/new"])
async def test_a_page_of_documents_serves_everybody(
    office: Bureau, survey: Survey, path: str
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await survey(visitor, path)

    assert await page.get_by_role("heading", level=1).count() == 1


async def test_an_empty_list_says_what_to_do(own_office: Bureau, look: Look) -> None:
    with own_office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/documents", VIEWS[0])

    assert await page.get_by_text("Er is nog geen document voorgesteld.").is_visible()


async def test_a_document_is_looked_at_and_proposed_in_a_browser(
    own_office: Bureau, look: Look, view: View
) -> None:
    text = "query Me {\n  me { name }\n}\n"
    with own_office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/documents/new", view)
        await fill_in(page, text)
        await examine(page)
        seen = await page.get_by_text(f"sha256:{sha256(text.encode()).hexdigest()}").count()
        await page.get_by_role("button", name="Voorstellen").click()

    assert seen == 1
    assert await page.get_by_text("Een andere beheerder beslist.").is_visible()


async def test_a_text_that_cannot_run_is_explained_in_a_browser(
    office: Bureau, look: Look, view: View
) -> None:
    with office.sign_in("administrator", "nl") as visitor:
        page = await look(visitor, "/admin/documents/new", view)
        await fill_in(page, "{ nobody }")
        await examine(page)

    assert await page.get_by_text("Dit past niet bij het schema").is_visible()
