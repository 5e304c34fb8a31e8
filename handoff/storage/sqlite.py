"""SQLite: how its connections are set up, and the threads in which whole functions use it.

An asynchronous session goes to another thread and back about four times a statement, which costs more than the
statement. A function that runs all its statements goes there once.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

BUSY_MS = 15_000


class SqliteThreads:
    """One thread that writes, as SQLite has one writer, and some that read."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(make_url(url).set(drivername="sqlite"), hide_parameters=True)
        tune(self._engine)
        self._writer = ThreadPoolExecutor(1, "sqlite-writer")
        self._readers = ThreadPoolExecutor(2, "sqlite-reader")

    async def query[Found](self, look: Callable[[Session], Found]) -> Found:
        """What a function finds that only reads."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._query, look)

    async def write[Done](self, work: Callable[[Connection], Done]) -> Done:
        """What a function returns that is carried out in one transaction, committed unless it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._write, work)

    async def close(self) -> None:
        """Let both finish what they have begun."""
        await asyncio.to_thread(self._writer.shutdown)
        await asyncio.to_thread(self._readers.shutdown)
        self._engine.dispose()

    def _query[Found](self, look: Callable[[Session], Found]) -> Found:
        with Session(self._engine) as session:
            return look(session)

    def _write[Done](self, work: Callable[[Connection], Done]) -> Done:
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            return work(connection)


def tune(engine: Engine) -> None:
    """Durable commits, and a writer that takes its lock at once, so as never to fail half-way."""

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        # SQLite's own lower() knows ASCII only; transcripts are searched in every language.
        connection.create_function("lower", 1, _lower, deterministic=True)
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes")
        cursor = connection.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        cursor.close()


def _lower(value: str | None) -> str | None:
    return value.lower() if value is not None else None
