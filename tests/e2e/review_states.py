"""The security review from the first request to the audit, for whoever wants to look at each state."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Locator, Page, expect

from handoff.services import staff
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from tests.conftest import make_desk
from tests.e2e.people import StaffWindow
from tests.e2e.running_desk import RunningDesk
from tests.scripted_bot import ScriptedBot
from tests.transports.asked_resets import asked_at

SITE = "demo"


@asynccontextmanager
async def behind(desk: RunningDesk) -> AsyncIterator[Desk]:
    """A desk on the running one's database; what it tells reaches no screen."""
    opened = make_desk(f"sqlite+aiosqlite:///{desk.mail.parent / 'warmdesk.db'}", ScriptedBot(), [])
    yield opened
    await opened.database.close()


async def signed_in(opened: Desk, desk: RunningDesk, role: str) -> Staff:
    """The demo's technician or lead, as services know them."""
    return await staff.signed_in(opened, await staff.sign_in(opened, *desk.logins[role]))


def rows(window: StaffWindow) -> Locator:
    """The requests on the list."""
    return window.page.locator("wd-security-list").get_by_role("listitem")


async def open_review(window: StaffWindow, account: str) -> None:
    """By the keyboard to the review, then to the request for an account."""
    await window.page.keyboard.press("s")
    await rows(window).filter(has_text=account).first.get_by_role("button").click()
    await expect(window.page.get_by_role("heading", name=re.compile(f"for {account}"))).to_be_visible()


async def fill_check(page: Page, called: str) -> None:
    """Write down the call."""
    await page.get_by_role("textbox", name="Who was called").fill(called)
    await page.get_by_label("On which number on file").select_option("•••00")
    await page.get_by_role("textbox", name="What they said").fill("It is me, I came back from leave yesterday.")


async def approve(window: StaffWindow, called: str) -> None:
    """Write down the call and approve."""
    await fill_check(window.page, called)
    await window.page.get_by_role("button", name="Approve", exact=True).click()


async def set_phishing(window: StaffWindow, why: str) -> None:
    """Switch phishing mode on for the usual time."""
    await window.page.get_by_role("button", name="Phishing mode…").click()
    await window.page.get_by_role("textbox", name="Why, for your colleagues").last.fill(why)
    await window.page.get_by_role("button", name="Switch on", exact=True).click()


def phishing(window: StaffWindow) -> Locator:
    """The line that says that it is on."""
    return window.page.get_by_role("region", name="Phishing mode")


async def review_states(browser: Browser, desk: RunningDesk) -> AsyncIterator[tuple[str, Page]]:
    """Yields the name of each state and the page that shows it."""
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await priya.page.keyboard.press("s")
    yield "console-review-empty", priya.page
    async with behind(desk) as opened:
        await asked_at(opened, SITE, "omar.h", name="Omar Haddad")
        await asked_at(opened, SITE, "omar.h", "My boss says it is urgent", name="Omar")
        await asked_at(opened, SITE, "fiona.g", name="Fiona Grant")
    for window in (priya, lena):
        await window.page.reload()
    await rows(priya).filter(has_text="omar.h").last.get_by_role("button").click()
    await expect(priya.page.get_by_role("heading", name=re.compile("for omar.h"))).to_be_visible()
    yield "console-review-request", priya.page
    await open_review(lena, "omar.h")
    await fill_check(lena.page, "Omar Haddad")
    yield "console-review-check", lena.page
    await lena.page.get_by_role("button", name="Phishing mode…").click()
    yield "console-phishing-dialog", lena.page
    await lena.page.keyboard.press("Escape")
    await set_phishing(lena, "Mails in the name of our CEO ask for passwords")
    await expect(phishing(priya)).to_be_visible()
    yield "console-phishing", lena.page
    await phishing(lena).get_by_role("button", name="End it now").click()
    for path in ("/automations", "/audit?verify=true"):
        await lena.page.goto(f"{desk.url}{path}")
        yield f"review{path.partition('?')[0].replace('/', '-')}", lena.page
