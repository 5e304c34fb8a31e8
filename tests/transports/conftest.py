"""A service behind its real doors: on SQLite, and where the database could matter on PostgreSQL as well."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served, serving


@pytest.fixture(autouse=True, scope="session")
def plain_tracebacks() -> Iterator[None]:
    """Unconfigured, structlog draws every traceback with all its variables, which takes seconds."""
    structlog.configure([structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()])
    yield
    structlog.reset_defaults()


@pytest.fixture
async def service(sqlite: str, tmp_path: Path, bot: ScriptedBot) -> AsyncIterator[Served]:
    """The service on SQLite."""
    async with serving(sqlite, bot, tmp_path) as served:
        yield served


@pytest.fixture
async def each_service(database_url: str, tmp_path: Path, bot: ScriptedBot) -> AsyncIterator[Served]:
    """The service on each database in turn."""
    async with serving(database_url, bot, tmp_path) as served:
        yield served


@pytest.fixture
def no_reset_moves_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service here has no directory, so that what it weighed before the test does would come out differently."""

    async def wait(*_: object) -> None:
        return None

    monkeypatch.setattr("handoff.transports.reset_jobs.advance", wait)
