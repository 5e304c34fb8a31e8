"""Pages of other companies with the chat on them, as their servers would send them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, Route

from tests.e2e.people import VisitorWindow
from tests.e2e.running_desk import RunningDesk

_WIDE = {"width": 1280, "height": 860}
_PAGE = """<!doctype html>
<html lang="{lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Host page</title>
  </head>
  <body>{body}<script src="{script}" data-site="{site}" {attributes} defer></script></body>
</html>"""


async def host_page(
    browser: Browser,
    desk: RunningDesk,
    *,
    site: str = "demo",
    lang: str = "en",
    attributes: str = "",
    body: str = "<main><h1>Host page</h1></main>",
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> VisitorWindow:
    """A new profile on a page of another origin than the service's, with the chat closed."""
    profile = await browser.new_context(**{"viewport": _WIDE} | context)
    page = await profile.new_page()
    address = f"{other_origin(desk)}/host-page"
    script = f"{desk.url}/widget.js"
    content = _PAGE.format(site=site, lang=lang, body=body, script=script, attributes=attributes)

    async def serve(route: Route) -> None:
        await route.fulfill(body=content, content_type="text/html", headers=dict(headers or {}))

    await page.route(address, serve)
    await visit(page, address)
    return VisitorWindow(page)


async def visit(page: Page, address: str) -> None:
    """Go there and wait until the chat is on the page."""
    await page.goto(address)
    await page.locator("warmdesk-widget").wait_for(state="attached")


def other_origin(desk: RunningDesk) -> str:
    """Another name of the same machine, which to a browser is another site."""
    return f"http://127.0.0.1:{urlsplit(desk.url).port}"
