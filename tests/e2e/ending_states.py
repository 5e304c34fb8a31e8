"""Every state of the end of a conversation, for whoever wants to look at each."""

from collections.abc import AsyncIterator
from uuid import uuid4

from playwright.async_api import expect

from tests.e2e.people import BOT_TURN_MS, StaffWindow, VisitorWindow

_RECONNECT_MS = 40_000
_MAIL, _END = "svg.lucide-mail", "svg.lucide-circle-stop"


async def ending_states(visitor: VisitorWindow, technician: StaffWindow) -> AsyncIterator[str]:
    """Yields the name of each state while it is on the screen; the words are the same in every language."""
    await visitor.open_chat()
    await visitor.say("How do I connect to the VPN?")
    await expect(visitor.log.locator("[data-author=bot]")).to_have_count(1, timeout=BOT_TURN_MS)
    await press_in_menu(visitor, _END)
    await expect(visitor.chat.locator("warmdesk-ended .answers")).to_be_visible()
    yield "ended-with-bot"
    await visitor.chat.locator("warmdesk-ended .outlined").first.click()
    await expect(visitor.chat.locator("[data-kind=bot]")).to_be_visible()
    yield "reopened-with-bot"
    words = await _claimed(visitor, technician)
    await press_in_menu(visitor, _END)
    await expect(visitor.chat.get_by_role("alertdialog")).to_be_visible()
    yield "end-question"
    await visitor.page.context.set_offline(True)
    await expect(visitor.chat.locator(".banner")).to_be_visible(timeout=_RECONNECT_MS)
    await visitor.chat.locator("[data-answer=end]").click()
    await expect(visitor.chat.locator("warmdesk-end-question .problem")).not_to_be_empty()
    yield "end-offline"
    await visitor.page.context.set_offline(False)
    await expect(visitor.chat.locator(".banner")).to_be_hidden(timeout=_RECONNECT_MS)
    await visitor.chat.locator("[data-answer=keep]").click()
    async for state in _copies(visitor):
        yield state
    async for state in _resolved(visitor, technician, words):
        yield state


async def press_in_menu(visitor: VisitorWindow, item: str) -> None:
    """By the icon, which is the same in every language."""
    await visitor.chat.locator("warmdesk-menu .header-button").click()
    await visitor.chat.locator("warmdesk-menu li button", has=visitor.page.locator(item)).click()


async def _claimed(visitor: VisitorWindow, technician: StaffWindow) -> str:
    await visitor.person.click()
    await expect(visitor.chat.locator("[data-kind=queue]")).to_be_visible()
    words = f"waiting at desk {uuid4().hex[:6]}"
    await visitor.say(words)
    await technician.claim(words)
    await technician.reply("Hello, I have switched your account to the new profile. Does it work now?")
    await visitor.reads("Does it work now?")
    return words


async def _copies(visitor: VisitorWindow) -> AsyncIterator[str]:
    await press_in_menu(visitor, _MAIL)
    yield "copy"
    form = visitor.chat.locator("warmdesk-copy-form")
    await form.get_by_role("textbox").fill("maria@northwind.example")
    await form.get_by_role("textbox").press("Enter")
    await expect(form.get_by_role("textbox")).to_have_count(0)
    yield "copy-sent"
    await form.get_by_role("button").click()


async def _resolved(visitor: VisitorWindow, technician: StaffWindow, words: str) -> AsyncIterator[str]:
    await technician.page.keyboard.press("Escape")
    await technician.page.keyboard.press("e")
    await technician.page.keyboard.press("Enter")
    rating = visitor.chat.locator("warmdesk-rating")
    await expect(rating.locator(".question")).to_have_count(2)
    yield "resolved-rating"
    await rating.locator("[data-score=good]").last.click()
    await rating.get_by_role("textbox").fill("Quick and kind, thank you.")
    yield "rating-chosen"
    await rating.locator("[type=submit]").click()
    await expect(rating.locator(".question")).to_have_count(1)
    yield "rated-one"
    await rating.locator("[data-score=bad]").click()
    await rating.locator("[type=submit]").click()
    await expect(rating.locator(".thanks")).not_to_be_empty()
    yield "rated"
