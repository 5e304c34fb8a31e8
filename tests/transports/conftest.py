"""A service behind its real doors: on SQLite, and where the database could matter on PostgreSQL as well."""

from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest

from handoff.storage.topic_files import load_topics
from tests.conftest import sqlite_url
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served, serving


@pytest.fixture(autouse=True, scope="session")
def topics_read_once() -> Iterator[None]:
    """Reading the topic files takes half a second, and every service here reads the same ones."""
    with pytest.MonkeyPatch.context() as patch:
        read_once = cache(load_topics)
        patch.setattr("handoff.app.load_topics", read_once)
        patch.setattr("tests.conftest.load_topics", read_once)
        yield


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
