"""What a test asks of a page in a browser."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.async_api import ConsoleMessage, Page, ViewportSize

__all__ = ["VIEWS", "Complaints", "Screens", "View", "axe", "no_sideways_scroll"]

AXE: Final = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN_AXE: Final = """
async (tags) => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
  return found.violations.flatMap(each => each.nodes.map(
    node => `${each.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
"""
FIND_WIDE: Final = """
() => {
  const room = document.documentElement.clientWidth;
  const spills = document.scrollingElement.scrollWidth > room;
  const wide = each => each.getBoundingClientRect().right > room + 1;
  const outside = each => !each.parentElement.closest(".rp-scroll");
  const found = [...document.querySelectorAll("body *")].filter(wide);
  const named = found.filter(outside).length ? found.filter(outside) : found;
  return spills ? ["wider than its window", ...named.slice(0, 5).map(
    each => each.outerHTML.slice(0, 120))] : [];
}
"""


@dataclass(frozen=True)
class View:
    """A window of some size, and whether its pages may run scripts."""

    width: int
    height: int
    scripts: bool

    @property
    def size(self) -> ViewportSize:
        return {"width": self.width, "height": self.height}

    @property
    def name(self) -> str:
        return f"{self.width}-{'scripts' if self.scripts else 'plain'}"


VIEWS: Final = [
    View(width, height, scripts)
    for width, height in ((1280, 900), (390, 844))
    for scripts in (True, False)
]
"""Desk and telephone, each with scripts and without."""


@dataclass
class Complaints:
    """What the browser had to say about a page: errors of scripts, refusals of its policy."""

    told: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.told.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        # A page that is an error says so by its status.
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.told.append(f"{message.text} ({message.location['url']})")


async def axe(page: Page) -> None:
    """Assert that a page breaks no rule of WCAG 2.2 AA and no good practice."""
    if await page.evaluate("matchMedia('(scripting: none)').matches"):
        await _examine_copy(page)
    else:
        await _examine(page)


async def _examine(page: Page) -> None:
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    wrong = await page.evaluate(RUN_AXE, list(TAGS))
    assert not wrong, "\n".join(wrong)


async def _examine_copy(page: Page) -> None:
    # axe waits for timers, which stand still without scripts: it looks at a copy of the page.
    browser = page.context.browser
    assert browser
    content = await page.content()
    async with await browser.new_context(viewport=page.viewport_size) as context:
        copy = await context.new_page()
        await copy.route("**/*.js", lambda route: route.abort())
        await copy.route(
            page.url, lambda route: route.fulfill(body=content, content_type="text/html")
        )
        await copy.goto(page.url)
        await _examine(copy)


async def no_sideways_scroll(page: Page) -> None:
    """Assert that a page is no wider than its window."""
    wide = await page.evaluate(FIND_WIDE)
    assert not wide, "\n".join(wide)


class Screens:
    """Keeps pictures of pages in the folder the environment names; without it, none."""

    def __init__(self) -> None:
        self._folder = os.environ.get("REGISTERPOORT_TEST_SCREENSHOTS")

    async def keep(self, page: Page, name: str) -> None:
        """Keep a picture of the whole page as ``<name>.png``."""
        if self._folder:
            path = Path(self._folder) / f"{name}.png"
            await page.screenshot(path=path, full_page=True, animations="disabled")
