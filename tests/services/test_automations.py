"""The register of automations: what may run, switching off at once, and telling owners."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from handoff.gateways.mail import Letter, MailUnavailable
from handoff.models import AuditEvent
from handoff.models.errors import InvalidInput, NotALead
from handoff.rules.automations import Automation, AutomationState
from handoff.services.automations.register import Because, because, may_run, overdue, standings, switch
from handoff.services.automations.warning import warn_owners
from handoff.services.desk import Desk
from tests.conftest import TestDesk
from tests.services.on_duty import StoppedClock, stop_clock

NAME = "reset_password"


class Postbox:
    """Keeps letters, or is closed."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.is_open = True

    async def send(self, letter: Letter) -> None:
        if not self.is_open:
            raise MailUnavailable("closed")
        self.letters.append(letter)


def with_review(desk: Desk, clock: StoppedClock, days: int) -> Desk:
    """The desk whose reset is to be reviewed in so many days, with a grace of ten."""
    registered: Mapping[str, Automation] = desk.automations
    due = (clock() + timedelta(days=days)).date()
    return replace(desk, automations={NAME: replace(registered[NAME], review_by=due, grace=timedelta(days=10))})


async def runs(desk: Desk, organization_id: UUID, name: str = NAME) -> bool:
    return await desk.database.query(lambda session: may_run(desk, session, organization_id, name))


@pytest.fixture
def here(test_desk: TestDesk) -> UUID:
    return test_desk.lena.led_organization_ids[0]


async def test_what_is_registered_and_reviewed_runs_and_nothing_else_does(test_desk: TestDesk, here: UUID) -> None:
    assert await runs(test_desk.desk, here)
    assert await runs(test_desk.desk, here, "unlock_account")
    assert not await runs(test_desk.desk, here, "delete_everything")


async def test_switching_off_holds_at_once_for_this_organization_only(test_desk: TestDesk, here: UUID) -> None:
    desk, elsewhere = test_desk.desk, test_desk.stranger.led_organization_ids[0]
    await switch(desk, test_desk.lena, here, NAME, "It reset the wrong account", is_on=False)
    assert not await runs(desk, here)
    assert await desk.database.query(lambda session: because(desk, session, here, NAME)) is Because.SWITCHED_OFF
    assert await runs(desk, elsewhere)
    assert await runs(desk, here, "unlock_account")
    await switch(desk, test_desk.lena, here, NAME, "Mended", is_on=True)
    assert await runs(desk, here)
    async with desk.database.read() as session:
        events = await session.scalars(select(AuditEvent).where(AuditEvent.action.startswith("automation_")))
        assert {event.action for event in events} == {"automation_off", "automation_on"}


async def test_only_leads_switch_and_say_why(test_desk: TestDesk, here: UUID) -> None:
    for who in (test_desk.priya, test_desk.stranger):
        with pytest.raises(NotALead):
            await switch(test_desk.desk, who, here, NAME, "no", is_on=False)
    with pytest.raises(InvalidInput, match="why"):
        await switch(test_desk.desk, test_desk.lena, here, NAME, " ", is_on=False)
    with pytest.raises(InvalidInput, match="no automation"):
        await switch(test_desk.desk, test_desk.lena, here, "other", "no", is_on=False)


async def test_past_its_date_it_runs_for_the_grace_and_then_people_do_it(test_desk: TestDesk, here: UUID) -> None:
    desk, clock = stop_clock(test_desk)
    desk = with_review(desk, clock, days=0)
    seen = []
    for _ in range(3):
        (standing,) = await standings(desk, here)
        seen.append((standing.state, standing.because, overdue(desk)))
        clock.move(days=6)
    assert seen == [
        (AutomationState.REVIEWED, Because.RUNNING, 0),
        (AutomationState.OVERDUE, Because.RUNNING, 1),
        (AutomationState.LAPSED, Because.LAPSED, 1),
    ]


async def test_the_owner_is_warned_once_per_date_and_again_when_mail_was_down(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    desk, mail = with_review(desk, clock, days=0), Postbox()
    assert await warn_owners(desk, mail) == []
    clock.move(days=2)
    mail.is_open = False
    assert await warn_owners(desk, mail) == []
    mail.is_open = True
    assert await warn_owners(desk, mail) == [NAME]
    assert await warn_owners(desk, mail) == []
    (letter,) = mail.letters
    assert letter.recipient == desk.automations[NAME].owner
    assert "until 10 days after" in letter.text
    desk = with_review(desk, clock, days=-1)
    assert await warn_owners(desk, mail) == [NAME]
