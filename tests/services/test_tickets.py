"""What nobody can take now is kept as a ticket: one thread, one queue, one owner (P1, P3, P7)."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from handoff.models import AuditEvent, Organization, Team, TeamMember
from handoff.models.facts import ConversationChanged, QueueMoved
from handoff.rules.hours import OpeningHours
from handoff.services import duty, messaging, presence, teams, technician_actions, tickets
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.vocabulary import OwnerKind, PresenceState, Status
from tests.conftest import TestDesk
from tests.services.on_duty import closed_today, stop_clock
from tests.services.test_ownership import waiting_conversation


async def priya_is(test_desk: TestDesk, state: PresenceState) -> None:
    await presence.choose(test_desk.desk, test_desk.priya, state)


async def test_p1_p3_at_a_closed_desk_the_queued_thread_is_a_ticket_and_nothing_else_changes(
    test_desk: TestDesk,
) -> None:
    desk, clock = stop_clock(test_desk, northwind=closed_today())
    visitor, epoch = await waiting_conversation(test_desk)
    view = await read_own(desk, visitor)
    assert (view.status, view.owner_kind, epoch, view.position) == (Status.QUEUED, OwnerKind.QUEUE, 2, None)
    assert view.ticket is not None
    tomorrow = clock.moment.date() + timedelta(days=1)
    assert (view.ticket.since, view.ticket.opens_at.date()) == (clock.moment, tomorrow)
    assert view.messages[-1].text.startswith(
        f"The service desk is closed now and opens again on {tomorrow:%A}, {tomorrow.day} {tomorrow:%B} at 00:00."
    )
    assert view.ticket.reference in view.messages[-1].text
    claimed = await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    assert (claimed.status, claimed.ticket_since) == (Status.ASSIGNED, clock.moment)


async def test_an_open_desk_lets_people_wait_until_the_limit(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    visitor, _ = await waiting_conversation(test_desk)
    clock.move(minutes=29)
    await priya_is(test_desk, PresenceState.AVAILABLE)
    assert await tickets.open_due(desk) == []
    clock.move(minutes=1)
    await priya_is(test_desk, PresenceState.AVAILABLE)
    assert await tickets.open_due(desk) == [visitor.conversation_id]
    view = await read_own(desk, visitor)
    assert (view.ticket.opens_at, view.status) == (None, Status.QUEUED)
    assert "Nobody at the service desk is free" in view.messages[-1].text
    assert await tickets.open_due(desk) == []


async def test_with_nobody_on_duty_the_limit_is_short(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    visitor, _ = await waiting_conversation(test_desk)
    clock.move(minutes=2)
    await priya_is(test_desk, PresenceState.AVAILABLE)
    assert await tickets.open_due(desk) == []
    await priya_is(test_desk, PresenceState.AWAY)
    assert await tickets.open_due(desk) == [visitor.conversation_id]


async def test_p7_who_still_waits_when_the_desk_closes_is_kept_as_a_ticket(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    visitor, _ = await waiting_conversation(test_desk)
    clock.move(minutes=1)
    desk, _ = stop_clock(test_desk, northwind=closed_today())
    assert await tickets.open_due(desk) == [visitor.conversation_id]
    assert "closed now" in (await read_own(desk, visitor)).messages[-1].text


async def test_a_ticket_stands_in_nobodys_way_in_the_live_queue(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    first, _ = await waiting_conversation(test_desk)
    clock.move(minutes=20)
    second, _ = await waiting_conversation(test_desk)
    test_desk.facts.clear()
    clock.move(minutes=10)
    await priya_is(test_desk, PresenceState.AVAILABLE)
    await tickets.open_due(desk)
    moved = {fact.conversation_id: fact.position for fact in test_desk.facts if isinstance(fact, QueueMoved)}
    assert moved == {second.conversation_id: 1}
    told = [fact for fact in test_desk.facts if isinstance(fact, ConversationChanged)]
    assert [(fact.conversation_id, fact.visitor_told) for fact in told] == [(first.conversation_id, True)]


async def test_a_ticket_that_goes_back_to_the_bot_is_none_any_more(test_desk: TestDesk) -> None:
    desk, _ = stop_clock(test_desk, northwind=closed_today())
    visitor, epoch = await waiting_conversation(test_desk)
    claimed = await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    await technician_actions.return_to_bot(desk, test_desk.priya, visitor.conversation_id, claimed.epoch)
    assert (await read_own(desk, visitor)).ticket is None


async def test_an_address_is_kept_and_the_audit_does_not_quote_it(test_desk: TestDesk) -> None:
    desk, _ = stop_clock(test_desk, northwind=closed_today())
    visitor, _ = await waiting_conversation(test_desk)
    await tickets.leave_address(desk, visitor, "maria@example.com")
    assert (await read_own(desk, visitor)).ticket.contact_email == "maria@example.com"
    async with desk.database.read() as session:
        events = (await session.execute(AuditEvent.__table__.select())).mappings().all()
    assert "address_left" in {event["action"] for event in events}
    assert "maria" not in str(events)


async def test_an_address_left_before_the_first_word_is_kept_as_well(test_desk: TestDesk) -> None:
    visitor: VisitorSession = await test_desk.visitor()
    await tickets.leave_address(test_desk.desk, visitor, "maria@example.com")
    desk, _ = stop_clock(test_desk, northwind=closed_today())
    await messaging.request_person(desk, visitor, "m1")
    assert (await read_own(desk, visitor)).ticket.contact_email == "maria@example.com"


@pytest.mark.parametrize(
    ("hours", "state", "seconds", "team", "on_duty"),
    [
        (OpeningHours(), PresenceState.AVAILABLE, 0, "service-desk", True),
        (OpeningHours(), PresenceState.AVAILABLE, 74, "service-desk", True),
        (OpeningHours(), PresenceState.AVAILABLE, 75, "service-desk", False),
        (OpeningHours(), PresenceState.AWAY, 0, "service-desk", False),
        (OpeningHours(), PresenceState.AVAILABLE, 0, "network", False),
        (closed_today(), PresenceState.AVAILABLE, 0, "service-desk", False),
    ],
)
async def test_on_duty_is_who_is_available_and_of_the_team_while_the_desk_is_open(
    test_desk: TestDesk, hours: OpeningHours, state: PresenceState, seconds: int, team: str, on_duty: bool
) -> None:
    desk, clock = stop_clock(test_desk, northwind=hours)
    network = await teams.add_team(desk, "northwind", "network", "Network")
    nobody = delete(TeamMember).where(TeamMember.team_id == network)
    await desk.transactions.run(lambda unit: unit.session.execute(nobody))
    await teams.set_skills(desk, "priya@desk.test", [], capacity=1)
    await held_by_priya(test_desk)
    await priya_is(test_desk, state)
    clock.move(seconds=seconds)
    assert await is_anyone_on_duty(desk, team) is on_duty


async def held_by_priya(test_desk: TestDesk) -> None:
    """As much as she can hold, so that she is on duty without room for more."""
    visitor, epoch = await waiting_conversation(test_desk)
    await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)


async def is_anyone_on_duty(desk: Desk, team: str) -> bool:
    def look(session: Session) -> bool:
        organization = session.scalars(select(Organization).where(Organization.slug == "northwind")).one()
        here = (Team.organization_id == organization.id, Team.slug == team)
        return duty.is_anyone_on_duty(desk, session, organization, session.scalars(select(Team.id).where(*here)).one())

    return await desk.database.query(look)
