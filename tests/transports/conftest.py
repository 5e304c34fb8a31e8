"""A service behind its real doors: on SQLite, and where the database could matter on PostgreSQL as well."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
import structlog
from sqlalchemy import create_engine, text

from handoff.storage.policy_file import load_policies
from handoff.storage.topic_files import load_topics
from tests.conftest import add_people, make_desk
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served, serving


@pytest.fixture(autouse=True, scope="session")
def files_read_once() -> Iterator[None]:
    """Reading topics and policy takes half a second, and every service here reads the same ones."""
    with pytest.MonkeyPatch.context() as patch:
        for read in (load_topics, load_policies):
            for module in ("handoff.app", "tests.conftest"):
                patch.setattr(f"{module}.{read.__name__}", cache(read))
        yield


@pytest.fixture(autouse=True, scope="session")
def plain_tracebacks() -> Iterator[None]:
    """Unconfigured, structlog draws every traceback with all its variables, which takes seconds."""
    structlog.configure([structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()])
    yield
    structlog.reset_defaults()


async def _add_people(database_url: str) -> None:
    desk = make_desk(database_url, ScriptedBot(), [])
    await add_people(desk)
    await desk.database.close()


@pytest.fixture(scope="session")
def peopled_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "peopled.db"
    shutil.copy(migrated_sqlite, path)
    asyncio.run(_add_people(f"sqlite+aiosqlite:///{path}"))
    return path


def _copy(server: str, template: str, name: str) -> str:
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
    return f"{server}/{name}"


@pytest.fixture(scope="session")
def peopled_postgres(migrated_postgres: str) -> str:
    asyncio.run(_add_people(_copy(migrated_postgres, "migrated", "peopled")))
    return migrated_postgres


@pytest.fixture
def sqlite(peopled_sqlite: Path, tmp_path: Path) -> str:
    """A SQLite database with the two organizations and their people."""
    return f"sqlite+aiosqlite:///{shutil.copy(peopled_sqlite, tmp_path / 'warmdesk.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind with the two organizations and their people."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite")
    return _copy(request.getfixturevalue("peopled_postgres"), "peopled", f"t{uuid4().hex}")


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
