"""A browser for each worker, pages in it, and a validator of HTML."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest
import uvicorn
from playwright._impl._api_structures import SetCookieParam  # no public name yet
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.gallery.app import create_gallery
from tests.browser.harness import VIEWS, Complaints, Screens, View, axe, no_sideways_scroll
from tests.fixtures.pages import Browser as Visitor

Cookies: TypeAlias = Sequence[SetCookieParam]


class OpenPage(Protocol):
    """A way to open an address in a view, with the cookies of somebody."""

    async def __call__(self, url: str, view: View, cookies: Cookies = ()) -> Page:
        """Open it."""


Look: TypeAlias = Callable[[Visitor, str, View], Awaitable[Page]]
Survey: TypeAlias = Callable[[Visitor, str], Awaitable[Page]]
Validate: TypeAlias = Callable[[str], None]

HERE = Path(__file__).parent
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def find_program(name: str) -> str:
    """Find a program on the path, or say how to get it."""
    path = shutil.which(name)
    assert path, f"{name} is needed: apt-get install -y chromium nodejs npm"
    return path


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The one browser of a worker."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_program("chromium"), chromium_sandbox=False, args=ARGUMENTS
        )
        yield browser
        await browser.close()


@pytest.fixture
async def open_page(chromium: Browser) -> AsyncIterator[OpenPage]:
    """A way to open an address in a view; the browser must not complain."""
    complaints = Complaints()
    async with AsyncExitStack() as stack:

        async def open_one(url: str, view: View, cookies: Cookies = ()) -> Page:
            context = await chromium.new_context(
                viewport=view.size,
                java_script_enabled=view.scripts,
                reduced_motion="reduce",
                locale="nl-NL",
            )
            stack.push_async_callback(context.close)
            await context.add_cookies(cookies)
            page = await context.new_page()
            complaints.listen(page)
            await page.goto(url)
            return page

        yield open_one
    assert complaints.told == []


@pytest.fixture
def look(open_page: OpenPage) -> Look:
    """A way to look at a page as an officer who is signed in."""

    async def look_at(visitor: Visitor, path: str, view: View) -> Page:
        base = str(visitor.client.base_url)
        cookies = [
            SetCookieParam(name=each.name, value=each.value or "", url=base)
            for each in visitor.client.cookies.jar
        ]
        return await open_page(base + path, view, cookies)

    return look_at


@pytest.fixture
def survey(look: Look, valid_html: Validate, screens: Screens) -> Survey:
    """A way to look at a page of an officer at both widths, with scripts and without.

    It gives the page as it is at a desk, with scripts. Without scripts a page is what was sent,
    so rules are checked on it with scripts.
    """

    async def survey_page(visitor: Visitor, path: str) -> Page:
        valid_html(visitor.get(path).text)
        name = path.strip("/").replace("/", "-").replace("?", "-")[:80]
        for scripts in (False, True):
            page = await look(visitor, path, View(390, 844, scripts))
            for view in (each for each in reversed(VIEWS) if each.scripts is scripts):
                await page.set_viewport_size(view.size)
                await no_sideways_scroll(page)
                await screens.keep(page, f"{name}-{view.name}")
                if scripts:
                    await axe(page)
        return page

    return survey_page


async def examine(page: Page) -> None:
    """Assert that a page is usable by everybody, and no wider than its window."""
    await axe(page)
    await no_sideways_scroll(page)


@pytest.fixture(params=[VIEWS[0], VIEWS[3]], ids=lambda view: view.name)
def view(request: pytest.FixtureRequest) -> View:
    """A desk with scripts, and a telephone without: for a page that is worked on."""
    assert isinstance(request.param, View)
    return request.param


@pytest.fixture(scope="session")
def screens() -> Screens:
    """Pictures of pages, where they are wanted."""
    return Screens()


@pytest.fixture(scope="session")
def valid_html() -> Iterator[Validate]:
    """A check that a text is valid HTML."""
    command = [find_program("node"), str(HERE / "validate.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        stdin, stdout = process.stdin, process.stdout

        def validate(text: str) -> None:
            stdin.write(json.dumps(text) + "\n")
            stdin.flush()
            wrong = json.loads(stdout.readline())
            assert not wrong, "\n".join(wrong)

        yield validate
        stdin.close()


@pytest.fixture(scope="session")
async def gallery() -> AsyncIterator[str]:
    """The address of the gallery."""
    config = uvicorn.Config(create_gallery(), port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    listener = config.bind_socket()
    serving = asyncio.create_task(server.serve([listener]))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await serving
