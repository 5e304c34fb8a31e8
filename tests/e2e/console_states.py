"""The console in one state after another, from a waiting visitor to the resolution."""

import re
from collections.abc import AsyncIterator
from typing import Any

from playwright.async_api import Browser, Page, expect

from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk


async def console_states(
    browser: Browser, desk: RunningDesk, visitor: VisitorWindow, words: str, **look: Any
) -> AsyncIterator[tuple[str, Page]]:
    """(name, page) of each state, with what the visitor said last in front."""
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console", **look)
    page = technician.page
    await technician.reads(words)
    yield "waiting", page
    await page.get_by_role("button", name="Alerts").click()
    await page.get_by_role("checkbox", name="New handover in a queue").wait_for()
    yield "alerts", page
    await page.keyboard.press("Escape")
    await page.get_by_text(words).first.click()
    await page.get_by_role("log").wait_for()
    yield "card", page
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("combobox")).to_be_focused()
    yield "palette", page
    await page.keyboard.type("zzzz")
    yield "palette-empty", page
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("combobox")).to_be_hidden()
    await page.keyboard.press("c")
    await visitor.sees_holder("Priya Nair")
    await technician.reply("Is it still like that?")
    await visitor.reads("Is it still like that?")
    await page.get_by_text(re.compile(r"^\s*Seen")).wait_for()
    await page.keyboard.press("Escape")
    yield "claimed", page
    await page.keyboard.press("f")
    await page.keyboard.type("still like")
    await page.get_by_text("1 of 1").wait_for()
    yield "search", page
    await page.keyboard.press("Escape")
    async for state in _dialogs(page):
        yield state, page
    await page.keyboard.press("e")
    await page.get_by_role("dialog").wait_for()
    yield "resolve", page
    await page.keyboard.press("Enter")
    await visitor.sees_holder("Resolved")
    yield "resolved", page


async def _dialogs(page: Page) -> AsyncIterator[str]:
    for key, name in (("?", "shortcuts"), ("t", "pass-on"), ("b", "return")):
        await page.keyboard.press(key)
        dialog = page.get_by_role("dialog")
        await dialog.wait_for()
        yield name
        await page.keyboard.press("Escape")
        await dialog.wait_for(state="hidden")
