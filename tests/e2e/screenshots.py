"""Renders every screen and state, light, dark and 360 px wide, into `screenshots/` (`make screenshots`)."""

import asyncio
import re
import shutil

from playwright.async_api import Browser, Page, async_playwright, expect

from handoff.settings import ROOT
from tests.e2e.conftest import ARGUMENTS, CHROMIUM
from tests.e2e.console_states import console_states
from tests.e2e.context_screens import context_screens
from tests.e2e.ending_states import ending_states
from tests.e2e.host_page import host_page
from tests.e2e.identity_states import ASKS, identity_screens
from tests.e2e.people import StaffWindow, VisitorWindow, chosen
from tests.e2e.running_desk import RunningDesk, running_desk
from tests.e2e.sla_screens import sla_screens
from tests.e2e.surge_states import surge_states
from tests.e2e.test_finding import waiting_visitor
from tests.e2e.widget_states import unopened_states, widget_states
from tests.e2e.writing_states import writing_states
from tests.hostile_files import HTML, PDF, png

FOLDER = ROOT / "screenshots"
LANGUAGES = ("en", "de", "ar")
NARROW = {"width": 360, "height": 740}
SETTLE_MS = 700
FADE_MS = 200


async def snap(page: Page, name: str) -> None:
    """The page as it is, in both colour schemes and narrow."""
    wide = page.viewport_size
    await page.wait_for_timeout(SETTLE_MS)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await page.wait_for_timeout(FADE_MS)
        await page.screenshot(path=FOLDER / f"{name}-{scheme}.png")
    await page.emulate_media(color_scheme="light")
    await page.set_viewport_size(NARROW)
    await page.wait_for_timeout(SETTLE_MS)
    await page.screenshot(path=FOLDER / f"{name}-360.png")
    await page.set_viewport_size(wide or {"width": 1280, "height": 860})


async def widget_screens(browser: Browser, desk: RunningDesk) -> None:
    """Every state of the chat in every language that it speaks."""
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    for lang in LANGUAGES:
        visitor = await host_page(browser, desk, lang=lang)
        async for state in widget_states(visitor, technician):
            await snap(visitor.page, f"widget-{lang}-{state}")
        async for state, visitor in unopened_states(browser, desk, lang=lang):
            await snap(visitor.page, f"widget-{lang}-{state}")
    await _themed(browser, desk)


async def ending_screens(browser: Browser, desk: RunningDesk) -> None:
    """The end of a conversation in every language, and what a technician sees of it."""
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    for lang in LANGUAGES:
        visitor = await host_page(browser, desk, lang=lang)
        async for state in ending_states(visitor, technician):
            await snap(visitor.page, f"widget-{lang}-{state}")
    await snap(technician.page, "console-rated")


async def _themed(browser: Browser, desk: RunningDesk) -> None:
    """In the colours of a page whose accent would be hard to read."""
    look = 'data-accent="#ffd400" data-label="Ask IT" data-position="left"'
    visitor = await host_page(browser, desk, attributes=look)
    await snap(visitor.page, "widget-themed-closed")
    await visitor.open_chat()
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    await snap(visitor.page, "widget-themed-answer")


async def visitor_in_queue(browser: Browser, desk: RunningDesk) -> VisitorWindow:
    """A visitor whom a technician should look at first."""
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    await visitor.say("I think my account was hacked")
    await visitor.sees_holder(re.compile("Waiting"))
    return visitor


async def technician_screens(browser: Browser, desk: RunningDesk, visitor: VisitorWindow) -> None:
    """From the waiting entry to the resolution."""
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = technician.page
    await snap(page, "console-waiting")
    await page.get_by_text(re.compile("^Sensitive$")).first.click()
    await snap(page, "console-card")
    await page.keyboard.press("c")
    await technician.reply("Hello, I can see the whole conversation. Are you still signed in anywhere?")
    await visitor.reads(re.compile("Are you still signed in"))
    await snap(page, "console-claimed")
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    await snap(page, "console-shortcuts")
    await page.keyboard.press("Escape")
    await page.get_by_role("dialog").wait_for(state="hidden")
    await page.keyboard.press("e")
    await snap(page, "console-resolve")
    await page.keyboard.press("Enter")
    await visitor.sees_holder("Resolved")
    await snap(page, "console-resolved")


async def file_screens(browser: Browser, desk: RunningDesk) -> None:
    """A technician's files before they are sent, a refused one among them, and a visitor's picture enlarged."""
    visitor = await VisitorWindow.open(browser, desk)
    shot = chosen("Screenshot 2026-11-26 at 09.41.png", png(1280, 800))
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    await visitor.attach(shot, chosen("printer.log", b"E42: no toner\n" * 900))
    await expect(visitor.chat.locator("[data-state=ready]")).to_have_count(2)
    await visitor.say("it is the big one on the second floor")
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await technician.claim("it is the big one on the second floor")
    page = technician.page
    await technician.attach(chosen("steps.pdf", PDF), shot, chosen("page.png", HTML))
    await expect(page.locator("wd-composer [data-state=failed]")).to_be_visible()
    await snap(page, "console-files")
    await page.get_by_role("log").get_by_role("button", name=re.compile("Picture: ")).first.click()
    await snap(page, "console-picture")


