"""What axe finds on the chat (nothing), in every state, and whether everything fits."""

import pytest
from playwright.async_api import Browser, Page

from tests.e2e.axe import violations
from tests.e2e.host_page import host_page
from tests.e2e.people import StaffWindow
from tests.e2e.running_desk import RunningDesk
from tests.e2e.widget_states import unopened_states, widget_states

_CUT_OFF = """() => {
  const roots = [document.querySelector('warmdesk-widget').shadowRoot];
  for (const root of roots) roots.push(...[...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? []));
  const isOut = (one) => {
    const {left, right, top, bottom, width} = one.getBoundingClientRect();
    const beside = left < -0.5 || right > innerWidth + 0.5;
    const beyond = top < -0.5 || bottom > innerHeight + 0.5;
    const spilled = one.matches('button') && one.scrollHeight > one.clientHeight + 1;
    return width > 0 && (spilled || beside || (beyond && !one.closest('.scroller, .placeholder')));
  };
  return roots.flatMap((root) => [...root.querySelectorAll('button, textarea, p, h2')])
    .filter((one) => !one.closest('.unseen') && isOut(one))
    .map((one) => one.outerHTML.slice(0, 120));
}"""
_LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "rtl": {"color_scheme": "light"},
    # A window of 640 px at 200 % is 320 px wide to the page (WCAG 2, 1.4.10).
    "zoomed": {"viewport": {"width": 320, "height": 430}, "device_scale_factor": 2},
    "narrow": {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"},
}


async def cut_off(page: Page) -> list[str]:
    """Buttons, fields and words of the open chat that reach beyond the window and cannot be scrolled to."""
    return await page.evaluate(_CUT_OFF)


@pytest.mark.parametrize("look", _LOOKS)
async def test_axe_finds_nothing_and_nothing_is_cut_off_in_any_state(
    browser: Browser, desk: RunningDesk, look: str
) -> None:
    lang = "ar" if look == "rtl" else "en"
    visitor = await host_page(browser, desk, lang=lang, **_LOOKS[look])
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    seen = []
    async for state in widget_states(visitor, technician):
        seen.append(state)
        assert await violations(visitor.page) == [], state
        assert await cut_off(visitor.page) == [], state
        if state == "typing":
            moving = "(dots) => dots.getAnimations({subtree: true}).length"
            assert await visitor.chat.locator(".dots").evaluate(moving) == (0 if look == "narrow" else 3)
    assert seen[0] == "closed"
    assert seen[-1] == "resolved"


@pytest.mark.parametrize("look", _LOOKS)
async def test_axe_finds_nothing_where_the_chat_cannot_be_opened(
    browser: Browser, desk: RunningDesk, look: str
) -> None:
    lang = "ar" if look == "rtl" else "en"
    async for state, visitor in unopened_states(browser, desk, lang=lang, **_LOOKS[look]):
        assert await violations(visitor.page) == [], state
        assert await cut_off(visitor.page) == [], state
