"""Carries out units of work, and tells the world of each only after its commit.

A unit of work is a plain function: it cannot wait for anything but the database, so no call to the bot can ever hold
a transaction open.
"""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from handoff.models.facts import Fact
from handoff.storage.database import Database
from handoff.storage.group_commit import GroupCommit
from handoff.storage.lanes import Lanes
from handoff.storage.unit_of_work import UnitOfWork

Publish = Callable[[Sequence[Fact]], Awaitable[None]]


class Transactions:
    """Runs units of work, one at a time per conversation; on SQLite those that wait at the same time share a commit."""

    def __init__(self, database: Database, publish: Publish) -> None:
        self._database = database
        self._publish = publish
        self._lanes = Lanes()
        self._group = GroupCommit(database.sqlite.write, publish) if database.sqlite else None

    async def run[Result](self, work: Callable[[UnitOfWork], Result], conversation_id: UUID | None = None) -> Result:
        """Commit what the function did, or nothing if it raises; publish in the order of the commits."""
        if self._group:
            return await self._group.run(work)
        async with self._lanes.hold(conversation_id):
            async with self._database.sessions() as session, session.begin():
                result, facts = await session.run_sync(_carry_out, work)
            await self._publish(facts)
        return result


def _carry_out[Result](session: Session, work: Callable[[UnitOfWork], Result]) -> tuple[Result, list[Fact]]:
    unit = UnitOfWork(session)
    result = work(unit)
    unit.finish()
    return result, unit.facts
