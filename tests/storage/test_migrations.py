"""The migrations and the models say the same."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.orm import Session

from handoff.models import AuditChain, AuditEvent, Base
from handoff.rules.audit_chain import check
from handoff.storage.migrating import alembic_config, migrate
from tests.databases import database_of

OWN_ROWS = {
    "organization",
    "policy_snapshot",
    "presence",
    "saved_view",
    "staff_session",
    "technician",
    "technician_skill",
    "technician_language",
    "automation_warning",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Nobody and nothing in it."""
    yield from database_of(request, tmp_path)


def _synchronous(url: str) -> str:
    return url.replace("+aiosqlite", "")


def test_a_migrated_database_matches_the_models(database_url: str) -> None:
    with create_engine(_synchronous(database_url)).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_is_harmless(database_url: str) -> None:
    migrate(database_url)
    assert "conversation" in inspect(create_engine(_synchronous(database_url))).get_table_names()


def test_every_row_that_belongs_to_a_client_carries_its_organization() -> None:
    without = {table.name for table in Base.metadata.sorted_tables if "organization_id" not in table.columns}
    assert without == OWN_ROWS


def test_events_from_before_the_audit_was_chained_are_chained_in_their_order(database_url: str) -> None:
    command.downgrade(alembic_config(database_url), "0005")
    engine = create_engine(_synchronous(database_url))
    add = text(
        "INSERT INTO audit_event (id, at, actor, action, details) "
        "VALUES (:id, :at, 'system', :action, '{\"ü\": [1, 0.5]}')"
    )
    with engine.begin() as connection:
        for minute in (2, 0, 1):
            at = f"2026-11-01 10:0{minute}:00.250000"
            connection.execute(add, {"id": uuid4().hex, "at": at, "action": f"at_{minute}"})
    migrate(database_url)
    with Session(engine) as session:
        chain = session.scalars(select(AuditChain)).one()
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.seq)).all()
        assert [event.action for event in events] == ["at_0", "at_1", "at_2"]
        assert check(chain.name, [event.link for event in events], chain.seq, chain.hash) == []
