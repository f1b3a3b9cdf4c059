"""Working pages by keyboard alone, and counting what it takes."""

from playwright.async_api import Page

__all__ = ["Steps"]


class Steps:
    """Works a page by keyboard alone, and counts the pages it asks for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pages = 1

    async def send(self, name: str) -> None:
        """Go to a button with Tab and press Enter: one more page."""
        await self.follow(name, "BUTTON")

    async def follow(self, name: str, kind: str = "") -> None:
        """Go to a link or button with Tab and press Enter: one more page."""
        await self._reach(name, kind)
        async with self.page.expect_navigation():
            await self.page.keyboard.press("Enter")
        self.pages += 1

    async def open(self, name: str) -> None:
        """Go to what is folded with Tab, and unfold it."""
        await self._reach(name)
        await self.page.keyboard.press("Enter")

    async def type(self, name: str, text: str) -> None:
        """Go to a field by its name with Tab and type."""
        for _ in range(60):
            await self.page.keyboard.press("Tab")
            if await self.page.evaluate("document.activeElement.name") == name:
                break
        await self.page.keyboard.type(text)

    async def _reach(self, name: str, kind: str = "") -> None:
        found = ""
        for _ in range(60):
            await self.page.keyboard.press("Tab")
            found = await self.page.evaluate("document.activeElement.innerText.trim()")
            reached = await self.page.evaluate("document.activeElement.tagName")
            if kind in {"", reached} and (found == name or found.startswith(f"{name}\n")):
                return
        raise AssertionError(f"{name} is not reached; the last was {found}")
