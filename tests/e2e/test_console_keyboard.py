"""The console by keyboard alone, for every eye and ear: focus, announcements, zoom, colours, and what axe finds."""

import re
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.console_states import console_states
from tests.e2e.people import StaffWindow
from tests.e2e.running_desk import RunningDesk
from tests.e2e.test_finding import waiting_visitor

_LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    # A window of 640 px at 200 % is 320 px wide to the page (WCAG 2, 1.4.10).
    "zoomed": {"viewport": {"width": 320, "height": 430}, "device_scale_factor": 2},
    "narrow": {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"},
}
_CUT_OFF = """() => {
  const roots = [document];
  for (const root of roots) roots.push(...[...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? []));
  const isOut = (one) => {
    const {left, right, width} = one.getBoundingClientRect();
    return width > 0 && (left < -0.5 || right > innerWidth + 0.5);
  };
  return roots.flatMap((root) => [...root.querySelectorAll('button, input, textarea, p, h1, h2, [role=option]')])
    .filter((one) => !one.closest('.unseen, .wide') && one.checkVisibility() && isOut(one))
    .map((one) => one.outerHTML.slice(0, 160));
}"""
_LISTEN = """(log) => {
  window.heard = [];
  new MutationObserver((changes) => {
    for (const {addedNodes} of changes) for (const node of addedNodes)
      if (node.localName?.startsWith('wd-') && log.ariaLive !== 'off' && node.ariaLive !== 'off')
        window.heard.push(node.message.text);
  }).observe(log, {childList: true});
}"""


async def open_by_keys(person: StaffWindow, words: str) -> None:
    """Go down the lists to the row with these words."""
    page = person.page
    await expect(page.get_by_text(words).first).to_be_visible()
    for _ in range(30):
        await page.keyboard.press("j")
        focused = page.locator("wd-conversation-row:focus button.row")
        if words in await focused.inner_text():
            return await page.keyboard.press("Enter")
    raise AssertionError(f"no row with {words!r} can be reached")


async def write(page: Page, key: str, words: str) -> None:
    await page.keyboard.press("Escape")
    await page.keyboard.press(key)
    await page.keyboard.type(words)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log").get_by_text(words)).to_be_visible()


