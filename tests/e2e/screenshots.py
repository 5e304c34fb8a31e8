"""Renders every screen and state, light, dark and 360 px wide, into `screenshots/` (`make screenshots`)."""

import asyncio
import re
import shutil

from playwright.async_api import Browser, async_playwright

from tests.e2e.conftest import ARGUMENTS, CHROMIUM
from tests.e2e.console_screens import file_screens, finding_screens, routing_screens, technician_screens
from tests.e2e.context_screens import context_screens
from tests.e2e.ending_states import ending_states
from tests.e2e.host_page import host_page
from tests.e2e.identity_states import ASKS, identity_screens
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.reset_states import reset_states
from tests.e2e.review_states import review_states
from tests.e2e.running_desk import RunningDesk, running_desk
from tests.e2e.sla_screens import sla_screens
from tests.e2e.snap import FOLDER, snap
from tests.e2e.surge_states import surge_states
from tests.e2e.widget_states import unopened_states, widget_states
from tests.e2e.writing_states import writing_states

LANGUAGES = ("en", "de", "ar")


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
            for states in (reset_states, review_states):
                async for state, page in states(browser, desk):
                    await snap(page, state)
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
