"""Fixtures: an empty, migrated database of each kind, from which every other one is made."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoff.storage.migrating import migrate
from tests.postgres_databases import Databases, run_on
from tests.postgres_server import NoPostgres, running_postgres


def missing(what: str) -> None:
    """Skip on a developer's machine, fail in CI: there, everything must have run."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    try:
        with running_postgres() as url:
            yield url
    except NoPostgres as problem:
        missing(str(problem))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> Iterator[Databases]:
    run_on(postgres_server, "CREATE DATABASE migrated")
    migrate(f"{postgres_server}/migrated")
    databases = Databases(postgres_server, "migrated")
    yield databases
    databases.close()


def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of the migrated SQLite file."""
    path = tmp_path / "warmdesk.db"
    shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
    return f"sqlite+aiosqlite:///{path}"


def database_of(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty, migrated database of the kind that the fixture's parameter names."""
    if request.param == "sqlite":
        yield sqlite_url(request, tmp_path)
        return
    with request.getfixturevalue("migrated_postgres").lent() as url:
        yield url
