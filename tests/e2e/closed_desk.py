"""A second organization on the running desk, whose hours are over whenever the tests run."""

import subprocess
import sys

from playwright.async_api import Page, Route

from handoff.settings import ROOT

SLUG = "closed"
PATH = "/closed-desk"


def add_closed_organization(environment: dict[str, str], url: str, technician: str) -> None:
    """Add it with its site, and let the demo's technician work for it."""
    organization = ["add-organization", SLUG, "Closed Ltd", "--site-key", SLUG, "--origin", url]
    member = ["add-technician", technician, "Priya Nair", "--organization", SLUG, "--password", "of the one there is"]
    for command in (organization, member):
        subprocess.run([sys.executable, "-m", "handoff", *command], cwd=ROOT, env=environment, check=True)


async def show_its_page(page: Page, url: str) -> None:
    """Let this browser find an intranet page of the organization, with the widget on it, on the desk's own origin."""
    widget = f'<script src="{url}/widget.js" data-site="{SLUG}"></script>'
    html = f'<!doctype html><html lang="en"><title>Intranet</title><h1>Intranet</h1>{widget}'

    async def answer(route: Route) -> None:
        await route.fulfill(content_type="text/html", body=html)

    await page.route(f"{url}{PATH}", answer)
