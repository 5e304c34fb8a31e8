"""Writing by the keyboard alone: what the bot would have said, canned replies, suggestions, drafts, a mention."""

import re

from playwright.async_api import Browser, Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk
from tests.e2e.writing_states import LOST, whom_the_bot_did_not_understand


async def test_a_technician_writes_with_every_help_and_no_mouse(browser: Browser, desk: RunningDesk) -> None:
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    visitor = await whom_the_bot_did_not_understand(browser, desk)
    await open_first(priya.page)
    await priya.page.keyboard.press("c")
    await expect(reply_field(priya)).to_be_focused()

    await what_the_bot_would_have_said(priya, visitor)
    await a_canned_reply(priya, visitor)
    await a_suggestion_and_its_draft(browser, desk, priya, visitor)
    await a_mention(priya, lena)


async def open_first(page: Page) -> None:
    await page.get_by_role("region", name=re.compile("^Waiting")).get_by_role("button").first.wait_for()
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log")).to_be_visible()


def reply_field(who: StaffWindow) -> Locator:
    return who.page.get_by_role("textbox", name=re.compile("^Reply to"))


async def what_the_bot_would_have_said(priya: StaffWindow, visitor: VisitorWindow) -> None:
    """The key that sends shows it first; the other one puts it into the field."""
    keyboard, held = priya.page.keyboard, priya.page.get_by_role("region", name="The bot would have said")
    await keyboard.press("Alt+Shift+W")
    await expect(held.get_by_role("group", name="All of it")).to_contain_text("I still cannot tell which account")
    await expect(held.get_by_role("button", name="Send as it is")).to_be_focused()
    assert await visitor.log.get_by_text("I still cannot tell").count() == 0
    await keyboard.press("w")
    await expect(reply_field(priya)).to_be_focused()
    await expect(reply_field(priya)).to_have_value(re.compile("^I still cannot tell which account"))
    await keyboard.press("ControlOrMeta+A")
    await keyboard.press("Delete")


async def a_canned_reply(priya: StaffWindow, visitor: VisitorWindow) -> None:
    page, keyboard = priya.page, priya.page.keyboard
    await keyboard.press("/")
    await expect(page.get_by_role("option").first).to_be_visible()
    assert await violations(page, "wd-console") == []
    await keyboard.type("everything has been")
    await expect(page.get_by_role("option")).to_have_count(1)
    await keyboard.press("Enter")
    await expect(reply_field(priya)).to_have_value(re.compile(r"^Hello \{visitor\.first_name\}, this is Priya"))
    await keyboard.press("Enter")
    await expect(page.get_by_role("alert").filter(has_text="{visitor.first_name} is not filled in")).to_be_visible()
    await keyboard.type("Maria")
    await keyboard.press("Enter")
    await visitor.reads(re.compile("Hello Maria, this is Priya from the service desk"))


async def a_suggestion_and_its_draft(
    browser: Browser, desk: RunningDesk, priya: StaffWindow, visitor: VisitorWindow
) -> None:
    """By its number into the field; found unsent in another browser, and gone there once it was sent here."""
    page, keyboard = priya.page, priya.page.keyboard
    await visitor.say(LOST)
    suggestions = page.get_by_role("region", name="Suggestions").get_by_role("button")
    await expect(suggestions.first).to_contain_text("Bot's answer")
    await expect(suggestions.filter(has_text="Canned").first).to_be_visible()
    assert await violations(page, "wd-console") == []
    await keyboard.press("Escape")
    await keyboard.press("1")
    await expect(reply_field(priya)).not_to_have_value("")
    assert "Talk to a person" not in await reply_field(priya).input_value()
    await keyboard.press("ControlOrMeta+A")
    await keyboard.type("Half a sentence")
    await keyboard.press("Escape")
    elsewhere = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await elsewhere.page.goto(page.url)
    await expect(reply_field(elsewhere)).to_have_value("Half a sentence")
    await keyboard.press("r")
    await keyboard.press("Enter")
    await visitor.reads("Half a sentence")
    await elsewhere.page.reload()
    await expect(elsewhere.page.get_by_role("log")).to_contain_text("Half a sentence")
    await expect(reply_field(elsewhere)).to_have_value("")
    await elsewhere.page.context.close()


async def a_mention(priya: StaffWindow, lena: StaffWindow) -> None:
    """A note names Lena, who is reminded after a reload and until she has looked."""
    keyboard = priya.page.keyboard
    await keyboard.press("Escape")
    await keyboard.press("n")
    await keyboard.type("Is there a backup, @")
    await keyboard.type("le")
    await expect(priya.page.get_by_role("option", name="Lena Fischer")).to_be_visible()
    await keyboard.press("Enter")
    await keyboard.type("do you know?")
    await keyboard.press("Enter")
    await expect(priya.page.get_by_role("log")).to_contain_text("Is there a backup, @Lena Fischer do you know?")
    bar = lena.page.get_by_role("region", name="Mentions of you")
    await expect(bar).to_contain_text("Priya Nair mentioned you in a note on WD-")
    await lena.page.reload()
    await expect(bar).to_be_visible()
    assert await violations(lena.page, "wd-console") == []
    await lena.page.keyboard.press("@")
    await expect(lena.page.get_by_role("log")).to_contain_text("do you know?")
    await expect(bar).to_be_hidden()
    await lena.page.reload()
    await expect(lena.page.get_by_role("log")).to_be_visible()
    await expect(bar).to_be_hidden()


async def test_a_draft_typed_without_a_network_gives_way_to_a_newer_one_and_is_not_lost(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting|next"))
    train = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await train.claim("Asked for person")
    office = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await office.page.goto(train.page.url)
    await expect(reply_field(office)).to_be_editable()
    await train.page.context.set_offline(True)
    await expect(train.page.get_by_text("Connection lost")).to_be_visible(timeout=90_000)
    await reply_field(train).fill("Typed on the train")
    await reply_field(office).fill("Typed in the office, a little later")
    await reply_field(office).blur()
    await train.page.context.set_offline(False)
    await expect(reply_field(train)).to_have_value("Typed in the office, a little later", timeout=30_000)
    await train.page.get_by_role("button", name="Use the one from here").click()
    await expect(reply_field(train)).to_have_value("Typed on the train")
