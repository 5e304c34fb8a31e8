"""Every state of what helps a technician write."""

import re
from collections.abc import AsyncIterator

from playwright.async_api import Browser, Page, expect

from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk

LOST = "Somebody deleted my spreadsheet from the shared drive and I need it back"


async def whom_the_bot_did_not_understand(browser: Browser, desk: RunningDesk) -> VisitorWindow:
    """A visitor who is asked twice which account it is, so that a last word of the bot is held back."""
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("I forgot my password, please reset it")
    await visitor.reads(re.compile("Which account is it"))
    await visitor.say("the same as always")
    await expect(visitor.log.get_by_text("Automated assistant")).to_have_count(2)
    await visitor.say("the same as always")
    await visitor.sees_holder(re.compile("Waiting|next"))
    return visitor


async def writing_states(browser: Browser, desk: RunningDesk) -> AsyncIterator[tuple[str, Page]]:
    """The name of each state and the page that is in it."""
    visitor = await whom_the_bot_did_not_understand(browser, desk)
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    page, keyboard = priya.page, priya.page.keyboard
    await priya.claim("Account not understood")
    yield "held-back", page
    await keyboard.press("Alt+Shift+W")
    yield "held-back-shown", page
    await keyboard.press("Escape")
    await keyboard.press("r")
    await keyboard.press("/")
    await page.get_by_role("option").first.wait_for()
    yield "canned", page
    await keyboard.type("nothing like it")
    yield "canned-none", page
    await keyboard.press("ControlOrMeta+A")
    await keyboard.type("everything has been")
    await keyboard.press("Enter")
    yield "unfilled", page
    await keyboard.type("Maria")
    await keyboard.press("Enter")
    await visitor.say(LOST)
    await page.get_by_role("region", name="Suggestions").wait_for()
    yield "suggestions", page
    await keyboard.press("Escape")
    await keyboard.press("1")
    yield "suggestion-inserted", page
    await keyboard.press("Escape")
    await keyboard.press("n")
    await keyboard.type("Is there a backup, @")
    await page.get_by_role("option").first.wait_for()
    yield "mention-picker", page
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    await lena.page.get_by_role("region", name="Mentions of you").wait_for()
    yield "mentioned", lena.page
