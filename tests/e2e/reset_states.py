"""The page behind a mailed link in every state that somebody can meet."""

from collections.abc import AsyncIterator

from playwright.async_api import Browser, Page, expect

from tests.e2e.people import VisitorWindow
from tests.e2e.running_desk import RunningDesk
from tests.e2e.test_reset import NEW, ask, choose, link_in, open_link, prove


async def reset_states(browser: Browser, desk: RunningDesk) -> AsyncIterator[tuple[str, Page]]:
    """Yields the name of each state and the page that shows it."""
    visitor = await VisitorWindow.open(browser, desk)
    reference = await ask(visitor, "I forgot my password, can you reset it?", "aisha.r")
    yield "reset-chat-asked", visitor.page
    link = await link_in(desk.mail, "aisha.rahman@home.example")
    page = await open_link(browser, link)
    yield "reset-link", page
    await page.get_by_label("Reference of the chat").fill("WD-AAAAAAAA")
    await page.get_by_role("button", name="Continue").click()
    yield "reset-link-wrong-reference", page
    await prove(page, reference)
    yield "reset-password", page
    await choose(page, "short")
    await expect(page.get_by_role("alert")).to_be_visible()
    yield "reset-password-refused", page
    await choose(page, NEW)
    await expect(page.get_by_role("heading", name="Your new password is set")).to_be_visible()
    yield "reset-done", page
    yield "reset-chat-done", visitor.page
    await page.goto(link)
    yield "reset-link-ended", page
    visitor = await VisitorWindow.open(browser, desk)
    reference = await ask(visitor, "My account is locked", "diego.r")
    page = await open_link(browser, await link_in(desk.mail, "diego.ruiz@home.example"))
    await prove(page, reference)
    yield "reset-unlock", page
    visitor = await VisitorWindow.open(browser, desk)
    await ask(visitor, "I forgot my password, can you reset it?", "ben.c")
    page = await open_link(browser, await link_in(desk.mail, "ben.carter@home.example"))
    await page.get_by_role("button", name="I did not ask for this").click()
    yield "reset-not-asked", page
