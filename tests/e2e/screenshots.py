"""Renders every screen and state, light, dark and 360 px wide, into `screenshots/` (`make screenshots`)."""

import asyncio
import re
import shutil

from playwright.async_api import Browser, Page, async_playwright

from handoff.settings import ROOT
from tests.e2e.conftest import ARGUMENTS, CHROMIUM
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk, running_desk

FOLDER = ROOT / "screenshots"
NARROW = {"width": 360, "height": 740}
SETTLE_MS = 700


async def snap(page: Page, name: str) -> None:
    """The page as it is, in both colour schemes and narrow."""
    wide = page.viewport_size
    await page.wait_for_timeout(SETTLE_MS)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await page.screenshot(path=FOLDER / f"{name}-{scheme}.png")
    await page.emulate_media(color_scheme="light")
    await page.set_viewport_size(NARROW)
    await page.wait_for_timeout(SETTLE_MS)
    await page.screenshot(path=FOLDER / f"{name}-360.png")
    await page.set_viewport_size(wide or {"width": 1280, "height": 860})


async def visitor_screens(browser: Browser, desk: RunningDesk) -> VisitorWindow:
    """From the first look to the queue."""
    visitor = await VisitorWindow.open(browser, desk)
    await snap(visitor.page, "widget-empty")
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    await snap(visitor.page, "widget-answer")
    await visitor.say("flurb wibble")
    await visitor.reads(re.compile("not sure what you mean"))
    await snap(visitor.page, "widget-unsure")
    await visitor.say("my password is Tr0ub4dor and I think my account was hacked")
    await visitor.sees_holder(re.compile("Waiting"))
    await snap(visitor.page, "widget-queued")
    await visitor.page.context.set_offline(True)
    await visitor.chat.get_by_text(re.compile("Reconnecting")).wait_for(timeout=40_000)
    await snap(visitor.page, "widget-offline")
    await visitor.page.context.set_offline(False)
    await visitor.chat.get_by_text(re.compile("Reconnecting")).wait_for(state="hidden", timeout=40_000)
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
    await snap(visitor.page, "widget-technician")
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
    await snap(visitor.page, "widget-resolved")
    await snap(page, "console-resolved")


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
            visitor = await visitor_screens(browser, desk)
            await technician_screens(browser, desk, visitor)
            await ticket_screens(browser, desk)
            await pages(browser, desk)
            await browser.close()


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    asyncio.run(main())
