"""Every component in every state: usable by everybody, at both widths, with and without scripts."""

import pytest
from playwright.async_api import Request
from starlette.testclient import TestClient

from templates import LANGUAGES
from tests.browser.fixtures import OpenPage, Validate
from tests.browser.gallery.app import create_gallery
from tests.browser.gallery.contents import PAGES
from tests.browser.harness import VIEWS, Screens, View, axe, no_sideways_scroll


@pytest.mark.parametrize("name", sorted(PAGES))
async def test_a_page_serves_everybody(
    name: str, view: View, gallery: str, open_page: OpenPage, screens: Screens
) -> None:
    page = await open_page(f"{gallery}/admin/{name}", view)

    await screens.keep(page, f"gallery-{name}-{view.name}")

    await axe(page)
    await no_sideways_scroll(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_html_of_a_page_is_valid(name: str, language: str, valid_html: Validate) -> None:
    with TestClient(create_gallery()) as client:
        answer = client.get(f"/admin/{name}", params={"language": language})

    valid_html(answer.text)


async def test_a_telephone_folds_the_pages_and_a_desk_shows_them(
    gallery: str, open_page: OpenPage
) -> None:
    desk = await open_page(f"{gallery}/admin/table", VIEWS[0])
    telephone = await open_page(f"{gallery}/admin/table", VIEWS[3])

    folded = await telephone.get_by_role("link", name="Versies").is_visible()
    await telephone.get_by_text("Menu").click()

    assert await desk.get_by_role("link", name="Versies").is_visible()
    assert not folded
    assert await telephone.get_by_role("link", name="Versies").is_visible()


async def test_the_first_tab_leads_past_the_navigation(gallery: str, open_page: OpenPage) -> None:
    page = await open_page(f"{gallery}/admin/table", VIEWS[1])

    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")

    assert await page.locator("main :focus").inner_text() == "Aanwijzen"


async def test_an_error_is_shown_first_and_leads_to_its_field(
    gallery: str, open_page: OpenPage
) -> None:
    page = await open_page(f"{gallery}/admin/form", VIEWS[1])

    focused = await page.locator(":focus").inner_text()
    await page.get_by_role("link", name="Doelen: Choose a purpose at least.").press("Enter")

    assert focused.startswith("Dit kan nog niet worden opgeslagen")
    assert (await page.title()).startswith("Fout: Ambtenaar aanwijzen")
    assert page.url.endswith("#purposes-0")


async def test_a_page_with_its_styles_is_light(gallery: str, open_page: OpenPage) -> None:
    page = await open_page("about:blank", VIEWS[1])
    weights: list[int] = []

    async def weigh(request: Request) -> None:
        sizes = await request.sizes()
        weights.append(sizes["responseBodySize"])

    page.on("requestfinished", weigh)
    await page.goto(f"{gallery}/admin/charts")
    await page.wait_for_load_state("networkidle")

    assert 30_000 < sum(weights) < 150_000
