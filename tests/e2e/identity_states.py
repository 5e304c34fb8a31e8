"""Every state of the chat and the console that is about who the visitor is, for whoever wants to look at each."""

import base64
import json
import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Browser, Page, expect

from handoff.services.demo import DEMO_EMPLOYEE
from tests.e2e.host_page import host_page
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk

ASKS = """\
version: "1"
pre_chat:
  - {id: name, label: Your name, required: true}
  - {id: work_mail, label: Your e-mail address, kind: email}
  - {id: office, label: Which office are you in?, kind: choice, choices: [Harbour Street, Roastery]}
"""
"""What the demo organization asks before the chat, while its identity is looked at."""

Snap = Callable[[Page, str], Awaitable[None]]
# Of the same employee, but not signed.
_RUN_OUT = f"head.{base64.urlsafe_b64encode(json.dumps({'sub': DEMO_EMPLOYEE['sub']}).encode()).decode()}.signature"


async def identity_screens(browser: Browser, desk: RunningDesk, snap: Snap) -> None:
    """From an unknown visitor to one for whom the page vouches; the desk asks something before the chat."""
    for lang in ("en", "de", "ar"):
        await _stranger(browser, desk, snap, lang)
    await _employee(browser, desk, snap)


async def _stranger(browser: Browser, desk: RunningDesk, snap: Snap, lang: str) -> None:
    visitor = await host_page(browser, desk, lang=lang)
    await visitor.launcher.click()
    form = visitor.chat.locator("warmdesk-pre-chat")
    await form.locator("button[type=submit]").click()
    await expect(form.locator("#name-problem")).not_to_be_empty()
    await snap(visitor.page, f"widget-{lang}-asked-first")
    await form.locator("#name").fill("Maria")
    await form.locator("button[type=submit]").click()
    await visitor.chat.locator(".own button").click()
    check = visitor.chat.locator("warmdesk-email-check")
    await expect(check).to_be_visible()
    await snap(visitor.page, f"widget-{lang}-confirm-address")
    await check.locator("input").fill(f"maria.{lang}@northwind.example")
    await check.locator("input").press("Enter")
    code = check.locator("[autocomplete=one-time-code]")
    await code.fill("000000")
    await code.press("Enter")
    await expect(check.locator("#problem")).not_to_be_empty()
    await snap(visitor.page, f"widget-{lang}-wrong-code")


async def _employee(browser: Browser, desk: RunningDesk, snap: Snap) -> None:
    context = await browser.new_context(viewport={"width": 1280, "height": 860})
    page = await context.new_page()
    await page.goto(f"{desk.url}/demo")
    await page.get_by_label("Signed in as").check()
    visitor = VisitorWindow(page)
    await visitor.launcher.click()
    await visitor.chat.get_by_role("button", name="Skip").click()
    await expect(visitor.chat.get_by_text("signed in as Maria Lind")).to_be_visible()
    await snap(page, "widget-signed-in")
    await visitor.say("I think my account was hacked")
    await visitor.sees_holder(re.compile("Waiting"))
    await page.evaluate("token => Warmdesk.identify(token)", _RUN_OUT)
    await expect(visitor.chat.get_by_text("Your sign-in on this page has run out")).to_be_visible()
    await snap(page, "widget-sign-in-ended")
    staff = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await staff.page.get_by_text("Maria Lind").first.click()
    await staff.reads("by the signed identity")
    await snap(staff.page, "console-signed-in")
