"""axe-core on the chat and on parts of the console."""

from typing import Any

from playwright.async_api import Page

from handoff.settings import ROOT

_AXE = ROOT / "web/node_modules/axe-core/axe.min.js"


async def violations(page: Page, where: str = "warmdesk-widget") -> list[dict[str, Any]]:
    """Rule and place of everything axe finds on the chat, or below another element."""
    await page.evaluate(_AXE.read_text())
    found = await page.evaluate("(where) => axe.run(where, {resultTypes: ['violations']})", where)
    return [
        {"rule": violation["id"], "at": node["target"], "why": node["failureSummary"]}
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
