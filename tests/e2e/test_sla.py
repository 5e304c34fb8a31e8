"""What is due, said on the screen of whoever should answer and then on the lead's; and views kept by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk, desk_on
from tests.running_bot import RunningBot

# Far enough apart that a busy machine skips none of the three.
TIGHT = """\
version: "1"
sla:
  warn_technician_at: 0.1
  warn_leads_at: 0.5
  targets:
    normal: {first_response: 10 seconds, next_response: 1 hour, resolution: 2 hours}
    urgent: {first_response: 40 minutes, next_response: 1 hour, resolution: 2 hours}
"""
WITHIN_MS = 60_000


@pytest.fixture(scope="module")
def desk(bot: RunningBot, migrated_sqlite: Path) -> Iterator[RunningDesk]:
    """One with targets that are missed within seconds."""
    with desk_on(bot, migrated_sqlite, northwind=TIGHT) as running:
        yield running


async def asking(browser: Browser, desk: RunningDesk) -> VisitorWindow:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    return visitor


async def hacked(browser: Browser, desk: RunningDesk) -> VisitorWindow:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("I think my account was hacked")
    await visitor.sees_holder(re.compile("Waiting"))
    return visitor


def waiting_rows(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("^Waiting")).get_by_role("listitem")


async def save_view_of_urgent(page: Page, name: str) -> None:
    """By the keyboard: v, the second choice, the name, Enter."""
    await page.keyboard.press("v")
    await expect(page.get_by_label("List", exact=True)).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.type("Urgent")
    field = page.get_by_label("Name of the view")
    await field.focus()
    await page.keyboard.type(name)
    await page.keyboard.press("Enter")


async def test_what_is_due_is_told_in_time_and_what_is_late_comes_first_until_it_is_answered(
    browser: Browser, desk: RunningDesk
) -> None:
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    urgent = await hacked(browser, desk)
    visitor = await asking(browser, desk)
    await priya.reads(re.compile("Reply now"))
    await expect(priya.page.get_by_text(re.compile("First response is due soon: .*"))).to_be_visible(timeout=WITHIN_MS)
    await expect(lena.page.get_by_text(re.compile("First response is late: .* Nobody has it yet"))).to_be_visible(
        timeout=WITHIN_MS
    )
    rows = waiting_rows(priya.page)
    await expect(rows.nth(0)).to_contain_text(re.compile(r"Reply (\d+ min )?late"))
    await expect(rows.nth(1)).to_contain_text(re.compile(r"Reply in \d+ min"))
    await expect(rows.nth(0).locator("time[title*='First response was due']")).to_have_count(1)
    assert await violations(priya.page, "wd-console") == []
    await rows.nth(0).get_by_role("button").click()
    await priya.page.keyboard.press("c")
    await priya.reply("Hello, what can I do for you?")
    await visitor.reads("Hello, what can I do for you?")
    await expect(priya.page.locator("wd-conversation-header")).to_contain_text("Visitor’s turn")
    await expect(priya.page.get_by_text(re.compile(r"Reply .*late"))).to_have_count(0)
    await urgent.page.context.close()


async def test_a_view_is_saved_found_again_after_a_reload_and_deleted_by_keyboard_alone(
    browser: Browser, desk: RunningDesk
) -> None:
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = priya.page
    visitor = await hacked(browser, desk)
    await priya.reads("Sensitive")
    await save_view_of_urgent(page, "Urgent, of anybody")
    view = page.get_by_role("button", name=re.compile("^Urgent, of anybody"))
    await expect(view).to_have_attribute("aria-pressed", "true")
    await priya.reads("This is one of your views.")
    assert await violations(page, "wd-console") == []
    await page.reload()
    await expect(view).to_contain_text(re.compile(r"\d"))
    await page.keyboard.press("v")
    await expect(view).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("region", name=re.compile("^Mine"))).to_have_count(0)
    await expect(waiting_rows(page).first).to_contain_text("Urgent")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(view).to_have_count(0)
    await expect(page.get_by_label("Filter the lists")).to_be_focused()
    await expect(page.get_by_role("region", name=re.compile("^Mine"))).to_have_count(1)
    await visitor.page.context.close()
