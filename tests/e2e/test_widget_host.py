"""What a company's own page may do with the chat, and what its content policy may forbid."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.e2e.axe import violations
from tests.e2e.host_page import host_page, visit
from tests.e2e.people import BOT_TURN_MS, chosen
from tests.e2e.running_desk import RunningDesk
from tests.hostile_files import png

_LISTEN = """
  window.broken = []; window.moved = [];
  addEventListener('securitypolicyviolation', (event) =>
    window.broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
  // What follows the visitor's own doing is no shift (web.dev/cls).
  new PerformanceObserver((list) => {
    for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) window.moved.push(value);
  }).observe({type: 'layout-shift', buffered: true});
"""
_EARLY = """
  window.Warmdesk = window.Warmdesk || { q: [] };
  window.told = [];
  for (const name of ['open', 'close', 'message', 'unread', 'conversation', 'identity'])
    Warmdesk.q.push(['on', name, (what) => told.push([name, what ?? null])]);
  Warmdesk.q.push(['identify', 'token-1']);
"""


def strict(desk: RunningDesk) -> dict[str, str]:
    """The narrowest policy under which README says the chat works."""
    service = desk.url
    policy = f"default-src 'none'; script-src {service}; connect-src {service} {service.replace('http', 'ws', 1)}"
    return {"Content-Security-Policy": f"{policy}; style-src 'none'; img-src {service}; base-uri 'none'"}


async def test_works_under_a_policy_that_allows_nothing_inline(
    browser: Browser, desk: RunningDesk, tmp_path: Path
) -> None:
    visitor = await host_page(browser, desk, headers=strict(desk), attributes='data-accent="teal"')
    page = visitor.page
    await page.add_init_script(_LISTEN)
    await visit(page, page.url)
    await visitor.open_chat()
    await visitor.say("How do I connect to the VPN?")
    await expect(visitor.log.locator("[data-author=bot] ol li").first).to_be_visible(timeout=BOT_TURN_MS)
    await expect(visitor.log.locator(".own .bubble").first).to_have_css("background-color", "rgb(0, 128, 128)")
    await visitor.attach(chosen("shot.png", png(800, 500)))
    await expect(visitor.chat.locator("[data-state=ready] img")).to_be_visible()
    await visitor.composer.press("Enter")
    await expect(visitor.log.get_by_role("img")).to_be_visible()
    assert await visitor.log.get_by_role("img").evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    await visitor.chat.get_by_role("button", name="More").click()
    async with page.expect_download() as downloading:
        await visitor.chat.get_by_role("button", name="Download this conversation").click()
    saved = tmp_path / "transcript.txt"
    await (await downloading.value).save_as(saved)
    assert "— You\nHow do I connect to the VPN?" in saved.read_text()
    assert "— You\nAttached files: shot.png" in saved.read_text()
    assert await page.evaluate("broken") == []
    await page.evaluate("document.body.setAttribute('style', 'color: red')")
    await page.wait_for_function("broken.length === 1")


async def test_appears_without_moving_anything_and_leaves_the_title_alone(browser: Browser, desk: RunningDesk) -> None:
    body = "<main><h1>Host page</h1>" + "<p>Something to read.</p>" * 40 + "</main>"
    visitor = await host_page(browser, desk, body=body)
    page = visitor.page
    await page.add_init_script(_LISTEN)
    await visit(page, page.url)
    await expect(visitor.launcher).to_be_visible()
    assert await page.evaluate("moved") == []
    await page.evaluate("document.querySelector('main').style.marginTop = '90px'")
    await page.wait_for_function("moved.pop()")
    await visitor.open_chat()
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    await page.keyboard.press("Escape")
    await expect(visitor.launcher).to_be_visible()
    assert await page.evaluate("moved") == []
    assert await page.title() == "Host page"


async def test_a_page_speaks_to_the_chat_before_it_is_there_and_hears_what_happens(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await host_page(browser, desk)
    page, said = visitor.page, connect_packets(visitor.page)
    await page.add_init_script(_EARLY)
    await visit(page, page.url)
    await page.evaluate("Warmdesk.toggle()")
    await visitor.say("How do I connect to the VPN?")
    await expect(visitor.log.locator("[data-author=bot]")).to_have_count(1, timeout=BOT_TURN_MS)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    await page.evaluate("Warmdesk.close()")
    told = await page.evaluate("told")
    assert [name for name, _ in told if name in ("open", "close")] == ["open", "close"]
    messages = [what for name, what in told if name == "message"]
    assert [message["author"] for message in messages] == ["visitor", "bot", "visitor", "system"]
    assert ["conversation", {"status": "queued", "owner": {"kind": "queue", "name": None}}] in told
    await page.evaluate("Warmdesk.q.push(['identify', 'token-2'])")
    # Neither was signed, so that the chat goes on without them, in the thread it was in, and the page hears why.
    while len(said) < 4:
        await page.wait_for_timeout(50)
    assert [packet["identity"] for packet in said] == ["token-1", None, "token-2", None]
    assert ["identity", {"verification": "unverified", "problem": "identity_invalid"}] in told
    await visitor.open_chat()
    await visitor.reads("How do I connect to the VPN?")


@pytest.mark.parametrize(("lang", "words"), [("de-AT", "Chat öffnen"), ("ar", "فتح المحادثة")])
async def test_speaks_the_pages_language_from_the_start_and_does_then_what_it_was_asked_meanwhile(
    browser: Browser, desk: RunningDesk, lang: str, words: str
) -> None:
    visitor = await host_page(browser, desk, lang=lang, headers=strict(desk))
    page, may_come = visitor.page, asyncio.Event()

    async def hold(route: Route) -> None:
        await may_come.wait()
        await route.continue_()

    await page.add_init_script(_LISTEN)
    await page.route("**/widget/*.js", hold)
    await page.goto(page.url)
    await page.evaluate("Warmdesk.on('open', () => window.opened = true)")
    assert await page.locator("warmdesk-widget").count() == 0
    may_come.set()
    await expect(visitor.launcher).to_have_attribute("aria-label", words)
    assert await page.evaluate("[broken, moved, window.opened]") == [[], [], None]
    await visitor.launcher.click()
    await page.wait_for_function("window.opened")


async def test_speaks_english_where_the_pages_language_cannot_be_had(browser: Browser, desk: RunningDesk) -> None:
    visitor = await host_page(browser, desk, lang="de")
    await visitor.page.route("**/widget/*.js", lambda route: route.abort())
    await visit(visitor.page, visitor.page.url)
    await expect(visitor.launcher).to_have_attribute("aria-label", "Open the chat")
    await expect(visitor.page.locator("warmdesk-widget .frame")).to_have_attribute("lang", "en")


async def test_an_english_page_loads_no_other_language(browser: Browser, desk: RunningDesk) -> None:
    visitor = await host_page(browser, desk)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    await visit(visitor.page, visitor.page.url)
    assert [path for path in asked if path.startswith("/widget")] == ["/widget.js"]


def connect_packets(page: Page) -> list[dict[str, Any]]:
    """What the chat says of itself at the start of each connection (Socket.IO's packet 0)."""
    said: list[dict[str, Any]] = []

    def note(frame: str | bytes) -> None:
        if isinstance(frame, str) and frame.startswith("40{"):
            said.append(json.loads(frame[2:]))

    page.on("websocket", lambda socket: socket.on("framesent", note))
    return said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["#ffd400", "oklch(0.3 0.1 150)", "white", "light-dark(#111, #eee)"])
async def test_any_accent_of_a_page_can_be_read(browser: Browser, desk: RunningDesk, scheme: Any, accent: str) -> None:
    visitor = await host_page(browser, desk, color_scheme=scheme, attributes=f'data-accent="{accent}"')
    page = visitor.page
    await visitor.open_chat()
    await visitor.say("hello")
    await expect(visitor.log.locator("[data-author=visitor] .bubble")).to_be_visible()
    assert await violations(page) == []
