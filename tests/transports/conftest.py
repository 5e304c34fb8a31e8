"""A service behind its real doors: on SQLite, and where the database could matter on PostgreSQL as well."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import sqlite_url
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served, serving


@pytest.fixture
def sqlite(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty, migrated SQLite database."""
    return sqlite_url(request, tmp_path)


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
