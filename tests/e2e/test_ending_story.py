"""The end of a conversation in real browsers: by the visitor, rated, taken up again, and left for another one."""

import re
from uuid import uuid4

from playwright.async_api import Browser, expect

from tests.e2e.axe import violations
from tests.e2e.mailbox import delivered
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk


async def test_a_visitor_ends_rates_and_takes_up_again_what_a_technician_had(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    await visitor.person.click()
    words = f"desk {uuid4().hex[:6]}"
    await visitor.say(words)
    await technician.claim(words)
    await technician.reply("Hello, Priya speaking")
    await visitor.reads("Hello, Priya speaking")
    await ends_with_the_keyboard(visitor)
    await visitor.sees_holder("Ended")
    await technician.reads("The visitor has ended this conversation.")
    await technician.reads(re.compile("was ended by its visitor"))
    assert await violations(visitor.page) == []
    await rates_priya(visitor)
    await technician.reads("The visitor says: Priya Nair helped. “Quick and kind”")
    await expect(visitor.log.get_by_text("The visitor")).to_have_count(0)
    await technician.set_available(True)
    await visitor.chat.get_by_role("button", name="Open it again").click()
    await technician.reads("Reopened by the visitor. They had ended it themselves, with Priya Nair.")
    await technician.page.get_by_role("button", name=re.compile("^Accept")).first.click()
    await visitor.sees_holder("Priya Nair from the service desk")
    await technician.set_available(False)


async def test_a_new_conversation_leaves_the_old_one_readable_and_a_copy_can_be_had(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    first = f"first {uuid4().hex[:6]}"
    await visitor.say(first)
    await visitor.reads("Automated assistant")
    await visitor.choose("Send by e-mail")
    await expect(visitor.chat.locator("warmdesk-copy-form").get_by_role("textbox")).to_be_focused()
    assert await violations(visitor.page) == []
    await visitor.page.keyboard.type("maria@northwind.example")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.chat.get_by_text(re.compile("on its way to maria@"))).to_be_visible()
    await visitor.page.keyboard.press("Escape")
    await visitor.choose("End this conversation")
    await visitor.chat.get_by_role("button", name="Start a new conversation").click()
    await expect(visitor.log.get_by_text(first)).to_have_count(0)
    await visitor.say("second")
    await visitor.reads("second")
    await visitor.choose("Conversation of")
    await visitor.reads(first)
    await visitor.sees_holder("Ended")
    receipt = await delivered(desk.mail, "maria@northwind.example")
    assert re.fullmatch(r"\[WD-\w+\] Your conversation with the service desk", receipt["Subject"])
    for part in receipt.walk():
        if not part.is_multipart():
            assert first not in part.get_content()
            assert "#warmdesk=" not in part.get_content()


async def ends_with_the_keyboard(visitor: VisitorWindow) -> None:
    """By the menu; a person works on it, so that there is a question."""
    await visitor.chat.get_by_role("button", name="More").focus()
    await visitor.page.keyboard.press("Enter")
    item = visitor.chat.get_by_role("button", name="End this conversation")
    while not await item.evaluate("(item) => item.matches(':focus')"):
        await visitor.page.keyboard.press("Tab")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.chat.get_by_role("alertdialog", name="End this conversation?")).to_be_visible()
    await expect(visitor.chat.get_by_role("button", name="Keep it open")).to_be_focused()
    assert await violations(visitor.page) == []
    await visitor.page.keyboard.press("Tab")
    await visitor.page.keyboard.press("Enter")


async def rates_priya(visitor: VisitorWindow) -> None:
    """One of two questions; the other may stay as it is."""
    question = visitor.chat.get_by_role("group", name="Did Priya Nair help?")
    await question.get_by_role("button", name="Yes, it helped").click()
    await question.get_by_role("textbox").fill("Quick and kind")
    assert await violations(visitor.page) == []
    await question.get_by_role("button", name="Send").click()
    await expect(question).to_have_count(0)
