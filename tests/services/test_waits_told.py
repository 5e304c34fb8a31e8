"""The wait that is told: from real waits, on every change, and never worse in silence."""

from handoff.models.facts import QueueMoved
from handoff.services import technician_actions, tickets, waiting
from handoff.services.desk import Desk
from handoff.services.visitor_views import read_own
from handoff.vocabulary import QueueUnit, Resolution
from tests.conftest import TestDesk
from tests.services.on_duty import StoppedClock, closed_today, stop_clock
from tests.services.test_dialogue import say
from tests.services.test_ownership import waiting_conversation

MINUTE = 60


async def serve(test_desk: TestDesk, clock: StoppedClock, *minutes: float) -> None:
    """Visitors who waited so long, one after the other, until Priya took them, and who were helped at once."""
    for length in minutes:
        visitor, epoch = await waiting_conversation(test_desk)
        clock.move(minutes=length)
        claimed = await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
        await technician_actions.resolve(
            test_desk.desk, test_desk.priya, visitor.conversation_id, claimed.epoch, Resolution.SOLVED
        )


async def told_to(desk: Desk, visitor) -> tuple:  # type: ignore[no-untyped-def]
    place = (await read_own(desk, visitor)).place
    return place.position, place.unit, place.eta_min_s, place.eta_max_s, place.longer


async def test_four_waits_tell_nothing_and_five_tell_a_range(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    await serve(test_desk, clock, 2, 2, 2, 2)
    visitor, epoch = await waiting_conversation(test_desk)
    assert await told_to(desk, visitor) == (1, QueueUnit.UNKNOWN, None, None, False)
    clock.move(minutes=7)
    await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    visitor, _ = await waiting_conversation(test_desk)
    assert await told_to(desk, visitor) == (1, QueueUnit.TIME, 2 * MINUTE, 3 * MINUTE, False)


async def test_the_range_counts_down_and_says_so_when_it_cannot_be_kept(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    await serve(test_desk, clock, 4, 4, 4, 4, 4)
    visitor, _ = await waiting_conversation(test_desk)
    clock.move(minutes=3)
    await waiting.refresh(desk)
    assert await told_to(desk, visitor) == (1, QueueUnit.TIME, MINUTE, MINUTE, False)
    clock.move(minutes=1)
    test_desk.facts.clear()
    await waiting.refresh(desk)
    (fact,) = [fact for fact in test_desk.facts if isinstance(fact, QueueMoved)]
    assert (fact.eta_max_s, fact.longer) == (4 * MINUTE, True)
    clock.move(minutes=1)
    await waiting.refresh(desk)
    # Said once, it stays said, also after a reload.
    assert await told_to(desk, visitor) == (1, QueueUnit.TIME, 3 * MINUTE, 3 * MINUTE, True)


async def test_somebody_urgent_in_front_is_told_as_a_longer_wait_at_once(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    await serve(test_desk, clock, 4, 4, 4, 4, 4)
    visitor, _ = await waiting_conversation(test_desk)
    urgent = await test_desk.visitor()
    await say(test_desk, urgent, "sensitive/lost_device: gone")
    assert await told_to(desk, visitor) == (2, QueueUnit.TIME, 8 * MINUTE, 8 * MINUTE, True)
    await technician_actions.claim(desk, test_desk.priya, urgent.conversation_id, 2)
    assert await told_to(desk, visitor) == (1, QueueUnit.TIME, 4 * MINUTE, 4 * MINUTE, False)


async def test_a_new_wait_of_the_same_conversation_owes_nothing_to_an_old_promise(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    await serve(test_desk, clock, 4, 4, 4, 4, 4)
    visitor, epoch = await waiting_conversation(test_desk)
    clock.move(minutes=1)
    claimed = await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    await technician_actions.return_to_bot(desk, test_desk.priya, visitor.conversation_id, claimed.epoch)
    clock.move(hours=1)
    await say(test_desk, visitor, "sensitive/lost_device: gone")
    position, unit, _, eta_max_s, longer = await told_to(desk, visitor)
    assert (position, unit, eta_max_s, longer) == (1, QueueUnit.TIME, 4 * MINUTE, False)


async def test_old_waits_other_teams_and_nights_as_a_ticket_count_for_nothing(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    await serve(test_desk, clock, 4, 4, 4, 4)
    elsewhere = await test_desk.visitor("contoso")
    await say(test_desk, elsewhere, "sensitive/lost_device: gone")
    clock.move(minutes=40)
    await technician_actions.claim(desk, test_desk.stranger, elsewhere.conversation_id, 2)
    ticket, epoch = await waiting_conversation(test_desk)
    clock.move(minutes=40)
    await tickets.open_due(desk)
    await technician_actions.claim(desk, test_desk.priya, ticket.conversation_id, epoch)
    visitor, _ = await waiting_conversation(test_desk)
    assert (await told_to(desk, visitor))[1] is QueueUnit.UNKNOWN
    await serve(test_desk, clock, 4)
    clock.move(days=15)
    late, _ = await waiting_conversation(test_desk)
    assert (await told_to(desk, late))[1] is QueueUnit.UNKNOWN


async def test_a_closed_desk_promises_no_wait(test_desk: TestDesk) -> None:
    desk, _ = stop_clock(test_desk, northwind=closed_today())
    visitor, _ = await waiting_conversation(test_desk)
    assert (await read_own(desk, visitor)).place is None
    assert [fact for fact in test_desk.facts if isinstance(fact, QueueMoved)] == []
