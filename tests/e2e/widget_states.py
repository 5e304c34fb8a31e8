"""Every state of the chat in one conversation, for whoever wants to look at each."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from playwright.async_api import Browser, expect

from tests.e2e.host_page import host_page
from tests.e2e.people import BOT_TURN_MS, StaffWindow, VisitorWindow, chosen
from tests.e2e.running_desk import RunningDesk
from tests.hostile_files import HTML, PDF, png

_RECONNECT_MS = 40_000
_SHOT = "Screenshot 2026-11-26 at 09.41.png"
_REFUSED = "Write it without the attachment."


async def widget_states(visitor: VisitorWindow, technician: StaffWindow) -> AsyncIterator[str]:
    """Yields the name of each state while it is on the screen, from a closed chat to a resolved conversation."""
    async for state in _with_bot(visitor):
        yield state
    async for state in _in_queue(visitor):
        yield state
    async for state in _with_technician(visitor, technician):
        yield state


async def unopened_states(browser: Browser, desk: RunningDesk, **page: Any) -> AsyncIterator[tuple[str, VisitorWindow]]:
    """The states in which there is no conversation to show, each in a window of its own."""
    unreachable = await host_page(browser, desk, **page)
    await unreachable.page.context.set_offline(True)
    await unreachable.launcher.click()
    await expect(unreachable.chat.locator(".placeholder h3")).to_be_visible(timeout=_RECONNECT_MS)
    yield "unreachable", unreachable
    refused = await host_page(browser, desk, site="unknown", **page)
    await refused.launcher.click()
    await expect(refused.chat.locator("[data-kind=nobody]")).to_be_visible()
    yield "not-opened", refused


async def _with_bot(visitor: VisitorWindow) -> AsyncIterator[str]:
    await expect(visitor.launcher).to_be_visible()
    yield "closed"
    await visitor.open_chat()
    yield "empty"
    await visitor.say("How do I connect to the VPN?")
    await expect(visitor.log.locator("[data-author=bot]")).to_have_count(1, timeout=BOT_TURN_MS)
    yield "answer"
    await visitor.say("email")
    await expect(visitor.log.locator(".buttons button").first).to_be_visible(timeout=BOT_TURN_MS)
    yield "unsure"
    await visitor.say("my password is Tr0ub4dor&3")
    await expect(visitor.chat.get_by_role("alertdialog")).to_be_visible()
    yield "secret"
    await visitor.chat.locator("[data-answer=send]").click()
    await expect(visitor.log.locator(".redacted")).to_be_visible(timeout=BOT_TURN_MS)
    await expect(visitor.log.locator("[data-author=bot]")).to_have_count(3, timeout=BOT_TURN_MS)
    yield "redacted"
    await visitor.chat.locator("warmdesk-menu button").first.click()
    yield "menu"
    await visitor.page.keyboard.press("Escape")


async def _in_queue(visitor: VisitorWindow) -> AsyncIterator[str]:
    await visitor.person.click()
    await expect(visitor.chat.locator("[data-kind=queue]")).to_be_visible()
    yield "queued"
    await visitor.page.context.set_offline(True)
    await expect(visitor.chat.locator(".banner")).to_be_visible(timeout=_RECONNECT_MS)
    await visitor.say("Are you still there?")
    yield "offline"
    await visitor.page.context.set_offline(False)
    await expect(visitor.chat.locator(".banner")).to_be_hidden(timeout=_RECONNECT_MS)


async def _with_technician(visitor: VisitorWindow, technician: StaffWindow) -> AsyncIterator[str]:
    words = f"waiting at desk {uuid4().hex[:6]}"
    await visitor.say(words)
    await technician.claim(words)
    await technician.reply("Hello, I can see the whole conversation. Are you still signed in anywhere?")
    await visitor.reads("Are you still signed in anywhere?")
    yield "technician"
    async for state in _with_files(visitor, technician):
        yield state
    await technician.page.keyboard.type("Let me")
    await expect(visitor.chat.locator(".dots")).to_be_visible()
    yield "typing"
    await technician.page.keyboard.press("ControlOrMeta+a")
    await visitor.page.keyboard.press("Escape")
    await technician.reply("One moment please")
    await expect(visitor.launcher.locator(".unread")).to_be_visible()
    yield "unread"
    await _refuse_a_message(visitor)
    yield "refused"
    await technician.page.keyboard.press("Escape")
    await technician.page.keyboard.press("e")
    await technician.page.keyboard.press("Enter")
    await expect(visitor.chat.locator("[data-kind=resolved]")).to_be_visible()
    yield "resolved"


async def _with_files(visitor: VisitorWindow, technician: StaffWindow) -> AsyncIterator[str]:
    dragged = await visitor.drag_over("page.png", HTML.decode())
    await expect(visitor.chat.locator(".drop")).to_be_visible()
    yield "dropping"
    await visitor.chat.dispatch_event("drop", {"dataTransfer": dragged})
    await expect(visitor.chat.locator("[data-state=failed]")).to_be_visible()
    await visitor.attach(chosen(_SHOT, png(1280, 800)), chosen("printer.log", b"E42: no toner\n" * 900))
    await expect(visitor.chat.locator("[data-state=ready]")).to_have_count(2)
    yield "files-chosen"
    await visitor.composer.fill("The password is Tr0ub4dor&3")
    await visitor.chat.locator("[data-state=failed] .chip-remove").click()
    await visitor.composer.press("Enter")
    await expect(visitor.chat.get_by_role("alertdialog")).to_be_visible()
    yield "files-secret"
    await visitor.composer.fill("This is what it says.")
    await visitor.composer.press("Enter")
    await expect(visitor.log.locator(".own img")).to_be_visible()
    yield "files-sent"
    await technician.attach(chosen("Which keys to press.pdf", PDF), chosen(_SHOT, png(1280, 800)))
    await expect(technician.page.locator("wd-composer [data-state=ready]")).to_have_count(2)
    await technician.reply("Please follow these steps.")
    await expect(visitor.log.locator("[data-author=technician] img")).to_be_visible()
    yield "files-received"


async def _refuse_a_message(visitor: VisitorWindow) -> None:
    """What a page finds that was closed after the service had refused a message."""
    payload = {"kind": "text", "message": "x", "shown": "Here is the log of the last hour"}
    kept = [{"id": str(uuid4()), "payload": payload, "at": "", "state": "failed", "error": _REFUSED}]
    keep = "(kept) => sessionStorage.setItem('warmdesk:outbox:demo', kept)"
    await visitor.page.evaluate(keep, json.dumps(kept))
    await visitor.page.reload()
    await visitor.open_chat()
    await expect(visitor.chat.get_by_role("alert")).to_be_visible()
