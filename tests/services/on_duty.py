"""A desk whose clock a test holds, whose hours it chooses, and with people who are there and available."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation
from handoff.models.facts import Fact
from handoff.rules.hours import OpeningHours
from handoff.services import messaging, presence
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.turns import TurnRunner
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import VisitorView, read_own
from handoff.storage.policy_file import Policies
from handoff.vocabulary import PresenceState
from tests.conftest import TestDesk


@dataclass
class StoppedClock:
    """Stands at the moment it was made until it is moved; a real one, as tokens are read by the machine's clock."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        """Let so much time pass at once."""
        self.moment += timedelta(**by)


def stop_clock(test_desk: TestDesk, **by_organization: OpeningHours) -> tuple[Desk, StoppedClock]:
    """The desk with a stopped clock and these hours, in the place of the one of the test."""
    clock = StoppedClock(datetime.now(UTC))
    test_desk.desk = replace(test_desk.desk, now=clock)
    keep_hours(test_desk, **by_organization)
    return test_desk.desk, clock


def keep_hours(test_desk: TestDesk, **by_organization: OpeningHours) -> None:
    """Let each organization named keep these hours, and every other one the common ones."""
    common = test_desk.desk.policies.common
    own = {slug: replace(common, hours=hours) for slug, hours in by_organization.items()}
    test_desk.desk = replace(test_desk.desk, policies=Policies(common, own))
    test_desk.turns = TurnRunner(test_desk.desk)


def closed_today(at: datetime | None = None) -> OpeningHours:
    """Hours that begin with the next day in UTC."""
    return OpeningHours(closed_on=frozenset({(at or datetime.now(UTC)).date()}))


class OnDuty:
    """The desk at a time that stands still unless it is moved."""

    def __init__(self, test_desk: TestDesk) -> None:
        self.test_desk = test_desk
        _, self.clock = stop_clock(test_desk)

    @property
    def desk(self) -> Desk:
        """The test's desk."""
        return self.test_desk.desk

    @property
    def now(self) -> datetime:
        """What its clock says."""
        return self.clock.moment

    @property
    def routing(self):  # type: ignore[no-untyped-def]
        """The times of the shipped policy."""
        return self.test_desk.desk.routing.common

    def later(self, by: timedelta) -> None:
        """Move the clock."""
        self.clock.moment += by

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
