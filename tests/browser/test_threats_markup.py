"""T50: markup that somebody stored is text on every page, and runs nowhere."""

from typing import Final

import pytest

from gateway.admin.routes import PAGES
from tests.browser.fixtures import Look
from tests.browser.harness import VIEWS
from tests.fixtures.pages import Bureau

MARKUP: Final = "<img src=x onerror=planted()><script id=planted></script>{{7*7}}"
STORED: Final = (
    "UPDATE access.officer SET name = $1 || subject",
    "UPDATE register.municipality SET name = $1 WHERE code IN ('GM0344', 'GM0363')",
    "UPDATE access.client SET name = $1",
    "UPDATE access.legal_basis SET instrument = $1",
    "INSERT INTO access.policy_version (version, sha256) VALUES (2, repeat('0', 64))",
    (
        "INSERT INTO access.policy_proposal (version, title, author_id)"
        " SELECT 2, $1, id FROM access.officer WHERE subject = 'writer'"
    ),
)
PLAIN: Final = [page.address for page in PAGES if page.method == "GET" and "{" not in page.address]
SUBJECTS: Final = ("administrator", "writer", "dpo")


async def store(bureau: Bureau) -> None:
    for statement in STORED:
        await bureau.staff.execute(statement, *([MARKUP] if "$1" in statement else []))


@pytest.mark.parametrize("subject", SUBJECTS)
async def test_t50_stored_markup_is_escaped_on_every_page(own_office: Bureau, subject: str) -> None:
    await store(own_office)

    with own_office.sign_in(subject) as browser:
        pages = {path: browser.get(path).text for path in PLAIN}

    assert any("&lt;img src=x" in text for text in pages.values())
    assert [path for path, text in pages.items() if "<img src=x" in text or "}}49" in text] == []


@pytest.mark.parametrize(
    ("subject", "path"),
    [
        ("administrator", "/admin/appointments"),
        ("administrator", "/admin/clients"),
        ("writer", "/admin/policies"),
    ],
)
async def test_t50_a_browser_sees_text(
    own_office: Bureau, look: Look, subject: str, path: str
) -> None:
    await store(own_office)

    with own_office.sign_in(subject) as visitor:
        page = await look(visitor, path, VIEWS[0])

    assert await page.get_by_text("{{7*7}}").first.is_visible()
    assert await page.locator("#planted, img[src=x]").count() == 0
