"""A running desk for each file of stories, and a browser for each story."""

import shutil
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.bot.conftest import trained_model  # noqa: F401 - a fixture
from tests.conftest import missing
from tests.e2e.running_desk import RunningDesk, running_desk

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # A page that a test serves itself counts as the internet's, from which this machine would be out of bounds.
    "--disable-features=LocalNetworkAccessChecks",
]


@pytest.fixture(scope="module")
def desk(trained_model: object) -> Iterator[RunningDesk]:  # noqa: F811 - the fixture above
    """One of its own for each file: nobody waits at the start, and no technician is full of what others have tried."""
    with running_desk() as running:
        yield running


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        missing("Chromium is not installed; on Debian: apt-get install chromium")
    expect.set_options(timeout=10_000)
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        await running.close()
