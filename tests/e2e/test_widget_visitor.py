"""A visitor with a keyboard, one with a screen reader, and what of their writing leaves the page."""

import re
from typing import Any
from uuid import uuid4

from playwright.async_api import Browser, Page, expect

from tests.e2e.host_page import host_page, visit
from tests.e2e.people import BOT_TURN_MS, StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk

_FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return (at.getAttribute('aria-label') ?? at.textContent).trim();
}"""
_HEAR = """() => {
  // As assistive technology hears it: what is added below a live region, unless something nearer says "off".
  window.heard = [];
  const node = (target) => (target.nodeType === 1 ? target : target.parentElement);
  const watch = (root) => new MutationObserver((changes) => {
    for (const {type, target, addedNodes} of changes)
      for (const added of type === 'childList' ? addedNodes : [target]) {
        if (added.nodeType === Node.COMMENT_NODE) continue;
        const region = node(added)?.closest('[aria-live], [role=log], [role=status], [role=alert]');
        const words = added.textContent.replace(/\\s+/g, ' ').trim();
        if (region && region.getAttribute('aria-live') !== 'off' && words) heard.push(words);
      }
  }).observe(root, {childList: true, subtree: true, characterData: true});
  const chat = document.querySelector('warmdesk-widget').shadowRoot;
  watch(chat);
  watch(chat.querySelector('warmdesk-thread').shadowRoot);
}"""


async def test_everything_can_be_done_with_the_keyboard_and_the_focus_is_never_lost(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await host_page(browser, desk, body='<main><a href="#">A link of the page</a></main>')
    await press(visitor.page, "Tab", "Tab")
    assert await focused(visitor.page) == "Open the chat"
    await press(visitor.page, "Enter")
    await expect(visitor.composer).to_be_focused()
    await type_and_send(visitor, "email")
    best_guess = visitor.log.locator(".buttons button").first
    await expect(best_guess).to_be_visible(timeout=BOT_TURN_MS)
    while await focused(visitor.page) != await best_guess.inner_text():
        await press(visitor.page, "Shift+Tab")
    await press(visitor.page, "Enter")
    await expect(visitor.composer).to_be_focused()
    await type_and_send(visitor, "my password is Tr0ub4dor&3")
    assert await focused(visitor.page) == "Edit"
    await press(visitor.page, "Tab", "Shift+Tab", "Escape")
    await expect(visitor.composer).to_be_focused()
    await expect(visitor.composer).to_have_value("my password is Tr0ub4dor&3")
    await press(visitor.page, "Tab", "Tab")
    assert await focused(visitor.page) == "Talk to a person"
    await press(visitor.page, "Enter")
    await visitor.sees_holder(re.compile("Waiting"))
    await expect(visitor.composer).to_be_focused()
    await press(visitor.page, "Escape")
    assert await focused(visitor.page) == "Open the chat"


async def test_buttons_of_the_bot_do_nothing_once_one_is_used_or_a_person_comes(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await host_page(browser, desk)
    await visitor.open_chat()
    await visitor.say("email")
    first = visitor.log.locator(".buttons").first.locator("button")
    await expect(first.first).to_be_enabled(timeout=BOT_TURN_MS)
    await first.nth(1).click()
    for button in await first.all():
        await expect(button).to_be_disabled()
    await expect(first.nth(1)).to_have_attribute("aria-pressed", "true")
    await visitor.say("flurb wibble")
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    assert await visitor.log.locator(".buttons button:enabled").count() == 0


async def test_each_message_and_each_owner_is_announced_once(browser: Browser, desk: RunningDesk) -> None:
    visitor = await host_page(browser, desk)
    await visitor.open_chat()
    await expect(visitor.log).to_be_visible()
    await visitor.page.evaluate(_HEAR)
    await visitor.say("hello")
    await expect(visitor.log.locator("[data-author=bot]")).to_have_count(1, timeout=BOT_TURN_MS)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    words = f"desk {uuid4().hex[:6]}"
    await visitor.say(words)
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await technician.claim(words)
    await technician.reply("Hello, Priya speaking")
    await visitor.reads("Hello, Priya speaking")
    heard = await visitor.page.evaluate("heard")
    for once in ("You asked for a person", "Waiting, you are", "has joined", "Hello, Priya speaking"):
        assert len([said for said in heard if once in said]) == 1, (once, heard)
    assert not [said for said in heard if words in said], "the visitor knows what they have written"
    assert not [said for said in heard if said == "Priya Nair from the service desk"], "the notice has told that"


async def test_not_a_word_that_was_not_sent_leaves_the_page(browser: Browser, desk: RunningDesk) -> None:
    visitor = await host_page(browser, desk)
    left = sent_by(visitor.page)
    await visit(visitor.page, visitor.page.url)
    await visitor.open_chat()
    await visitor.person.click()
    words = f"desk {uuid4().hex[:6]}"
    await visitor.sees_holder(re.compile("Waiting"))
    await visitor.say(words)
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await technician.claim(words)
    await visitor.sees_holder("Priya Nair from the service desk")
    await visitor.composer.press_sequentially("wallflower")
    await expect(technician.page.get_by_text(re.compile("typing")).first).to_be_visible()
    await visitor.composer.fill("")
    await visitor.say("sunflower")
    await technician.reads("sunflower")
    assert [frame for frame in left if "sunflower" in frame]
    assert not [frame for frame in left if "wallflower" in frame or "wall" in frame]


async def press(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        await page.keyboard.press(key)


async def focused(page: Page) -> str:
    """What a screen reader would call the thing with the focus."""
    return await page.evaluate(_FOCUSED)


async def type_and_send(visitor: VisitorWindow, text: str) -> None:
    """With the keyboard, where the focus is."""
    await visitor.page.keyboard.type(text)
    await visitor.page.keyboard.press("Enter")


def sent_by(page: Page) -> list[str]:
    """Everything the page sends from now on, by WebSocket or otherwise."""
    left: list[str] = []

    def note(frame: Any) -> None:
        left.append(frame if isinstance(frame, str) else frame.decode(errors="replace"))

    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.on("request", lambda request: left.append(f"{request.url} {request.post_data or ''}"))
    return left
