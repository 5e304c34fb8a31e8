"""A widget that was made for Rasa's own channel, in place of ours and without a change to it."""

import re
from uuid import uuid4

from playwright.async_api import Browser, Locator, Page, Route, expect

from tests.e2e.host_page import other_origin
from tests.e2e.people import BOT_TURN_MS, StaffWindow
from tests.e2e.rasa_webchat import bundle
from tests.e2e.running_desk import RunningDesk

_PAGE = """<!doctype html>
<meta charset="utf-8"><title>Page with rasa-webchat</title>
<div id="webchat"></div>
<script src="/webchat.js"></script>
<script>
  WebChat.default({{selector: "#webchat", socketUrl: "{service}/?site=demo", socketPath: "/socket.io/"}}, null);
</script>"""


async def test_rasa_webchat_keeps_its_thread_and_talks_to_bot_and_technician(
    browser: Browser, desk: RunningDesk
) -> None:
    page = await page_with_rasa_webchat(browser, desk)
    await page.locator(".rw-launcher").click()
    await say(page, "How do I connect to the VPN?")
    await expect(bot_says(page, re.compile("VPN links your computer"))).to_be_visible(timeout=BOT_TURN_MS)
    await page.reload()
    await expect(page.locator(".rw-client").get_by_text("How do I connect to the VPN?")).to_be_visible()
    await expect(bot_says(page, re.compile("VPN links your computer"))).to_be_visible()

    await say(page, "I want to talk to a human")
    await expect(bot_says(page, re.compile("technician"))).to_be_visible(timeout=BOT_TURN_MS)
    words = f"desk {uuid4().hex[:6]}"
    await say(page, words)
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await technician.claim(words)
    await expect(technician.page.get_by_role("log").get_by_text("How do I connect to the VPN?").first).to_be_visible()
    await technician.reply("Hello from a person")
    await expect(bot_says(page, "Hello from a person")).to_be_visible()
    await page.reload()
    await say(page, "and back again")
    await technician.reads("and back again")
    await technician.reply("I can still hear you")
    await expect(bot_says(page, "I can still hear you")).to_be_visible()


async def test_rasa_webchat_offers_the_bots_buttons(browser: Browser, desk: RunningDesk) -> None:
    page = await page_with_rasa_webchat(browser, desk)
    await page.locator(".rw-launcher").click()
    await say(page, "email")
    await page.locator(".rw-reply").first.click(timeout=BOT_TURN_MS)
    await expect(page.locator(".rw-response ol, .rw-response ul").first).to_be_visible(timeout=BOT_TURN_MS)


async def page_with_rasa_webchat(browser: Browser, desk: RunningDesk) -> Page:
    """A page of another site with that widget on it."""
    page = await (await browser.new_context()).new_page()
    origin, script = other_origin(desk), bundle()

    async def serve_script(route: Route) -> None:
        await route.fulfill(body=script, content_type="text/javascript")

    async def serve_page(route: Route) -> None:
        await route.fulfill(body=_PAGE.format(service=desk.url), content_type="text/html")

    await page.route(f"{origin}/webchat.js", serve_script)
    await page.route(f"{origin}/with-rasa-webchat", serve_page)
    await page.goto(f"{origin}/with-rasa-webchat")
    return page


async def say(page: Page, text: str) -> None:
    """Write and send."""
    await page.locator(".rw-new-message").fill(text)
    await page.keyboard.press("Enter")


def bot_says(page: Page, text: str | re.Pattern[str]) -> Locator:
    """The newest bubble of the other side with these words; that widget knows bots only."""
    return page.locator(".rw-response").get_by_text(text).last
