"""What the three kinds of people do in a browser, in their own words."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, FilePayload, JSHandle, Locator, Page, expect

from tests.e2e.running_desk import RunningDesk

BOT_TURN_MS = 25_000
_DRAGGED = """([name, text]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name));
  return transfer;
}"""


def chosen(name: str, content: bytes) -> FilePayload:
    """A file as a person picks it in the browser's dialog."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@dataclass
class VisitorWindow:
    """A visitor on the demo page."""

    page: Page

    @classmethod
    async def open(cls, browser: Browser, desk: RunningDesk) -> "VisitorWindow":
        """A new browser profile on the demo page, with the chat open."""
        context = await browser.new_context(viewport={"width": 1280, "height": 860})
        return await cls.in_tab(await context.new_page(), desk)

    @classmethod
    async def in_tab(cls, page: Page, desk: RunningDesk) -> "VisitorWindow":
        """The demo page in this tab, with the chat open."""
        await page.goto(f"{desk.url}/demo")
        window = cls(page)
        await window.open_chat()
        return window

    @classmethod
    async def at(cls, browser: Browser, address: str) -> "VisitorWindow":
        """A new browser profile on any page; a link from a mail opens the chat by itself."""
        context = await browser.new_context(viewport={"width": 1280, "height": 860})
        page = await context.new_page()
        await page.goto(address)
        return cls(page)

    @property
    def chat(self) -> Locator:
        """The panel."""
        return self.page.locator("warmdesk-widget").get_by_role("dialog")

    @property
    def launcher(self) -> Locator:
        """The button in the corner."""
        return self.page.locator("warmdesk-widget .launcher")

    @property
    def log(self) -> Locator:
        """The messages."""
        return self.chat.get_by_role("log")

    @property
    def composer(self) -> Locator:
        """Where one writes."""
        return self.chat.locator("warmdesk-composer").get_by_role("textbox")

    @property
    def person(self) -> Locator:
        """The one click to a person."""
        return self.chat.locator("button.person")

    async def choose(self, words: str) -> None:
        """Choose something from the menu."""
        await self.chat.get_by_role("button", name=re.compile("^(More|Mehr|المزيد)$")).click()
        await self.chat.locator("warmdesk-menu li button").get_by_text(words).click()

    async def attach(self, *files: FilePayload) -> None:
        """Pick files for the next message."""
        await self.chat.locator("input[type=file]").set_input_files(files)

    async def drag_over(self, name: str, text: str) -> JSHandle:
        """Hold a file above the panel; what is returned can be dropped there."""
        dragged = await self.page.evaluate_handle(_DRAGGED, [name, text])
        await self.chat.dispatch_event("dragover", {"dataTransfer": dragged})
        return dragged

    async def open_chat(self) -> None:
        """Open the panel unless it is open."""
        await expect(self.launcher.or_(self.chat).filter(visible=True)).to_have_count(1)
        if await self.launcher.is_visible():
            await self.launcher.click()
        await expect(self.composer).to_be_visible()

    async def say(self, text: str) -> None:
        """Write and send."""
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def reads(self, text: str | re.Pattern[str]) -> None:
        """Wait until the words are in the thread."""
        await expect(self.log.get_by_text(text).last).to_be_visible(timeout=BOT_TURN_MS)

    async def sees_holder(self, text: str | re.Pattern[str]) -> None:
        """Wait until the header names who holds the chat."""
        await expect(self.chat.locator("header").get_by_text(text).first).to_be_visible(timeout=BOT_TURN_MS)


@dataclass
class StaffWindow:
    """A technician's or lead's browser."""

    page: Page

    @classmethod
    async def sign_in(
        cls, browser: Browser, desk: RunningDesk, role: str, path: str, **context_options: Any
    ) -> "StaffWindow":
        """Sign in through the form, asking for a page first."""
        context = await browser.new_context(**{"viewport": {"width": 1440, "height": 900}} | context_options)
        page = await context.new_page()
        await page.goto(f"{desk.url}{path}")
        email, password = desk.logins[role]
        await page.get_by_label(re.compile("mail", re.I)).fill(email)
        await page.get_by_label(re.compile("password", re.I)).fill(password)
        await page.get_by_role("button", name=re.compile("sign in", re.I)).click()
        await page.wait_for_url(f"{desk.url}{path}")
        return cls(page)

    async def reads(self, text: str | re.Pattern[str]) -> None:
        """Wait until the words are on the screen."""
        await expect(self.page.get_by_text(text).last).to_be_visible()

    async def claim(self, preview: str) -> None:
        """Take the conversation whose last words are these."""
        await self.page.get_by_text(preview).first.click()
        await self.page.keyboard.press("c")
        await expect(self.page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()

    async def reply(self, text: str) -> None:
        """Write to the visitor."""
        field = self.page.get_by_role("textbox", name=re.compile("^Reply to"))
        await field.fill(text)
        await field.press("Enter")

    async def attach(self, *files: FilePayload) -> None:
        """Pick files for the next message."""
        await self.page.locator("wd-composer input[type=file]").set_input_files(files)

    async def set_available(self, wanted: bool) -> None:
        """Switch to available or away, unless that is so."""
        switch = self.page.get_by_role("switch", name="Available for new conversations")
        if await switch.is_checked() is not wanted:
            await switch.click()
        await expect(switch).to_be_checked(checked=wanted)
