"""A desk whose organization has the demo directory."""

import asyncio
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from sqlalchemy import select, update

from handoff.gateways.directory import Account, Directories
from handoff.gateways.directory_demo import DemoDirectory
from handoff.models import AuditEvent, ResetRequest, Visitor
from handoff.services import demo_accounts, messaging
from handoff.services.resets import approving, assessing, completing, requesting
from handoff.services.resets.approving import OutOfBandCheck
from handoff.services.staff import Staff
from handoff.services.turns import TurnRunner
from handoff.vocabulary import RequestKind, Verification
from tests.conftest import TestDesk
from tests.services.on_duty import StoppedClock, stop_clock

CHECK = OutOfBandCheck("Maria Keller", "•••00", "It is me, I forgot it over the holidays.")
NEW = "a-brand-new-password"


@dataclass
class Resets:
    """A desk whose organization has the demo directory, and a visitor vouched for as Maria."""

    test_desk: TestDesk
    clock: StoppedClock
    directory: DemoDirectory
    conversation_id: UUID

    @property
    def desk(self):  # type: ignore[no-untyped-def]
        return self.test_desk.desk

    async def asked(
        self, account: str = "maria.k", kind: RequestKind = RequestKind.RESET_PASSWORD, by: Staff | None = None
    ) -> ResetRequest:
        request_id = await requesting.request(self.desk, self.conversation_id, kind, account, by)
        return await assessing.assess(self.desk, request_id, [account])

    async def now(self, request_id: UUID) -> ResetRequest:
        async with self.desk.database.read() as session:
            return await session.get_one(ResetRequest, request_id)

    async def approve(self, who: Staff, asked: ResetRequest) -> ResetRequest:
        return await approving.approve(self.desk, who, asked.id, (await self.now(asked.id)).version, CHECK)

    async def prove(self, asked: ResetRequest) -> None:
        """What a click on the link to the recovery contact does."""
        await self.desk.transactions.run(lambda unit: requesting.locked(unit, asked.id).prove(self.clock()))

    async def die_in_completing(self, asked: ResetRequest, *, after_it: bool) -> None:
        """What a process does that is stopped after the directory has set the password, or before."""
        really = self.directory.set_password

        async def dying(account: Account, password: str) -> None:
            if after_it:
                await really(account, password)
            raise asyncio.CancelledError

        self.directory.set_password = dying  # type: ignore[method-assign]
        with pytest.raises(asyncio.CancelledError):
            await completing.complete(self.desk, asked.id, NEW)

    async def audited(self, asked: ResetRequest) -> list[str]:
        async with self.desk.database.read() as session:
            rows = await session.scalars(select(AuditEvent).where(AuditEvent.subject_id == asked.id))
            return [row.action for row in rows]


@pytest.fixture
async def resets(test_desk: TestDesk) -> Resets:
    desk, clock = stop_clock(test_desk)
    directory = DemoDirectory(desk.transactions, "northwind", clock)
    test_desk.desk = replace(desk, directories=Directories({"northwind": directory}))
    test_desk.turns = TurnRunner(test_desk.desk)
    await demo_accounts.seed_accounts(test_desk.desk, "northwind")
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "I forgot my password", "m1")
    vouched = update(Visitor).where(Visitor.id == visitor.visitor_id).values(verification=Verification.SIGNED_TOKEN)
    await test_desk.desk.transactions.run(lambda unit: unit.session.execute(vouched))
    return Resets(test_desk, clock, directory, visitor.conversation_id)
