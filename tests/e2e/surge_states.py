"""A surge and its notice from beginning to end, for whoever wants to look at each state."""

import re
from collections.abc import AsyncIterator

from playwright.async_api import Browser, Locator, Page, expect

from tests.e2e.host_page import host_page
from tests.e2e.people import BOT_TURN_MS, StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk
from tests.transports.visitor import Visitor

QUESTION = "My email is not arriving since this morning"
_HEADINGS = {"en": "Notice from the service desk", "ar": "تنبيه من مكتب الخدمة"}


def news(staff: StaffWindow) -> Locator:
    """What the console says below its top."""
    return staff.page.get_by_role("region", name="Surges and notices")


def surge(staff: StaffWindow) -> Locator:
    """The report of the surge."""
    return news(staff).get_by_role("article").filter(has_text="people in 20 minutes with e-mail and calendars")


def notice(staff: StaffWindow) -> Locator:
    """The notice about it."""
    return news(staff).get_by_role("article").filter(has_text="Shown to every visitor")


def notices(visitor: VisitorWindow, lang: str = "en") -> Locator:
    """What the chat says below its header."""
    return visitor.chat.get_by_role("region", name=_HEADINGS[lang])


async def unhelped(browser: Browser, desk: RunningDesk) -> VisitorWindow:
    """A visitor whom the bot's answer did not help."""
    visitor = await host_page(browser, desk)
    await visitor.open_chat()
    await visitor.say(QUESTION)
    await expect(visitor.log.locator("[data-author=bot]")).to_have_count(1, timeout=BOT_TURN_MS)
    await visitor.say("that did not help")
    await visitor.sees_holder(re.compile("Waiting"))
    return visitor


async def ask_as_well(desk: RunningDesk, others: int) -> None:
    """More visitors who do the same, without a screen."""
    for _ in range(others):
        visitor = Visitor("/")
        await visitor.connect(desk.url, auth={"site": "demo", "client": "warmdesk"}, headers={"Origin": desk.url})
        await visitor.open()
        for text in (QUESTION, "that did not help"):
            await _say_and_be_answered(visitor, text)
        await visitor.close()


async def _say_and_be_answered(visitor: Visitor, text: str) -> None:
    before = len(visitor.seen("message_created"))
    await visitor.say(text)
    await visitor.until(lambda: len(visitor.seen("message_created")) > before + 1)


async def surge_states(browser: Browser, desk: RunningDesk) -> AsyncIterator[tuple[str, Page]]:
    """Yields the name of each state and the page that shows it."""
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    console = technician.page
    visitor = await unhelped(browser, desk)
    await ask_as_well(desk, others=4)
    await expect(surge(technician)).to_be_visible(timeout=BOT_TURN_MS)
    yield "console-surge", console
    await surge(technician).get_by_role("button", name="Dismiss…").click()
    yield "console-surge-dismiss", console
    await console.keyboard.press("Escape")
    await surge(technician).get_by_role("button", name="Change…").click()
    await console.get_by_text("The bot gives it for").click()
    yield "console-notice-change", console
    await console.get_by_role("button", name="Publish at Northwind Coffee").click()
    await expect(notices(visitor)).to_be_visible()
    yield "console-notice", console
    yield "widget-notice", visitor.page
    for lang in _HEADINGS:
        late = await host_page(browser, desk, lang=lang)
        await late.open_chat()
        await expect(notices(late, lang)).to_be_visible()
        yield f"widget-{lang}-notice-before", late.page
        await late.say(QUESTION)
        await late.reads(re.compile("You need not report it"))
        yield f"widget-{lang}-notice-given", late.page
    await console.get_by_role("button", name="Publish a notice").click()
    yield "console-notice-new", console
    await console.keyboard.press("Escape")
    await notice(technician).get_by_role("button", name="Change or end…").click()
    await console.get_by_role("button", name="End it now").click()
    await technician.reads(re.compile("This notice has ended"))
    yield "console-notice-ended", console
    yield "widget-notice-ended", visitor.page
