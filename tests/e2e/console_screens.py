"""The console's screens for `make screenshots`: work on one conversation, files, passing on, and finding things."""

import re

from playwright.async_api import Browser, expect

from tests.e2e.console_states import console_states
from tests.e2e.people import StaffWindow, VisitorWindow, chosen
from tests.e2e.running_desk import RunningDesk
from tests.e2e.snap import FOLDER, NARROW, snap
from tests.e2e.test_finding import waiting_visitor
from tests.hostile_files import HTML, PDF, png


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
    await expect(technician.page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()
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
