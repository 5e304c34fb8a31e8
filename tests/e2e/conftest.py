"""A running desk for each file of stories, and a browser with no window open for each story."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.bot.conftest import bot, trained_model  # noqa: F401 - fixtures
from tests.databases import missing
from tests.e2e.running_desk import RunningDesk, desk_on
from tests.running_bot import RunningBot

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
def desk(bot: RunningBot, migrated_sqlite: Path) -> Iterator[RunningDesk]:  # noqa: F811 - the fixture above
    """One of its own for each file: nobody waits at the start, and no technician is full of what others have tried."""
    with desk_on(bot, migrated_sqlite) as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser belongs to the loop it was started in, so the stories of a file share one."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and item.get_closest_marker("asyncio"):
            item.add_marker(pytest.mark.asyncio(loop_scope="module"), append=False)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        missing("Chromium is not installed; on Debian: apt-get install chromium")
    expect.set_options(timeout=20_000)
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    """No window is open in it, and none stays open."""
    yield chromium
    for context in chromium.contexts:
        await context.close()
