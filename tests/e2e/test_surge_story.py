"""Mail is down: five visitors ask, one click tells everybody, the bot tells whoever asks later, and it ends."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.e2e.axe import violations
from tests.e2e.host_page import host_page
from tests.e2e.people import BOT_TURN_MS, StaffWindow, VisitorWindow, chosen
from tests.e2e.running_desk import RunningDesk
from tests.e2e.surge_states import QUESTION, ask_as_well, news, notice, notices, surge, unhelped
from tests.e2e.test_widget_access import cut_off
from tests.hostile_files import png

NOTICE = re.compile("We know about a problem with e-mail and calendars")
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.timeout(300)
async def test_many_ask_about_one_outage_one_click_tells_all_and_the_bot_tells_those_who_come_later(
    browser: Browser, desk: RunningDesk
) -> None:
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    first = await unhelped(browser, desk)
    await ask_as_well(desk, others=4)
    for staff in (priya, lena):
        await expect(surge(staff).get_by_role("heading", name=re.compile("^5 people"))).to_be_visible(
            timeout=BOT_TURN_MS
        )
    assert await violations(priya.page, "wd-console") == []
    await surge(priya).get_by_role("button", name=re.compile("^WD-")).first.click()
    await priya.reads("that did not help")

    await surge(priya).get_by_role("button", name="Publish notice").click()
    for staff in (priya, lena):
        await expect(surge(staff)).to_have_count(0)
        await expect(notice(staff).get_by_text(NOTICE)).to_be_visible()
    await seen_and_put_away(first)

    late = await host_page(browser, desk, lang="ar", **PHONE)
    await asks_late(late)
    await ended(priya, lena, first)

    later = await host_page(browser, desk)
    await later.open_chat()
    await later.say(QUESTION)
    await later.reads("Automated assistant")
    await expect(later.log.get_by_text(NOTICE)).to_have_count(0)
    await expect(news(priya)).to_have_count(0)


async def seen_and_put_away(visitor: VisitorWindow) -> None:
    """The notice comes live, leaves room to write, and can be looked at again."""
    await expect(notices(visitor).get_by_text(NOTICE)).to_be_visible()
    await expect(visitor.chat.get_by_role("status").get_by_text(NOTICE)).to_have_count(1)
    await expect(visitor.composer).to_be_in_viewport()
    assert await violations(visitor.page) == []
    await notices(visitor).get_by_role("button", name="Hide this notice").click()
    await expect(notices(visitor)).to_have_count(0)
    await visitor.page.reload()
    await visitor.open_chat()
    await visitor.sees_holder(re.compile("Waiting"))
    await expect(notices(visitor)).to_have_count(0)
    await visitor.chat.get_by_role("button", name="More").click()
    await visitor.chat.get_by_role("button", name="Show the notices again").click()
    await expect(notices(visitor).get_by_text(NOTICE)).to_be_visible()


async def asks_late(visitor: VisitorWindow) -> None:
    """There before the first word; given by the bot for the question, with a person one click away."""
    await visitor.open_chat()
    await expect(notices(visitor, "ar").get_by_text(NOTICE)).to_be_visible()
    await expect(visitor.composer).to_be_in_viewport()
    assert await violations(visitor.page) == []
    assert await cut_off(visitor.page) == []
    await visitor.say(QUESTION)
    await visitor.reads(NOTICE)
    await expect(visitor.log.get_by_role("button", name="Show the usual steps anyway")).to_be_visible()
    await visitor.log.get_by_role("button", name="Talk to a person").click()
    await visitor.sees_holder(re.compile("في الانتظار"))


async def ended(priya: StaffWindow, lena: StaffWindow, visitor: VisitorWindow) -> None:
    """Ended early, which is said everywhere."""
    await notice(priya).get_by_role("button", name="Change or end…").click()
    dialog = priya.page.get_by_role("dialog", name="Change the notice")
    await expect(dialog.get_by_role("textbox", name="Text")).to_be_focused()
    assert await violations(priya.page, "wd-console") == []
    await dialog.get_by_role("button", name="End it now").click()
    for staff in (priya, lena):
        await expect(news(staff)).to_have_count(0)
        await staff.reads(re.compile("This notice has ended: “We know about"))
    await expect(notices(visitor).get_by_role("heading", name="This notice has ended")).to_be_visible()
    await expect(visitor.chat.get_by_role("status").get_by_text(re.compile("^This notice has ended:"))).to_have_count(1)
    await notices(visitor).get_by_role("button", name="Hide this notice").click()
    await expect(notices(visitor)).to_have_count(0)


async def test_a_long_notice_gives_way_on_a_small_phone_and_a_person_stays_one_click_away(
    browser: Browser, desk: RunningDesk
) -> None:
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await lena.page.get_by_role("button", name="Publish a notice").click()
    dialog = lena.page.get_by_role("dialog", name="Publish a notice")
    await dialog.get_by_role("textbox", name="Text").fill("Mail is down, and we are on it. " * 15)
    await dialog.get_by_role("button", name="Publish", exact=True).click()
    visitor = await host_page(browser, desk, lang="de", viewport={"width": 360, "height": 640})
    await visitor.launcher.click()
    await expect(visitor.chat.get_by_role("region", name="Hinweis vom Service-Desk")).to_be_in_viewport()
    await visitor.attach(chosen("shot.png", png(800, 500)), chosen("printer.log", b"E42: no toner"))
    await visitor.chat.get_by_role("button", name="E-Mail-Adresse bestätigen").click()
    check = visitor.chat.locator("warmdesk-email-check")
    await check.get_by_role("textbox").fill("maria@northwind.example")
    await check.get_by_role("textbox").press("Enter")
    await check.locator("[autocomplete=one-time-code]").fill("12")
    await check.locator("[autocomplete=one-time-code]").press("Enter")
    await expect(check.get_by_role("alert")).not_to_be_empty()
    for needed in (check.get_by_role("textbox"), visitor.composer, visitor.person):
        await expect(needed).to_be_in_viewport(ratio=1)
    assert await cut_off(visitor.page) == []
