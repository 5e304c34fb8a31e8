"""`warmdesk audit verify` says whether the audit is whole, and what is wrong with it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from handoff.__main__ import app
from handoff.storage.database import Database
from handoff.storage.transactions import Transactions
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind
from tests.databases import sqlite_url


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = sqlite_url(request, tmp_path)
    monkeypatch.setenv("WARMDESK_DEMO", "1")
    monkeypatch.setenv("WARMDESK_DATABASE_URL", url)
    asyncio.run(three_events(url))
    return url


async def three_events(url: str) -> None:
    async def silent(_: object) -> None:
        return None

    def write(unit: UnitOfWork) -> None:
        for number in range(3):
            unit.audit(AuthorKind.SYSTEM, None, "tried", at=datetime.now(UTC), number=number)

    database = Database(url)
    await Transactions(database, silent).run(write)
    await database.close()


def test_a_whole_audit_is_said_to_be_and_its_newest_hash_told(url: str) -> None:
    done = CliRunner().invoke(app, ["audit", "verify"])
    assert done.exit_code == 0
    assert "installation: 3 events, newest hash " in done.output
    assert "The audit is whole." in done.output


def test_a_flaw_is_named_and_the_exit_code_is_1(url: str) -> None:
    with create_engine(url.replace("+aiosqlite", "")).begin() as connection:
        connection.execute(text("DROP TRIGGER audit_event_no_update"))
        connection.execute(text("UPDATE audit_event SET action = 'other' WHERE seq = 2"))
        event_id = connection.execute(text("SELECT id FROM audit_event WHERE seq = 2")).scalar()
    done = CliRunner().invoke(app, ["audit", "verify"])
    assert done.exit_code == 1
    named = next(line for line in done.output.splitlines() if "was changed" in line)
    assert named.replace("-", "") == f"  event 2 ({event_id}) was changed"