async def test_a_technician_does_everything_by_keyboard_alone(browser: Browser, desk: RunningDesk) -> None:
    visitor = await waiting_visitor(browser, desk, "nothing but a black screen")
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    page = priya.page
    await open_by_keys(priya, "nothing but a black screen")
    await page.keyboard.press("c")
    await expect(page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()
    await write(page, "r", "Hello, which monitor is it?")
    await visitor.reads("Hello, which monitor is it?")
    await write(page, "n", "probably the dock again")
    assert await visitor.log.get_by_text("probably the dock").count() == 0

    await page.keyboard.press("Escape")
    await page.keyboard.press("p")
    await expect(page.locator("wd-conversation-header").get_by_role("button", name="Claim")).to_be_enabled()
    await page.keyboard.press("c")
    await visitor.sees_holder("Priya Nair")
    await expect(page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()
    await page.keyboard.press("Escape")

    await lena.set_available(True)
    await page.keyboard.press("t")
    dialog = page.get_by_role("dialog", name="Pass this conversation on")
    await expect(dialog.get_by_role("radio", name=re.compile("Lena"))).to_be_enabled()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Needs a lead")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(lena.page.get_by_text(re.compile("Offered to you")).first).to_be_visible()
    await lena.page.keyboard.press("a")
    await visitor.sees_holder("Lena Fischer")
    await expect(lena.page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()
    await lena.page.keyboard.press("Escape")
    await lena.page.keyboard.press("e")
    await lena.page.keyboard.press("Enter")
    await visitor.sees_holder("Resolved")
    await lena.set_available(False)


async def test_the_palette_acts_opens_and_gives_the_focus_back(browser: Browser, desk: RunningDesk) -> None:
    visitor = await waiting_visitor(browser, desk, "the palette leads here")
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = priya.page
    await open_by_keys(priya, "the palette leads here")
    reply = page.get_by_role("textbox", name=re.compile("^Reply to"))
    palette, field = page.get_by_role("dialog", name="Find an action"), page.get_by_role("combobox")
    await page.keyboard.press("Control+k")
    await expect(field).to_be_focused()
    await page.keyboard.type("claim")
    await expect(palette.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    await visitor.sees_holder("Priya Nair")
    await expect(reply).to_be_focused()

    await page.keyboard.type("half a senten")
    await page.keyboard.press("Control+k")
    await expect(field).to_be_focused()
    await expect(palette.get_by_role("option", name=re.compile("^Claim"))).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(palette).to_be_hidden()
    await expect(reply).to_be_focused()
    await page.keyboard.type("ce")
    await expect(reply).to_have_value("half a sentence")

    reference = (await page.locator("wd-conversation-header").get_by_text(re.compile("^WD-")).inner_text()).strip()
    await page.goto(f"{desk.url}/console")
    await page.keyboard.press("Control+k")
    await page.keyboard.type(reference[3:9].lower())
    await expect(palette.get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log").get_by_text("the palette leads here")).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("zzzz")
    await expect(palette.get_by_role("status")).to_have_text(re.compile("Nothing matches"))


async def test_a_search_goes_from_match_to_match_and_gives_the_focus_back(browser: Browser, desk: RunningDesk) -> None:
    visitor = await waiting_visitor(browser, desk, "toner one")
    await visitor.say("toner two")
    await visitor.reads("toner two")
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = priya.page
    await open_by_keys(priya, "toner two")
    log = page.get_by_role("log")
    await expect(log.get_by_text("toner two")).to_be_visible()
    await log.focus()
    await page.keyboard.press("f")
    field = page.get_by_role("searchbox", name="Search in this conversation")
    await expect(field).to_be_focused()
    await page.keyboard.type("TONER")
    await expect(page.get_by_text("2 of 2")).to_be_visible()
    current = page.locator("wd-message-item[data-current]")
    await expect(current).to_contain_text("toner two")
    assert await page.evaluate("CSS.highlights.get('found').size") == 2
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("1 of 2")).to_be_visible()
    await expect(current).to_contain_text("toner one")
    await page.keyboard.press("Escape")
    await expect(field).to_have_count(0)
    await expect(log).to_be_focused()
    assert await page.evaluate("CSS.highlights.has('found')") is False


async def test_a_new_message_is_announced_once_and_what_was_said_before_is_not(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await waiting_visitor(browser, desk, "said before")
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = priya.page
    await open_by_keys(priya, "said before")
    log = page.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await log.evaluate(_LISTEN)
    await page.keyboard.press("c")
    await visitor.sees_holder("Priya Nair")
    await visitor.say("said while listening")
    await priya.reads("said while listening")
    await priya.reply("said by oneself")
    await visitor.reads("said by oneself")
    await expect(log.get_by_text("said by oneself")).to_have_count(1)
    heard = await page.evaluate("window.heard")
    assert [heard.count(words) for words in ("said before", "said while listening", "said by oneself")] == [0, 1, 1]


async def test_one_tab_rings_for_a_reply_and_none_while_somebody_looks(browser: Browser, desk: RunningDesk) -> None:
    visitor = await waiting_visitor(browser, desk, "ring for me")
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    count = "window.rung = 0; const start = OscillatorNode.prototype.start;"
    count += "OscillatorNode.prototype.start = function (...at) { window.rung += 1; return start.apply(this, at); };"
    await priya.page.context.add_init_script(count)
    tabs = [priya.page, await priya.page.context.new_page()]
    for tab in tabs:
        await tab.goto(f"{desk.url}/console")
        await tab.get_by_role("heading", name="Warmdesk").click()
    front = tabs[0]
    await front.bring_to_front()
    await front.get_by_text("ring for me").first.click()
    await front.keyboard.press("c")
    await visitor.sees_holder("Priya Nair")

    async def rung() -> int:
        return sum([await tab.evaluate("window.rung") for tab in tabs])

    await visitor.say("you are looking at this")
    await expect(front.get_by_role("log").get_by_text("you are looking at this")).to_be_visible()
    await expect(tabs[1].get_by_text("you are looking at this").first).to_be_visible()
    assert await rung() == 0
    await front.goto(f"{desk.url}/console")
    await front.get_by_role("heading", name="Warmdesk").click()
    await visitor.say("and now you are not")
    await expect(front.get_by_text("and now you are not").first).to_be_visible()
    await front.wait_for_function("document.querySelector('wd-console').announcement.startsWith('New reply')")
    await tabs[1].wait_for_function("document.querySelector('wd-console').announcement.startsWith('New reply')")
    assert await rung() == 2, "a chime is two notes, from one tab of two"
    for tab in tabs:
        await tab.get_by_role("button", name="Alerts").click()
        box = tab.get_by_role("checkbox", name="Reply in a conversation of yours")
        if await box.is_checked():
            await box.uncheck()
    await visitor.say("muted words")
    await expect(front.get_by_text("muted words").first).to_be_visible()
    assert await rung() == 2


@pytest.mark.parametrize("look", _LOOKS)
async def test_axe_finds_nothing_and_nothing_is_cut_off_in_any_state_of_the_console(
    browser: Browser, desk: RunningDesk, look: str
) -> None:
    visitor = await waiting_visitor(browser, desk, f"every state, {look}")
    seen = []
    async for state, page in console_states(browser, desk, visitor, f"every state, {look}", **_LOOKS[look]):
        seen.append(state)
        assert await violations(page, "body") == [], state
        assert await page.evaluate(_CUT_OFF) == [], state
    assert seen[0] == "waiting"
    assert seen[-1] == "resolved"
