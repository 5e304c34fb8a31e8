"""Where waiting, offers and tickets meet: one queue, one clock of the wait, no ticket in front of who waits live."""

from datetime import timedelta

from handoff.services import assignments, presence, taking_back, teams, technician_actions, tickets, transfers, waiting
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import PresenceState, QueueUnit, Status
from tests.services.on_duty import OnDuty, closed_today, keep_hours

MINUTE = timedelta(minutes=1)


async def ticket(duty: OnDuty) -> VisitorSession:
    """A conversation that came in at a closed desk, which has opened since."""
    keep_hours(duty.test_desk, northwind=closed_today(duty.now))
    visitor = await duty.waiting()
    keep_hours(duty.test_desk)
    return visitor


async def places(duty: OnDuty, *visitors: VisitorSession) -> list[int | None]:
    return [(await duty.shown(visitor)).position for visitor in visitors]


async def test_tickets_are_offered_to_nobody_and_are_claimed_by_hand(duty: OnDuty) -> None:
    priya, kept = duty.test_desk.priya, await ticket(duty)
    await duty.available(priya)
    assert await assignments.assign_waiting(duty.desk) == 0
    claimed = await technician_actions.claim(duty.desk, priya, kept.conversation_id, 2)
    assert (claimed.status, claimed.ticket_since is not None) == (Status.ASSIGNED, True)


async def test_tickets_take_up_no_room_and_no_place(duty: OnDuty) -> None:
    priya, kept = duty.test_desk.priya, await ticket(duty)
    await teams.set_skills(duty.desk, "priya@desk.test", [], capacity=1)
    await duty.available(priya)
    live, other = await duty.waiting(), await ticket(duty)
    assert await places(duty, live, kept) == [1, None]
    await technician_actions.claim(duty.desk, priya, kept.conversation_id, 2)
    assert await assignments.assign_waiting(duty.desk) == 1
    await technician_actions.claim(duty.desk, priya, other.conversation_id, 2)
    assert await duty.owners() == [priya.technician_id] * 3
    (found,) = (await transfers.targets(duty.desk, priya, live.conversation_id))[0]
    assert found.waiting == 0


async def test_what_is_offered_is_no_ticket_and_keeps_its_place_until_it_is_accepted(duty: OnDuty) -> None:
    priya, visitor = duty.test_desk.priya, await duty.waiting()
    duty.later(29 * MINUTE + duty.routing.accept_within)
    await duty.available(priya)
    await assignments.assign_waiting(duty.desk)
    duty.later(MINUTE / 2)
    assert await tickets.open_due(duty.desk) == []
    assert (await places(duty, visitor), (await duty.shown(visitor)).ticket) == ([1], None)
    await waiting.refresh(duty.desk)
    await assignments.accept(duty.desk, priya, visitor.conversation_id, 3)
    assert await places(duty, visitor) == [None]


async def test_an_offer_in_vain_does_not_begin_the_wait_anew(duty: OnDuty) -> None:
    priya, tom, visitor = duty.test_desk.priya, duty.test_desk.tom, await duty.waiting()
    duty.later(29 * MINUTE)
    await duty.available(priya)
    await assignments.assign_waiting(duty.desk)
    duty.later(duty.routing.accept_within)
    await taking_back.expire_offers(duty.desk)
    await duty.available(tom)
    assert await tickets.open_due(duty.desk) == [visitor.conversation_id]


async def test_whoever_had_a_technician_waits_anew_and_keeps_their_order(duty: OnDuty) -> None:
    test_desk, desk = duty.test_desk, duty.desk
    first = await duty.waiting()
    await technician_actions.claim(desk, test_desk.priya, first.conversation_id, 2)
    duty.later(40 * MINUTE)
    later = await duty.waiting()
    duty.later(MINUTE)
    (team,) = (await transfers.targets(duty.desk, test_desk.priya, first.conversation_id))[0]
    await transfers.transfer_to_team(duty.desk, test_desk.priya, first.conversation_id, 3, team.team_id, "shift ends")
    assert await places(duty, first, later) == [1, 2]
    duty.later(MINUTE / 2)
    assert await tickets.open_due(duty.desk) == []
    duty.later(29 * MINUTE)
    await duty.available(test_desk.tom)
    assert await tickets.open_due(duty.desk) == [later.conversation_id]
    duty.later(MINUTE)
    await duty.seen(test_desk.tom)
    assert await tickets.open_due(duty.desk) == [first.conversation_id]


async def test_a_wait_is_counted_to_the_offer_that_was_accepted(duty: OnDuty) -> None:
    priya, tom = duty.test_desk.priya, duty.test_desk.tom
    for _ in range(5):
        visitor = await duty.waiting()
        await duty.available(priya)
        duty.later(MINUTE / 4)
        await assignments.assign_waiting(duty.desk)
        duty.later(duty.routing.accept_within)
        await taking_back.expire_offers(duty.desk)
        duty.later(4 * MINUTE - duty.routing.accept_within - MINUTE / 4)
        await duty.available(tom)
        await assignments.assign_waiting(duty.desk)
        await assignments.accept(duty.desk, tom, visitor.conversation_id, 5)
        await presence.choose(duty.desk, tom, PresenceState.AWAY)
    next_up = await duty.waiting()
    place = (await duty.shown(next_up)).place
    assert (place.unit, place.eta_min_s, place.eta_max_s) == (QueueUnit.TIME, 240, 240)


async def test_a_desk_that_claims_by_hand_is_on_duty_without_switching_to_available(duty: OnDuty) -> None:
    await duty.waiting()
    duty.later(5 * MINUTE)
    await duty.seen(duty.test_desk.priya)
    assert await tickets.open_due(duty.desk) == []
    await presence.choose(duty.desk, duty.test_desk.priya, PresenceState.AWAY)
    assert len(await tickets.open_due(duty.desk)) == 1
