"""Being given conversations, passing one on and taking one over, by keyboard, in two consoles."""

import re
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk


@pytest_asyncio.fixture(loop_scope="module")
async def on_duty(browser: Browser, desk: RunningDesk) -> AsyncIterator[tuple[StaffWindow, StaffWindow]]:
    """Priya and Lena with open consoles, both away before and after."""
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    yield priya, lena
    for person in (priya, lena):
        await person.set_available(False)


async def test_an_offer_is_accepted_passed_on_and_taken_over_and_the_visitor_always_knows_who_is_there(
    browser: Browser, desk: RunningDesk, on_duty: tuple[StaffWindow, StaffWindow]
) -> None:
    priya, lena = on_duty
    await priya.set_available(True)
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("hello")
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await visitor.sees_holder(re.compile("you are next"))
    await accept(priya, before=visitor.log.get_by_text("Priya"))
    await visitor.reads(re.compile("Priya Nair from the service desk has joined"))
    await visitor.sees_holder("Priya Nair")
    await expect(priya.page.get_by_role("switch")).to_contain_text("1 of 5")

    await lena.set_available(True)
    await pass_on(priya, "Lena Fischer", "Needs an administrator")
    await visitor.reads(re.compile("Priya Nair is passing you to Lena Fischer"))
    assert await visitor.log.get_by_text("administrator").count() == 0, "the reason is for colleagues"
    await accept(lena)
    await visitor.sees_holder("Lena Fischer")
    await lena.reads(re.compile("Needs an administrator"))

    await pass_on(lena, "Priya Nair", "Back to you")
    await accept(priya)
    await visitor.sees_holder("Priya Nair")
    await take_over(lena)
    await priya.reads(re.compile("Lena Fischer has taken over WD-.*: Priya is needed elsewhere"))
    await visitor.sees_holder("Lena Fischer")
    await finish(lena)
    await visitor.sees_holder("Resolved")


async def accept(person: StaffWindow, before: Locator | None = None) -> None:
    """Wait for the offer and press its key; nobody is named to the visitor before that."""
    await expect(person.page.get_by_text(re.compile(r"Offered to you, \d+ s left")).first).to_be_visible()
    if before is not None:
        await expect(before).to_have_count(0)
    await person.page.keyboard.press("a")


async def pass_on(from_whom: StaffWindow, to: str, reason: str) -> None:
    """By the keyboard: t, the arrows to the colleague, the reason, Enter."""
    await leave_composer(from_whom)
    page = from_whom.page
    await page.keyboard.press("t")
    dialog = page.get_by_role("dialog", name="Pass this conversation on")
    await expect(dialog.get_by_role("radio", name=re.compile(to))).to_be_enabled()
    await expect(dialog.get_by_role("radio").first).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(dialog.get_by_role("radio", name=re.compile(to))).to_be_checked()
    await dialog.get_by_label("Reason").fill(reason)
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()


async def take_over(lead: StaffWindow) -> None:
    """The lead opens a colleague's conversation and takes it, with a reason."""
    page = lead.page
    await page.keyboard.press("Escape")
    await page.keyboard.press("c")
    await expect(page.get_by_role("dialog", name=re.compile("Take over from Priya Nair"))).to_be_visible()
    await page.keyboard.type("Priya is needed elsewhere")
    await page.keyboard.press("Enter")


async def finish(person: StaffWindow) -> None:
    await leave_composer(person)
    await person.page.keyboard.press("e")
    await person.page.keyboard.press("Enter")


async def leave_composer(person: StaffWindow) -> None:
    """Away from the reply, which takes the focus once the conversation is one's own: keys are commands again."""
    await expect(person.page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()
    await person.page.keyboard.press("Escape")


async def test_a_reply_takes_a_running_chat_over_from_the_bot(
    browser: Browser, desk: RunningDesk, on_duty: tuple[StaffWindow, StaffWindow]
) -> None:
    priya, _ = on_duty
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    await priya.page.get_by_role("button", name=re.compile("With the bot")).click()
    await (
        priya.page.get_by_text("How do I connect to the VPN?")
        .or_(priya.page.get_by_text("Automated assistant"))
        .first.click()
    )
    await priya.reads("The bot is answering; your reply takes over.")
    await priya.reply("Hello, I can help you with that in person.")
    await visitor.reads("Hello, I can help you with that in person.")
    await visitor.sees_holder("Priya Nair")
    await finish(priya)
    await visitor.sees_holder("Resolved")
