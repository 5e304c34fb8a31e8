"""Who a visitor is: signed in on the page, confirmed by a code, or unverified, and each shown as such."""

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.host_page import host_page
from tests.e2e.identity_states import ASKS
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk, desk_on
from tests.running_bot import RunningBot

MAIL_WITHIN_S = 20


@pytest.fixture(scope="module")
def desk(bot: RunningBot, migrated_sqlite: Path) -> Iterator[RunningDesk]:
    """A desk whose demo organization asks its visitors something first."""
    with desk_on(bot, migrated_sqlite, northwind=ASKS) as running:
        yield running


async def demo_page(browser: Browser, desk: RunningDesk) -> VisitorWindow:
    """A new profile on the demo page, with the chat open."""
    context = await browser.new_context(viewport={"width": 1280, "height": 860})
    page = await context.new_page()
    await page.goto(f"{desk.url}/demo")
    await page.locator("warmdesk-widget .launcher").click()
    return VisitorWindow(page)


async def sign_in(page: Page, on: bool) -> None:
    await page.get_by_label("Signed in as Maria Lind").set_checked(on)


def digits_in(mail: Path, address: str) -> str:
    """The code that is mailed to the address, once it has come."""
    until = time.monotonic() + MAIL_WITHIN_S
    while time.monotonic() < until:
        for letter in sorted(mail.glob("*.eml"), reverse=True):
            text = letter.read_text(errors="replace")
            if address in text and (found := re.search(r"^(\d{6})$", text, re.MULTILINE)):
                return found[1]
        time.sleep(0.25)
    raise AssertionError(f"no code for {address} in {mail}")


async def test_a_stranger_is_asked_once_and_confirms_an_address(browser: Browser, desk: RunningDesk) -> None:
    visitor = await host_page(browser, desk)
    await visitor.launcher.click()
    chat = visitor.chat
    await expect(chat.get_by_role("heading", name="Before we begin")).to_be_visible()
    await expect(visitor.person).to_be_visible()
    assert await violations(visitor.page) == []
    await chat.get_by_role("button", name="Start the chat").click()
    await expect(chat.get_by_label("Your name")).to_be_focused()
    await expect(chat.get_by_text("This is needed.")).to_be_visible()
    await visitor.page.keyboard.type("Maria")
    await chat.get_by_label("Which office").select_option("Roastery")
    await visitor.page.keyboard.press("Tab")
    await visitor.page.keyboard.press("Enter")
    await expect(chat.get_by_text("You are not signed in here")).to_be_visible()
    await expect(visitor.composer).to_be_focused()

    await chat.get_by_role("button", name="Confirm your e-mail address").click()
    await expect(chat.get_by_role("textbox", name="E-mail address")).to_be_focused()
    await visitor.page.keyboard.type("maria@northwind.example")
    await visitor.page.keyboard.press("Enter")
    await expect(chat.get_by_role("textbox", name="Code from the e-mail")).to_be_focused()
    assert await violations(visitor.page) == []
    digits = await asyncio.to_thread(digits_in, desk.mail, "maria@northwind.example")
    await visitor.page.keyboard.type(f"{(int(digits) + 1) % 1_000_000:06}")
    await visitor.page.keyboard.press("Enter")
    await expect(chat.get_by_text("That is not the code")).to_be_visible()
    await chat.get_by_role("textbox", name="Code from the e-mail").fill(digits)
    await visitor.page.keyboard.press("Enter")
    await expect(chat.get_by_text("Your address maria@northwind.example is confirmed.")).to_be_visible()
    await expect(visitor.composer).to_be_focused()

    await visitor.page.reload()
    await visitor.open_chat()
    await visitor.say("The counter printer prints half of each label")
    await visitor.person.click()
    staff = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await staff.page.get_by_text("Asked for person").first.click()
    context = staff.page.locator("wd-context-pane")
    await expect(context.get_by_text("E-mail confirmed")).to_be_visible()
    await expect(context.get_by_text("maria@northwind.example").first).to_be_visible()
    await expect(context.get_by_text("Roastery")).to_be_visible()
    await expect(context.get_by_text("typed by the visitor").first).to_be_visible()
    await expect(context.get_by_text(re.compile("Chrom.* on Linux"))).to_be_visible()
    await expect(staff.page.locator("wd-conversation-header").get_by_text("E-mail confirmed")).to_be_visible()
    assert digits not in await staff.page.content()


async def test_an_employee_is_known_by_the_page_and_gone_once_signed_out(browser: Browser, desk: RunningDesk) -> None:
    visitor = await demo_page(browser, desk)
    await sign_in(visitor.page, True)
    office = visitor.chat.get_by_label("Which office")
    await expect(office).to_be_visible()
    await expect(visitor.chat.get_by_label("Your name")).to_have_count(0)
    await visitor.chat.get_by_role("button", name="Skip").click()
    await expect(visitor.chat.get_by_text("You are signed in as Maria Lind.")).to_be_visible()
    await visitor.say("between us: my screen is black")
    await visitor.person.click()
    staff = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await staff.claim("Maria Lind")
    await expect(staff.page.locator("wd-conversation-header").get_by_text("Maria Lind")).to_be_visible()
    await expect(staff.page.locator("wd-conversation-header").get_by_text("Signed in")).to_be_visible()
    await staff.reply("I am looking at it")
    await visitor.reads("I am looking at it")

    await visitor.page.reload()
    await visitor.open_chat()
    await visitor.reads("I am looking at it")
    phone = await demo_page(browser, desk)
    await sign_in(phone.page, True)
    await phone.reads("I am looking at it")

    await sign_in(visitor.page, False)
    await expect(visitor.chat.get_by_role("heading", name="Before we begin")).to_be_visible()
    await expect(visitor.chat.get_by_text("between us")).to_have_count(0)
    await visitor.page.reload()
    await expect(visitor.chat.get_by_role("heading", name="Before we begin")).to_be_visible()
    await expect(visitor.page.get_by_text("between us")).to_have_count(0)
    kept = await visitor.page.evaluate("JSON.stringify([Object.entries(localStorage), document.body.innerHTML])")
    assert "between us" not in kept