async def routing_screens(browser: Browser, desk: RunningDesk) -> None:
    """An offer, passing on, and taking over."""
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lead = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await technician.set_available(True)
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("My second screen stays black and the meeting begins in ten minutes")
    await visitor.reads("Automated assistant")
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await technician.reads(re.compile("Offered to you"))
    await snap(technician.page, "console-offered-in-list")
    await technician.page.get_by_text("Asked for person").first.click()
    await snap(technician.page, "console-offered")
    await technician.page.keyboard.press("a")
    await visitor.sees_holder("Priya Nair")
    await technician.page.keyboard.press("Escape")
    await technician.page.keyboard.press("t")
    await technician.page.get_by_role("radio").first.wait_for()
    await snap(technician.page, "console-pass-on")
    await technician.page.keyboard.press("Escape")
    await lead.page.get_by_text("Priya Nair").first.click()
    await snap(lead.page, "console-colleagues")
    await lead.page.keyboard.press("c")
    await snap(lead.page, "console-take-over")
    await lead.page.keyboard.type("Priya is needed elsewhere")
    await lead.page.keyboard.press("Enter")
    await technician.reads(re.compile("has taken over"))
    await snap(technician.page, "console-taken-over")
    await technician.set_available(False)


async def finding_screens(browser: Browser, desk: RunningDesk) -> None:
    """Alerts, the palette, a search, and a colleague who looks and writes."""
    words = "The projector in the big room shows green"
    visitor = await waiting_visitor(browser, desk, words)
    async for state, page in console_states(browser, desk, visitor, words):
        if state in ("alerts", "palette", "palette-empty", "claimed", "search"):
            await snap(page, f"console-finding-{state}")
        if state == "claimed":
            await snap(visitor.page, "widget-read")
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    people = [await StaffWindow.sign_in(browser, desk, role, "/console") for role in ("technician", "lead")]
    for person in people:
        await person.page.get_by_role("button", name=re.compile("With the bot")).click()
        await person.page.locator("section.bot wd-conversation-row").first.click()
    await people[0].reads("Lena Fischer is viewing")
    await people[0].page.keyboard.press("r")
    for letter in "Hello, I can help you with that":
        await people[0].page.keyboard.press(letter)
    await people[1].reads(re.compile("is typing a reply. The"))
    await people[1].page.screenshot(path=FOLDER / "console-finding-collision-light.png")
    await people[0].page.keyboard.type(" and more")
    await people[1].page.set_viewport_size(NARROW)
    await people[1].page.screenshot(path=FOLDER / "console-finding-collision-360.png")


async def ticket_screens(browser: Browser, desk: RunningDesk) -> None:
    """A closed desk, on both sides."""
    visitor = await VisitorWindow.at(browser, f"{desk.intranet}/start")
    await visitor.open_chat()
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await visitor.sees_holder(re.compile("closed, opens"))
    await snap(visitor.page, "widget-ticket")
    address = visitor.chat.get_by_role("textbox", name="E-mail address")
    await address.fill("maria")
    await address.press("Enter")
    await snap(visitor.page, "widget-ticket-wrong-address")
    await address.fill("maria@northwind.example")
    await address.press("Enter")
    await visitor.chat.get_by_text(re.compile("by e-mail to")).wait_for()
    await snap(visitor.page, "widget-ticket-address")
    await visitor.page.context.close()
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await technician.page.get_by_role("region", name=re.compile("^Tickets")).get_by_role("button").last.click()
    await technician.reads(re.compile("Answers go by e-mail"))
    await snap(technician.page, "console-ticket")
    expired = await VisitorWindow.at(browser, f"{desk.intranet}/start#warmdesk=expired")
    await expired.chat.get_by_text(re.compile("has expired")).wait_for()
    await snap(expired.page, "widget-link-expired")


async def pages(browser: Browser, desk: RunningDesk) -> None:
    """Sign-in, transcripts, API docs and an error."""
    page = await browser.new_page(viewport={"width": 1280, "height": 860})
    await page.goto(f"{desk.url}/sign-in")
    await snap(page, "sign-in")
    lead = await StaffWindow.sign_in(browser, desk, "lead", "/transcripts")
    await snap(lead.page, "transcripts")
    await lead.page.goto(f"{desk.url}/transcripts?q=nowhere-to-be-found")
    await snap(lead.page, "transcripts-empty")
    await lead.page.goto(f"{desk.url}/transcripts?q=hacked")
    await lead.page.get_by_role("link", name=re.compile("^Visitor ")).first.click()
    await snap(lead.page, "transcript")
    await lead.page.goto(f"{desk.url}/transcripts/00000000-0000-0000-0000-000000000000")
    await snap(lead.page, "error")
    await page.goto(f"{desk.url}/docs")
    await snap(page, "api-docs")


async def main() -> None:
    """Everything, in one running desk."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with running_desk() as desk:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            await widget_screens(browser, desk)
            await ending_screens(browser, desk)
            visitor = await visitor_in_queue(browser, desk)
            await technician_screens(browser, desk, visitor)
            await file_screens(browser, desk)
            await routing_screens(browser, desk)
            await context_screens(browser, desk, snap)
            async for state, page in writing_states(browser, desk):
                await snap(page, f"console-{state}")
            await finding_screens(browser, desk)
            await ticket_screens(browser, desk)
            async for state, page in surge_states(browser, desk):
                await snap(page, state)
            await pages(browser, desk)
            await sla_screens(browser, snap)
            with running_desk(northwind=ASKS) as asking:
                await identity_screens(browser, asking, snap)
            await browser.close()


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    asyncio.run(main())
