"""The trained bot and the service as real processes under one scratch folder; each test leaves both running."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from handoff.services.visitor_sessions import SessionTokens
from tests.bot.conftest import trained_model  # noqa: F401 - a fixture
from tests.conftest import add_people, make_desk
from tests.running_bot import RunningBot, running_bot
from tests.running_service import RunningService
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The limit is for the tests; starting a bot has one of its own."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(240, func_only=True))


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where everything that these processes write is."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def bot(trained_model: Path, var: Path) -> Iterator[RunningBot]:  # noqa: F811 - the fixture above
    with running_bot(trained_model, var) as running:
        yield running


@pytest.fixture(scope="session")
def service(bot: RunningBot, migrated_sqlite: Path, var: Path) -> Iterator[RunningService]:
    database_url = f"sqlite+aiosqlite:///{shutil.copy(migrated_sqlite, var / 'warmdesk.db')}"
    asyncio.run(add_people_to(database_url))
    running = RunningService(var, database_url, f"http://127.0.0.1:{bot.port}", bot.token)
    try:
        running.start()
        yield running
    finally:
        running.stop()


async def add_people_to(database_url: str) -> None:
    desk = make_desk(database_url, ScriptedBot(), [])
    await add_people(desk)
    await desk.database.close()


@pytest.fixture
async def served(service: RunningService) -> AsyncIterator[Served]:
    """Clients of the running service, and a desk that looks into its database."""
    desk = make_desk(service.database_url, ScriptedBot(), [])
    async with AsyncExitStack() as closing:
        yield Served(service.url, desk, SessionTokens(service.secret), closing)
    await desk.database.close()
