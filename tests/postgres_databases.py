"""PostgreSQL databases that one test after another uses: to empty one is far cheaper than to copy one."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, text

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_SCHEMA = """
    SELECT string_agg(oid::text, ' ' ORDER BY oid) FROM (
        SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT oid FROM pg_trigger
    ) AS made
"""
_END_OTHERS = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class Databases:
    """Lends databases that look like the template when they are lent."""

    def __init__(self, server: str, template: str) -> None:
        self._server = server
        self._template = template
        self._made = 0
        self._free: list[_Reset] = []

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of one that nobody else has; whoever is still connected afterwards is thrown out."""
        reset = self._free.pop() if self._free else self._copy()
        yield reset.url
        if reset.clean():
            self._free.append(reset)

    def close(self) -> None:
        """Let go of all that are free."""
        for reset in self._free:
            reset.engine.dispose()

    def _copy(self) -> "_Reset":
        self._made += 1
        name = f"{self._template}_{self._made}"
        run_on(self._server, f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return _Reset(f"{self._server}/{name}")


class _Reset:
    """How a database becomes again what it was."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine: Engine = create_engine(url)
        with self.engine.begin() as connection:
            self._tables = connection.scalars(text(_TABLES)).all()
            self._schema = connection.scalar(text(_SCHEMA))
            connection.execute(text("CREATE SCHEMA pristine"))
            for table in self._tables:
                connection.execute(text(f"CREATE TABLE pristine.{table} AS TABLE public.{table}"))

    def clean(self) -> bool:
        """Put back every row; False, and nothing done, if a test has changed a table or a trigger."""
        with self.engine.begin() as connection:
            connection.execute(text(_END_OTHERS))
            if connection.scalar(text(_SCHEMA)) != self._schema:
                return False
            # Neither triggers nor foreign keys look: of this the audit's own would refuse all.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            again = (f"DELETE FROM public.{t}; INSERT INTO public.{t} TABLE pristine.{t};" for t in self._tables)
            connection.exec_driver_sql("".join(again))
        return True


def run_on(server: str, statement: str) -> None:
    """Run a statement that no transaction can hold."""
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
