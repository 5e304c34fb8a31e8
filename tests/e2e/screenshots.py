"""Renders every screen and state, light, dark and 360 px wide, into `screenshots/` (`make screenshots`)."""

import asyncio
import re
import shutil

from playwright.async_api import Browser, Page, async_playwright

from handoff.settings import ROOT
from tests.e2e.conftest import ARGUMENTS, CHROMIUM
from tests.e2e.people import StaffWindow, VisitorWindow, chosen
from tests.e2e.running_desk import RunningDesk, running_desk
from tests.hostile_files import HTML, PDF, png

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


async def file_screens(browser: Browser, desk: RunningDesk) -> None:
    """Files before they are sent, refused ones, and sent ones on both sides."""
    visitor = await VisitorWindow.open(browser, desk)
    picker = visitor.chat.locator("input[type=file]")
    shot = chosen("Screenshot 2026-11-26 at 09.41.png", png(1280, 800))
    refused = chosen("page.png", HTML)
    await picker.set_input_files([shot, chosen("printer.log", b"E42: no toner\n" * 900), refused])
    await visitor.chat.get_by_text(re.compile("not what its name says")).wait_for()
    await snap(visitor.page, "widget-files-chosen")
    await visitor.chat.get_by_role("button", name="Remove page.png").click()
    await visitor.say("")
    await visitor.reads(re.compile("I cannot open files"))
    await snap(visitor.page, "widget-files-sent")
    await visitor.say("it is the big one on the second floor")
    await visitor.sees_holder(re.compile("Waiting"))
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = technician.page
    await page.get_by_text(re.compile("second floor|passing|asked for a person")).first.click()
    await page.keyboard.press("c")
    await page.locator("wd-composer input[type=file]").set_input_files([chosen("steps.pdf", PDF), shot])
    await page.locator("wd-composer").get_by_role("listitem").nth(1).get_by_text(re.compile("kB")).wait_for()
    await snap(page, "console-files")
    await technician.reply("Please follow these steps.")
    await visitor.reads("Please follow these steps.")
    await snap(visitor.page, "widget-files-received")
    await page.get_by_role("log").get_by_role("button", name=re.compile("Picture: ")).first.click()
    await snap(page, "console-picture")


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
            await file_screens(browser, desk)
            await pages(browser, desk)
            await browser.close()


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    asyncio.run(main())
