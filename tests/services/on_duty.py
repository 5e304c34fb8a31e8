"""A desk whose clock a test holds, with people who are there and available."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation
from handoff.models.facts import Fact
from handoff.services import messaging, presence
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import VisitorView, read_own
from handoff.vocabulary import PresenceState
from tests.conftest import TestDesk


@dataclass
class OnDuty:
    """The desk at a time that stands still unless it is moved."""

    test_desk: TestDesk
    now: datetime = datetime(2026, 11, 26, 9, tzinfo=UTC)

    @property
    def desk(self) -> Desk:
        """The test's desk with this clock."""
        return replace(self.test_desk.desk, now=lambda: self.now)

    @property
    def routing(self):  # type: ignore[no-untyped-def]
        """The times of the shipped policy."""
        return self.test_desk.desk.routing.common

    def later(self, by: timedelta) -> None:
        """Move the clock."""
        self.now += by

    async def available(self, *people: Staff) -> None:
        """These have a console open and are available."""
        for person in people:
            await presence.choose(self.desk, person, PresenceState.AVAILABLE)

    async def seen(self, *people: Staff) -> None:
        """The consoles of these are still connected."""
        await presence.renew(self.desk, [person.technician_id for person in people])

    async def waiting(self) -> VisitorSession:
        """A visitor in the queue since now."""
        visitor = await self.test_desk.visitor()
        await messaging.request_person(self.desk, visitor, "m1")
        return visitor

    async def row(self, visitor: VisitorSession) -> Conversation:
        """The visitor's conversation as it is stored."""
        async with self.desk.database.read() as session:
            return (await session.scalars(select(Conversation).where(Conversation.id == visitor.conversation_id))).one()

    async def shown(self, visitor: VisitorSession) -> VisitorView:
        """What the visitor sees."""
        return await read_own(self.desk, visitor)

    async def owners(self) -> list[UUID | None]:
        """The technician of every conversation, the first asked first."""
        async with self.desk.database.read() as session:
            return list(await session.scalars(select(Conversation.technician_id).order_by(Conversation.created_at)))

    def told[Kind: Fact](self, kind: type[Kind]) -> list[Kind]:
        """What was published of a kind."""
        return [fact for fact in self.test_desk.facts if isinstance(fact, kind)]
