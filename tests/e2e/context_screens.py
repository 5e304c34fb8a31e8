"""Screens around a conversation: what is known, what came before, the end of it and its undo."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Browser, Page, expect

from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk

Snap = Callable[[Page, str], Awaitable[None]]
LONG = "maria-magdalena.kline-oberhuber.external.consultant.emea@subsidiary.northwind-coffee.example.com"


async def context_screens(browser: Browser, desk: RunningDesk, snap: Snap) -> None:
    """From the claim of a request to the next conversation of the same visitor."""
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("I forgot my password")
    await visitor.reads(re.compile("Which account is it"))
    await visitor.say("mkline")
    await visitor.reads(re.compile("The request for mkline is noted"))
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await priya.claim("Asked for person")
    page = priya.page
    await snap(page, "console-undo-claim")
    await details(page, snap, "console-context")
    await page.get_by_role("button", name="Correct account").click()
    field = page.get_by_role("textbox", name="Account")
    await field.fill("two words")
    await field.press("Enter")
    await expect(page.get_by_text(re.compile("in one word"))).to_be_visible()
    await details(page, snap, "console-context-refused")
    await field.fill(LONG)
    await field.press("Enter")
    await details(page, snap, "console-context-long")
    await end(page, snap)
    await visitor.chat.get_by_role("button", name="Start a new conversation").click()
    await visitor.say("How do I connect to the VPN?")
    await visitor.reads("Automated assistant")
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    await priya.claim("Asked for person")
    await expect(page.locator("wd-earlier-list").get_by_role("button")).to_be_visible()
    await details(page, snap, "console-context-earlier")
    await page.locator("wd-earlier-list").get_by_role("button").first.click()
    await snap(page, "console-earlier")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await page.keyboard.press("e")
    await page.keyboard.press("Enter")


async def end(page: Page, snap: Snap) -> None:
    """The question at the end, answered, and what can be undone then."""
    await page.keyboard.press("Escape")
    await page.keyboard.press("e")
    await page.keyboard.press("2")
    await page.keyboard.press("n")
    await snap(page, "console-resolve-label")
    await page.keyboard.press("Enter")
    await snap(page, "console-undo-resolve")


async def details(page: Page, snap: Snap, name: str) -> None:
    """With the details in front where there is room for one pane only."""
    before = page.url
    await page.evaluate("location.hash = location.hash.replace('/details', '') + '/details'")
    await snap(page, name)
    await page.evaluate("(hash) => { location.hash = hash }", "#" + before.partition("#")[2])
