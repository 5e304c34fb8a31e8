"""One transaction that locks what it changes and tells the world only after the commit."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.models import AuditEvent, Conversation
from handoff.models.errors import ConversationUnknown
from handoff.models.facts import Fact
from handoff.storage.database import Database
from handoff.storage.lanes import Lanes
from handoff.vocabulary import AuthorKind

Publish = Callable[[Sequence[Fact]], Awaitable[None]]


class UnitOfWork:
    """A running transaction; facts put into it are published if, and only if, it commits."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
        self.facts: list[Fact] = []
        self._locked: dict[UUID, Conversation] = {}

    async def conversation(self, conversation_id: UUID) -> Conversation:
        """The conversation, locked until the transaction ends; ConversationUnknown if there is none."""
        found = await self.find_conversation(conversation_id)
        if found is None:
            raise ConversationUnknown
        return found

    async def find_conversation(self, conversation_id: UUID) -> Conversation | None:
        """The same, or None; read once only, as nobody else can change what is locked."""
        if conversation_id not in self._locked:
            found = await self.session.get(Conversation, conversation_id, with_for_update=True)
            if found is None:
                return None
            self._locked[conversation_id] = found
        return self._locked[conversation_id]

    def audit(
        self,
        actor: AuthorKind,
        actor_id: UUID | None,
        action: str,
        *,
        at: datetime,
        organization_id: UUID | None = None,
        subject_id: UUID | None = None,
        **details: Any,
    ) -> None:
        """Record who did what; never pass message text."""
        self.session.add(
            AuditEvent(
                organization_id=organization_id,
                at=at,
                actor=actor,
                actor_id=actor_id,
                action=action,
                subject_id=subject_id,
                details=details,
            )
        )


class Transactions:
    """Opens units of work, one at a time per conversation (per database on SQLite, which has one writer anyway)."""

    def __init__(self, database: Database, publish: Publish) -> None:
        self._database = database
        self._publish = publish
        self._lanes = Lanes()

    @asynccontextmanager
    async def begin(self, conversation_id: UUID | None = None) -> AsyncIterator[UnitOfWork]:
        """Commit at the end of the block, roll back if it raises; publish in the order of the commits."""
        lane = None if self._database.is_sqlite else conversation_id
        async with self._lanes.hold(lane):
            async with self._database.writing() as session, session.begin():
                unit = UnitOfWork(session)
                yield unit
            await self._publish(unit.facts)
