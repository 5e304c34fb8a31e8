"""Around a conversation: what is known, what came before, how it ended, undone and looked at, by the keyboard."""

import re

from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk


async def test_a_technician_puts_right_what_is_known_ends_undoes_and_reads_what_came_before(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("I forgot my password")
    await visitor.reads(re.compile("Which account is it"))
    await visitor.say("mkline")
    await visitor.reads(re.compile("The request for mkline is noted"))
    await visitor.person.click()
    await visitor.sees_holder(re.compile("you are next"))
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await priya.claim("Asked for person")
    pane = priya.page.locator("wd-context-pane")
    await expect(pane.get_by_text("Password reset")).to_be_visible()
    await expect(pane.get_by_text(re.compile(r"Chrom\w+ \d+ on Linux"))).to_be_visible()

    lena = await watching(browser, desk)
    await correct_account(priya.page, "two words", "maria.kline@example.com")
    await expect(lena.page.locator("wd-slot-list")).to_contain_text("maria.kline@example.com")
    assert await violations(priya.page, "wd-console") == []

    await resolve(priya.page, "2", "n", says="The bot should have answered")
    await visitor.sees_holder("Resolved")
    await expect(priya.page.get_by_text(re.compile("^Resolved: Visitor"))).to_be_visible()
    await priya.page.keyboard.press("z")
    await visitor.sees_holder("Priya Nair")
    await visitor.reads(re.compile("Priya Nair has reopened this conversation"))
    await resolve(priya.page, "1", "y", says="Yes")
    await visitor.sees_holder("Resolved")

    await visitor.chat.get_by_role("button", name="Start a new conversation").click()
    await visitor.say("It happens again")
    await visitor.person.click()
    await visitor.sees_holder(re.compile("you are next"))
    await priya.claim("Asked for person")
    await reads_what_came_before(priya)


async def watching(browser: Browser, desk: RunningDesk) -> StaffWindow:
    """A lead who has the conversation open."""
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await lena.page.get_by_text("Priya Nair").first.click()
    await expect(lena.page.locator("wd-slot-list")).to_contain_text("mkline")
    return lena


async def correct_account(page: Page, wrong: str, right: str) -> None:
    """A refused value stays in the field beside the reason; then Enter keeps the right one, and the focus is back."""
    await page.get_by_role("button", name="Correct account").click()
    field = page.get_by_role("textbox", name="Account")
    await expect(field).to_be_focused()
    await field.fill(wrong)
    await field.press("Enter")
    await expect(page.get_by_text(re.compile("in one word"))).to_be_visible()
    await expect(field).to_have_value(wrong)
    await field.fill(right)
    await field.press("Enter")
    await expect(page.get_by_role("button", name="Correct account")).to_be_focused()


async def resolve(page: Page, outcome: str, answer: str, says: str) -> None:
    """e, the outcome, whether the handover was right, Enter; what was done before has to be through."""
    await page.keyboard.press("Escape")
    await expect(page.locator("wd-conversation-header").get_by_role("button", name="Resolve")).to_be_enabled()
    await page.keyboard.press("e")
    dialog = page.get_by_role("dialog", name="How did it end?")
    await expect(dialog).to_be_visible()
    await page.keyboard.press(outcome)
    await page.keyboard.press(answer)
    await expect(dialog.get_by_role("button", name=re.compile(f"^{says}"))).to_have_attribute("aria-pressed", "true")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()


async def reads_what_came_before(priya: StaffWindow) -> None:
    """Over the open conversation, which stays where it is."""
    page = priya.page
    await page.locator("wd-earlier-list").get_by_role("button").first.click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_text("I forgot my password")).to_be_visible()
    await expect(dialog.get_by_role("textbox")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await priya.reply("I can see what came before.")
    await priya.reads("I can see what came before.")


async def test_a_lead_looks_on_whispers_and_takes_over_by_the_keyboard(browser: Browser, desk: RunningDesk) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("you are next"))
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await priya.claim("Asked for person")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await expect(lena.page.get_by_text("Priya Nair").first).to_be_visible()
    await lena.page.keyboard.press("j")
    await lena.page.keyboard.press("Enter")
    await visitor.say("it is the blue one")
    await lena.reads("it is the blue one")

    await lena.page.keyboard.press("Escape")
    await lena.page.keyboard.press("n")
    await expect(lena.page.get_by_role("textbox", name=re.compile("^Note"))).to_be_focused()
    await lena.page.keyboard.type("Ask for the serial number")
    await lena.page.keyboard.press("Enter")
    await priya.reads("Ask for the serial number")
    assert await visitor.log.get_by_text("serial number").count() == 0, "a whisper is for colleagues"

    await lena.page.keyboard.press("Escape")
    await lena.page.keyboard.press("c")
    await lena.page.get_by_role("dialog", name=re.compile("Take over from Priya Nair")).wait_for()
    await lena.page.keyboard.type("I know this one")
    await lena.page.keyboard.press("Enter")
    await visitor.sees_holder("Lena Fischer")
    await priya.reads(re.compile("Lena Fischer has taken over WD-.*: I know this one"))
