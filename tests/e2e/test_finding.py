"""Knowing who has read, who looks and who writes, in a visitor's chat and two consoles."""

import re

from playwright.async_api import Browser, Locator, expect

from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk


async def waiting_visitor(browser: Browser, desk: RunningDesk, words: str) -> VisitorWindow:
    """A visitor who waits for a person after these words."""
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    await visitor.say(words)
    await visitor.reads(words)
    return visitor


def divider(staff: StaffWindow) -> Locator:
    return staff.page.get_by_text("New since you last looked")


async def test_visitor_and_technician_see_what_the_other_has_read_and_dividers_follow_the_technician(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await waiting_visitor(browser, desk, "my dock lost its screens")
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await priya.page.get_by_text("my dock lost its screens").first.click()
    await priya.reads("Claim this conversation to reply.")
    await expect(visitor.log.get_by_text("Read", exact=True)).to_have_count(0)
    await priya.page.keyboard.press("c")
    await expect(visitor.log.get_by_text("Read", exact=True)).to_have_count(1)

    await visitor.page.keyboard.press("Escape")
    await expect(visitor.chat).to_be_hidden()
    await priya.reply("Is the cable in?")
    await priya.reads("Is the cable in?")
    await expect(visitor.launcher).to_have_accessible_name(re.compile("new message"))
    await expect(priya.page.get_by_text(re.compile(r"^\s*Seen"))).to_have_count(0)
    await visitor.open_chat()
    await expect(priya.page.get_by_text(re.compile(r"^\s*Seen"))).to_have_count(1)

    await priya.page.goto("about:blank")
    await visitor.say("yes, both ends")
    elsewhere = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await elsewhere.page.get_by_text("yes, both ends").first.click()
    await expect(divider(elsewhere)).to_be_visible()
    await visitor.say("and the light is on")
    await elsewhere.reads("and the light is on")
    await expect(divider(elsewhere)).to_be_visible()
    await expect(visitor.log.get_by_text("Read", exact=True)).to_have_count(1)
    await elsewhere.page.reload()
    await elsewhere.reads("and the light is on")
    await expect(divider(elsewhere)).to_have_count(0)


async def test_colleagues_see_each_other_look_and_write_and_are_warned_before_both_answer(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    for person in (priya, lena):
        await person.page.get_by_role("button", name=re.compile("With the bot")).click()
        row = person.page.locator("section.bot wd-conversation-row").first
        await row.click()
    await lena.reads("Priya Nair is viewing")
    await priya.reads("Lena Fischer is viewing")
    await priya.page.keyboard.press("r")
    await priya.page.keyboard.type("Hello, I can")
    await lena.reads(re.compile("Priya Nair is typing a reply. The visitor needs one answer"))
    await priya.page.context.close()
    await expect(lena.page.get_by_text(re.compile("Priya Nair is"))).to_have_count(0)
