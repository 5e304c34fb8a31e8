"""SQLite's one writer: whatever units of work are waiting when it is free go into its next transaction together.

Nothing is held back for company. A unit that fails takes nothing with it but its own changes, and nobody is answered
before the commit.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from handoff.models.facts import Fact
from handoff.storage.unit_of_work import UnitOfWork

Work = Callable[[UnitOfWork], Any]
JoinMode = Literal["create_savepoint", "rollback_only"]
Write = Callable[[Callable[[Connection], Any]], Awaitable[Any]]


@dataclass(frozen=True)
class _Outcome:
    """What a unit of work returned and the facts it left, or why it failed."""

    result: Any = None
    facts: Sequence[Fact] = ()
    problem: Exception | None = None


@dataclass(frozen=True)
class _Waiting:
    """A unit of work, and who waits for it."""

    work: Work
    answer: asyncio.Future[Any]


class GroupCommit:
    """Runs units of work in the order in which they came, as many to a commit as have come meanwhile."""

    def __init__(self, write: Write, publish: Callable[[Sequence[Fact]], Awaitable[None]]) -> None:
        self._write, self._publish = write, publish
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def run[Result](self, work: Callable[[UnitOfWork], Result]) -> Result:
        """What the function returns, once that is committed and published; raises what it raises."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Result] = loop.create_future()
        self._waiting.append(_Waiting(work, answer))
        if self._writing is None or self._writing.done():
            self._writing = loop.create_task(self._write_all())
        return await answer

    async def _write_all(self) -> None:
        while self._waiting:
            group = [waiting for waiting in self._waiting if not waiting.answer.cancelled()]
            self._waiting = []
            for waiting, outcome in zip(group, await self._outcomes(group), strict=True):
                await self._conclude(waiting.answer, outcome)

    async def _outcomes(self, group: list[_Waiting]) -> list[_Outcome]:
        def carry_out_all(connection: Connection) -> list[_Outcome]:
            # Alone, a unit that fails takes nobody with it.
            own_part: JoinMode = "create_savepoint" if len(group) > 1 else "rollback_only"
            return [_carry_out(connection, waiting.work, own_part) for waiting in group]

        try:
            return await self._write(carry_out_all)
        except Exception as problem:
            return [_Outcome(problem=problem)] * len(group)

    async def _conclude(self, answer: asyncio.Future[Any], outcome: _Outcome) -> None:
        problem = outcome.problem
        try:
            await self._publish(outcome.facts)
        except Exception as failed:
            problem = failed
        if answer.done():
            return
        if problem is not None:
            answer.set_exception(problem)
        else:
            answer.set_result(outcome.result)


def _carry_out(connection: Connection, work: Work, own_part: JoinMode) -> _Outcome:
    """Run one unit of work in its part of the transaction; raises only when SQLite has given up the whole of it."""
    try:
        session = Session(connection, join_transaction_mode=own_part, expire_on_commit=False)
        with session, session.begin():
            unit = UnitOfWork(session)
            result = work(unit)
            unit.finish()
        return _Outcome(result, unit.facts)
    except Exception as problem:
        # A full disk, say. Without its transaction the rest of the group would be committed one by one.
        if not connection.connection.dbapi_connection.in_transaction:
            raise
        return _Outcome(problem=problem)
