"""One screen as it is: light, dark and 360 px wide."""

from playwright.async_api import Page

from handoff.settings import ROOT

FOLDER = ROOT / "screenshots"
NARROW = {"width": 360, "height": 740}
SETTLE_MS = 700
FADE_MS = 200


async def snap(page: Page, name: str) -> None:
    """The page as it is, in both colour schemes and narrow."""
    wide = page.viewport_size
    await page.wait_for_timeout(SETTLE_MS)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await page.wait_for_timeout(FADE_MS)
        await page.screenshot(path=FOLDER / f"{name}-{scheme}.png")
    await page.emulate_media(color_scheme="light")
    await page.set_viewport_size(NARROW)
    await page.wait_for_timeout(SETTLE_MS)
    await page.screenshot(path=FOLDER / f"{name}-360.png")
    await page.set_viewport_size(wide or {"width": 1280, "height": 860})
