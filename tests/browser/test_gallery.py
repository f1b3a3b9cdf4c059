"""Every component in every state: usable by everybody, at both widths, with and without scripts."""

import pytest
from starlette.testclient import TestClient

from tests.browser.fixtures import OpenPage, Validate
from tests.browser.gallery.app import create_gallery
from tests.browser.gallery.contents import PAGES
from tests.browser.harness import Screens, View, axe, no_sideways_scroll


@pytest.mark.parametrize("name", sorted(PAGES))
async def test_a_page_serves_everybody(
    name: str, view: View, gallery: str, open_page: OpenPage, screens: Screens
) -> None:
    page = await open_page(f"{gallery}/admin/{name}", view)

    await screens.keep(page, f"gallery-{name}-{view.name}")

    await axe(page)
    await no_sideways_scroll(page)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_html_of_a_page_is_valid(name: str, valid_html: Validate) -> None:
    with TestClient(create_gallery()) as client:
        answer = client.get(f"/admin/{name}")

    valid_html(answer.text)
