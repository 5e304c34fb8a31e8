"""A closed desk: the thread is kept as a ticket, answered by e-mail, and goes on where it was."""

import re

from playwright.async_api import Browser, expect

from tests.e2e.mailbox import delivered
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk

ADDRESS = "maria@northwind.local"


async def test_a_closed_desk_answers_by_mail_and_its_link_reopens_the_thread(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.at(browser, f"{desk.intranet}/start")
    await visitor.open_chat()
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await visitor.reads(re.compile(r"closed now and opens again on \w+, \d+ \w+ at 08:00.*ticket WD-"))
    await visitor.sees_holder(re.compile(r"closed, opens"))
    await leaves_address_by_keyboard(visitor)
    await visitor.page.context.close()

    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await answers(technician)
    mail = await delivered(desk.mail, ADDRESS)
    body = mail.get_body(("plain",)).get_content()
    assert "Try it with the new profile." in body
    assert "Is it the old laptop?" not in body

    (link,) = re.findall(r"http\S+#warmdesk=\S+", body)
    back = await VisitorWindow.at(browser, link)
    await back.reads("How do I connect to the VPN?")
    await back.reads("Try it with the new profile.")
    assert "#" not in back.page.url
    await technician.reads("The visitor has the chat open and reads answers as they come.")
    await back.say("That works, thank you")
    await technician.reads("That works, thank you")


async def leaves_address_by_keyboard(visitor: VisitorWindow) -> None:
    """A slip is said and kept to be mended; the right one is confirmed, also after a reload."""
    field = visitor.chat.get_by_role("textbox", name="E-mail address")
    await field.focus()
    await visitor.page.keyboard.type("maria")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.chat.get_by_text("Write an address like name@example.com.")).to_be_visible()
    await expect(field).to_be_focused()
    await visitor.page.keyboard.type("@northwind.local")
    await visitor.page.keyboard.press("Tab")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.chat.get_by_text(f"by e-mail to {ADDRESS}")).to_be_visible()
    await visitor.page.reload()
    await visitor.open_chat()
    await expect(visitor.chat.get_by_text(f"by e-mail to {ADDRESS}")).to_be_visible()


async def answers(technician: StaffWindow) -> None:
    """From the list of tickets; the note that is left as well goes nowhere."""
    page = technician.page
    tickets = page.get_by_role("region", name=re.compile("^Tickets"))
    await tickets.get_by_role("button", name=re.compile("Closed Ltd")).click()
    await technician.reads(re.compile(f"Answers go by e-mail to.*{ADDRESS}"))
    await page.keyboard.press("n")
    await page.get_by_role("textbox", name=re.compile("^Note")).fill("Is it the old laptop?")
    await page.keyboard.press("Enter")
    await technician.reads("Is it the old laptop?")
    await page.keyboard.press("Escape")
    await page.keyboard.press("c")
    await technician.reply("Try it with the new profile.")
    await technician.reads("Try it with the new profile.")
