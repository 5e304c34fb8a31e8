"""axe-core on the chat."""

from typing import Any

from playwright.async_api import Page

from handoff.settings import ROOT

_AXE = ROOT / "web/node_modules/axe-core/axe.min.js"


async def violations(page: Page) -> list[dict[str, Any]]:
    """Rule and place of everything axe finds on the chat."""
    await page.evaluate(_AXE.read_text())
    found = await page.evaluate("axe.run('warmdesk-widget', {resultTypes: ['violations']})")
    return [
        {"rule": violation["id"], "at": node["target"], "why": node["failureSummary"]}
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
