"""The database: SQLite in WAL mode, or PostgreSQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session

from handoff.storage.sqlite import SqliteThreads, tune


class Database:
    """Sessions to read with; on SQLite also `sqlite`, the threads in which a message's way is read and written."""

    def __init__(self, url: str) -> None:
        is_sqlite = make_url(url).get_backend_name() == "sqlite"
        options: dict[str, Any] = {} if is_sqlite else {"pool_size": 10, "max_overflow": 10, "pool_pre_ping": True}
        self.engine: AsyncEngine = create_async_engine(url, hide_parameters=True, **options)
        self.sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self.sqlite = SqliteThreads(url) if is_sqlite else None
        if is_sqlite:
            tune(self.engine.sync_engine)

    def read(self) -> AsyncSession:
        """A session to read with; nothing it does is committed."""
        return self.sessions()

    async def query[Found](self, look: Callable[[Session], Found]) -> Found:
        """What a function finds that only reads; cheaper on SQLite than a session, for what every message needs."""
        if self.sqlite:
            return await self.sqlite.query(look)
        async with self.read() as session:
            return await session.run_sync(look)

    async def is_healthy(self) -> bool:
        """Whether a query comes back."""
        try:
            async with self.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except Exception:
            return False
        return True

    async def close(self) -> None:
        """Let what is being written finish and return every connection."""
        if self.sqlite:
            await self.sqlite.close()
        await self.engine.dispose()
