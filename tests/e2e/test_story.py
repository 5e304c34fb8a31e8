"""The story of the product, with the trained bot, in two browsers."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, expect

from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk, running_desk


@pytest.fixture(scope="module")
def desk(trained_model: object) -> Iterator[RunningDesk]:
    """The whole product as it is installed, with its own bot under its supervisor."""
    with running_desk() as running:
        yield running


async def test_one_conversation_from_the_bot_to_a_technician_whole(browser: Browser, desk: RunningDesk) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await ask_three_questions(visitor)
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await expect(technician.page.get_by_text("Nobody is waiting")).to_be_visible()

    await visitor.say("I think my account was hacked, I see sign-ins from Brazil")
    await visitor.reads(re.compile("need not repeat anything"))
    await visitor.sees_holder(re.compile("you are next"))

    await claim_and_read(technician)
    await visitor.reads(re.compile("Priya Nair from the service desk has joined"))
    await visitor.sees_holder("Priya Nair from the service desk")
    await technician.reply("Hello, I can see everything. Are you still signed in?")
    await visitor.reads("Hello, I can see everything. Are you still signed in?")
    await visitor.say("yes, vpn too")
    await technician.reads("yes, vpn too")
    assert await visitor.log.get_by_text("Automated assistant").count() == 3, "the bot must be silent now"

    await resolve(technician)
    await visitor.sees_holder("Resolved")
    await lead_reads_it(browser, desk)


async def ask_three_questions(visitor: VisitorWindow) -> None:
    """Each answer is rendered with its list and labelled as automated."""
    for number, question in enumerate(
        ("How do I connect to the VPN?", "My printer is not printing", "how do i set an out of office reply"), start=1
    ):
        await visitor.say(question)
        await expect(visitor.log.get_by_text("Automated assistant")).to_have_count(number, timeout=15_000)
        await expect(visitor.log.locator("ol").nth(number - 1).locator("li").first).to_be_visible()


async def claim_and_read(technician: StaffWindow) -> None:
    """The entry, the card with the reason, and the whole thread."""
    page = technician.page
    await page.get_by_text(re.compile("sign-ins from Brazil|Sensitive")).first.click()
    await expect(page.get_by_text("sensitive_phrase").first).to_be_visible()
    await expect(page.get_by_text(re.compile("Answered “Connect to the VPN”")).first).to_be_visible()
    await expect(page.get_by_text(re.compile(r"\d+\s%")).first).to_be_visible()
    await expect(page.get_by_role("log").get_by_text("How do I connect to the VPN?").first).to_be_visible()
    await page.keyboard.press("c")
    await expect(page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()


async def resolve(technician: StaffWindow) -> None:
    """By keyboard alone: leave the field, e, choose the second outcome, Enter."""
    page = technician.page
    await page.keyboard.press("Escape")
    await page.keyboard.press("e")
    await page.keyboard.press("2")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Workaround").first).to_be_visible()


async def lead_reads_it(browser: Browser, desk: RunningDesk) -> None:
    """Found by a word in it; the record stands beside each visitor message; it prints."""
    lead = await StaffWindow.sign_in(browser, desk, "lead", "/transcripts")
    await lead.page.get_by_role("searchbox").fill("brazil")
    await lead.page.keyboard.press("Enter")
    await lead.page.get_by_role("link", name=re.compile("^Visitor ")).first.click()
    await expect(lead.page.get_by_text("sign-ins from Brazil").first).to_be_visible()
    await lead.page.get_by_text("Why the rule held").last.click()
    await expect(lead.page.get_by_text(re.compile("match the pattern")).first).to_be_visible()
    await lead.reads(re.compile("sensitive_phrase"))
    await expect(lead.page.get_by_text("understood", exact=True).first).to_be_visible()
    await expect(lead.page.get_by_role("button", name="Print")).to_be_visible()
    assert len(await lead.page.pdf(format="A4")) > 10_000


async def test_a_reset_ends_with_a_request_a_person_can_see_and_nothing_is_pretended(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("I forgot my password, can you reset it for me?")
    await visitor.reads(re.compile("Which account is it"))
    await visitor.say("maria.kline@example.com")
    await visitor.reads(re.compile("maria.kline@example.com.*nothing has been changed yet", re.S))
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await technician.page.get_by_text("Asked for person").first.click()
    await technician.reads("maria.kline@example.com")


async def test_unclear_is_asked_once_with_buttons_and_a_pressed_one_is_answered(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("email")
    await visitor.reads(re.compile("What about it"))
    buttons = visitor.log.get_by_role("button")
    await expect(buttons.last).to_have_text("Talk to a person")
    assert 2 <= await buttons.count() <= 4
    await visitor.say("bumble mumble")
    await visitor.sees_holder(re.compile("Waiting"))
    for button in await buttons.all():
        await expect(button).to_be_disabled()


async def test_talk_to_a_person_works_before_the_first_word(browser: Browser, desk: RunningDesk) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await visitor.sees_holder(re.compile("Waiting"))


async def test_p2_reload_second_tab_and_lost_network_show_the_same_thread_with_nothing_twice(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("hello")
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await visitor.sees_holder(re.compile("Waiting"))
    second = await VisitorWindow.in_tab(await visitor.page.context.new_page(), desk)
    await second.reads("hello")
    await visitor.page.context.set_offline(True)
    await expect(visitor.chat.get_by_text(re.compile("Reconnecting"))).to_be_visible(timeout=40_000)
    for number in range(3):
        await visitor.say(f"written offline {number}")
    await visitor.page.context.set_offline(False)
    await expect(visitor.chat.get_by_text(re.compile("Reconnecting"))).to_be_hidden(timeout=40_000)
    await second.reads("written offline 2")
    await visitor.page.reload()
    await visitor.open_chat()
    for window in (visitor, second):
        texts = await window.log.inner_text()
        found = [re.findall(f"written offline {number}", texts) for number in range(3)]
        assert [len(hits) for hits in found] == [1, 1, 1]
        assert texts.index("offline 0") < texts.index("offline 1") < texts.index("offline 2")


async def test_hostile_text_is_text_on_both_screens(browser: Browser, desk: RunningDesk) -> None:
    hostile = '<img src=x onerror="document.title=`owned`"><b>bold</b> /restart \u202eevil'
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await visitor.sees_holder(re.compile("Waiting"))
    await visitor.say(hostile)
    await visitor.reads(re.compile(re.escape("<b>bold</b>")))
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await technician.page.get_by_text(re.compile(re.escape("<b>bold</b>"))).first.click()
    await expect(technician.page.get_by_role("log").get_by_text(re.compile(re.escape("<b>bold</b>")))).to_be_visible()
    for page in (visitor.page, technician.page):
        assert await page.title() != "owned"
        assert await page.locator("img[src=x]").count() == 0
