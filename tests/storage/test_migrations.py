"""The migrations and the models say the same."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from handoff.models import Base
from handoff.storage.migrating import migrate

OWN_ROWS = {
    "organization",
    "policy_snapshot",
    "presence",
    "saved_view",
    "staff_session",
    "technician",
    "technician_skill",
    "technician_language",
}


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
