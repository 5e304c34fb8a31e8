"""The database: SQLite in WAL mode, or PostgreSQL."""

from typing import Any

from sqlalchemy import Engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

SQLITE_BUSY_MS = 15_000


class Database:
    """Sessions to read and to write with; on SQLite a writer takes its lock at once, so as never to fail half-way."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        options: dict[str, Any] = {} if self.is_sqlite else {"pool_size": 10, "max_overflow": 10, "pool_pre_ping": True}
        self.engine: AsyncEngine = create_async_engine(url, hide_parameters=True, **options)
        if self.is_sqlite:
            _tune_sqlite(self.engine.sync_engine)
        writer = self.engine.execution_options(writes=True)
        self.reading = async_sessionmaker(self.engine, expire_on_commit=False)
        self.writing = async_sessionmaker(writer, expire_on_commit=False)

    def read(self) -> AsyncSession:
        """A session to read with; nothing it does is committed."""
        return self.reading()

    async def is_healthy(self) -> bool:
        """Whether a query comes back."""
        try:
            async with self.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except Exception:
            return False
        return True

    async def close(self) -> None:
        """Return every connection."""
        await self.engine.dispose()


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        # SQLite's own lower() knows ASCII only; transcripts are searched in every language.
        connection.create_function("lower", 1, _lower, deterministic=True)
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={SQLITE_BUSY_MS}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lower(value: str | None) -> str | None:
    return value.lower() if value is not None else None
