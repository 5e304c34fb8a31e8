"""What ended is taken up again in the same thread, by whoever had it, and not for ever (P1, P3, P5)."""

from datetime import timedelta

import pytest

from handoff.models import Decision, Handoff, Stretch
from handoff.models.ending_errors import ConversationOver
from handoff.models.errors import StaleEpoch
from handoff.models.facts import ConversationChanged
from handoff.services import assignments, ending, idle, messaging, reopening, taking_back, technician_actions
from handoff.services.console_views import open_conversation
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.vocabulary import DecisionOutcome, OwnerKind, Resolution, Status, Visibility
from tests.conftest import TestDesk
from tests.scripted_bot import ScriptedBot
from tests.services.on_duty import OnDuty, closed_today, keep_hours
from tests.services.test_ownership import rows

WINDOW = timedelta(hours=72)


async def resolved_by_priya(duty: OnDuty) -> VisitorSession:
    """A conversation that Priya has resolved; she is available."""
    await duty.available(duty.test_desk.priya)
    visitor = await duty.waiting()
    claimed = await technician_actions.claim(
        duty.desk, duty.test_desk.priya, visitor.conversation_id, (await duty.shown(visitor)).epoch
    )
    given = (duty.desk, duty.test_desk.priya, visitor.conversation_id, claimed.epoch)
    await technician_actions.reply(*given, "Try the new profile", "r1")
    await technician_actions.resolve(*given, Resolution.SOLVED)
    return visitor


async def test_p1_p3_it_is_offered_to_the_technician_who_had_it_with_the_card_and_the_end_before(
    test_desk: TestDesk,
) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    before = await duty.shown(visitor)
    await messaging.receive_from_visitor(duty.desk, visitor, "It is back", "m2")
    row, view = await duty.row(visitor), await duty.shown(visitor)
    assert (row.technician_id, row.accept_by is not None) == (test_desk.priya.technician_id, True)
    assert (view.conversation_id, view.epoch, view.status) == (before.conversation_id, before.epoch + 1, Status.QUEUED)
    handoffs = {one.reason: one for one in await rows(test_desk, Handoff, visitor.conversation_id)}
    first, again = handoffs["asked_for_person"], handoffs["reopened"]
    assert (again.card, again.ended_at) == (first.card, None)
    assert again.why == "Reopened by the visitor. It had been resolved as solved, with Priya Nair."
    assert duty.told(ConversationChanged)[-1].new_handoff
    accepted = await assignments.accept(duty.desk, test_desk.priya, visitor.conversation_id, view.epoch)
    assert (accepted.status, accepted.owner_name) == (Status.ASSIGNED, "Priya Nair")


async def test_p3_p5_the_bot_is_not_asked_again_once_a_person_had_it(test_desk: TestDesk, bot: ScriptedBot) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    await messaging.receive_from_visitor(duty.desk, visitor, "faq/webcam: and this", "m2")
    test_desk.turns.wake(visitor.conversation_id)
    await test_desk.turns.settled()
    assert bot.understood == []
    last = max(await rows(test_desk, Decision, visitor.conversation_id), key=lambda decision: decision.message_seq)
    assert last.outcome is DecisionOutcome.RELAY


@pytest.mark.parametrize("why", ["away", "full", "closed"])
async def test_otherwise_it_waits_in_the_queue_of_that_team(test_desk: TestDesk, why: str) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    team = (await duty.row(visitor)).team_id
    if why == "away":
        duty.later(timedelta(hours=1))
    elif why == "full":
        await held_by_priya(duty, duty.routing.capacity)
    else:
        keep_hours(test_desk, northwind=closed_today(duty.now))
    await messaging.receive_from_visitor(duty.desk, visitor, "It is back", "m2")
    row = await duty.row(visitor)
    assert (row.status, row.team_id, row.technician_id) == (Status.QUEUED, team, None)
    assert (row.queued_at, row.ticket_since is not None) == (duty.now, why == "closed")


async def held_by_priya(duty: OnDuty, count: int) -> None:
    for _ in range(count):
        visitor = await duty.waiting()
        epoch = (await duty.shown(visitor)).epoch
        await technician_actions.claim(duty.desk, duty.test_desk.priya, visitor.conversation_id, epoch)


async def test_not_accepted_in_time_it_goes_to_the_others(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    await messaging.receive_from_visitor(duty.desk, visitor, "It is back", "m2")
    duty.later(duty.routing.accept_within)
    assert await taking_back.expire_offers(duty.desk) == [visitor.conversation_id]
    row = await duty.row(visitor)
    assert (row.status, row.technician_id) == (Status.QUEUED, None)


async def test_what_the_bot_had_goes_back_to_the_bot_which_starts_clean(test_desk: TestDesk, bot: ScriptedBot) -> None:
    visitor, desk = await test_desk.visitor(), test_desk.desk
    await messaging.receive_from_visitor(desk, visitor, "faq/vpn_connect: how", "m1")
    test_desk.turns.wake(visitor.conversation_id)
    await test_desk.turns.settled()
    await ending.end(desk, visitor, 1)
    await messaging.receive_from_visitor(desk, visitor, "faq/webcam: and this", "m2")
    test_desk.turns.wake(visitor.conversation_id)
    await test_desk.turns.settled()
    view = await read_own(desk, visitor)
    assert (view.status, view.messages[-1].text, view.epoch) == (Status.BOT, "Answer to faq/webcam", 3)
    assert bot.asked[-1].sender == f"{visitor.conversation_id}:3"


async def test_who_ended_it_while_waiting_waits_again(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    visitor = await duty.waiting()
    await ending.end(duty.desk, visitor, 2)
    duty.later(timedelta(hours=1))
    await reopening.ask_again(duty.desk, visitor, 3)
    assert ((await duty.shown(visitor)).status, (await duty.row(visitor)).queued_at) == (Status.QUEUED, duty.now)


async def test_not_solved_is_one_click_which_repeated_changes_nothing(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    epoch = (await duty.shown(visitor)).epoch
    for _ in range(2):
        await reopening.ask_again(duty.desk, visitor, epoch)
    assert [m.text for m in (await duty.shown(visitor)).messages].count(reopening.WITH_PEOPLE) == 1
    stretches = await rows(test_desk, Stretch, visitor.conversation_id)
    assert len([one for one in stretches if one.reason == "reopened"]) == 1


async def test_with_the_bot_not_solved_counts_as_its_failure(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(duty.desk, visitor, "faq/vpn_connect: how", "m1")
    await ending.end(duty.desk, visitor, 1)
    await reopening.ask_again(duty.desk, visitor, 2)
    row, view = await duty.row(visitor), await duty.shown(visitor)
    assert (row.status, row.failed_turns, view.messages[-1].text) == (Status.BOT, 1, reopening.WITH_BOT)


async def test_p3_an_end_that_is_not_the_last_one_is_not_undone(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    with pytest.raises(StaleEpoch):
        await reopening.ask_again(duty.desk, visitor, (await duty.shown(visitor)).epoch - 1)


@pytest.mark.parametrize("asked", ["message", "click", "person"])
async def test_after_the_window_it_stays_as_it_is_and_readable(test_desk: TestDesk, asked: str) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    before = await duty.shown(visitor)
    assert before.ended.reopen_until == duty.now + WINDOW
    duty.later(WINDOW)
    asking = {
        "message": lambda: messaging.receive_from_visitor(duty.desk, visitor, "It is back", "m2"),
        "click": lambda: reopening.ask_again(duty.desk, visitor, before.epoch),
        "person": lambda: messaging.request_person(duty.desk, visitor, "m2"),
    }
    with pytest.raises(ConversationOver):
        await asking[asked]()
    after = await duty.shown(visitor)
    assert ([m.id for m in after.messages], after.status) == ([m.id for m in before.messages], Status.RESOLVED)


async def test_what_was_closed_for_silence_is_taken_up_in_the_same_way(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    await reopening.ask_again(duty.desk, visitor, (await duty.shown(visitor)).epoch)
    epoch = (await duty.shown(visitor)).epoch
    given = (duty.desk, test_desk.priya, visitor.conversation_id, epoch)
    await technician_actions.reply(*given, "Still there?", "r2")
    for _ in range(2):
        duty.later(timedelta(minutes=10))
        await idle.attend(duty.desk)
    ended = (await duty.shown(visitor)).ended
    assert (ended.abandoned, ended.reopen_until) == (True, duty.now + WINDOW)
    await duty.available(test_desk.priya)
    await messaging.receive_from_visitor(duty.desk, visitor, "Yes", "m3")
    assert (await duty.row(visitor)).technician_id == test_desk.priya.technician_id


async def test_p8_staff_read_in_the_thread_how_it_had_ended_and_the_visitor_does_not(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    visitor = await resolved_by_priya(duty)
    await messaging.receive_from_visitor(duty.desk, visitor, "It is back", "m2")
    opened = await open_conversation(duty.desk, test_desk.tom, visitor.conversation_id)
    (note,) = [m for m in opened.messages if "It had been resolved as solved" in m.text]
    assert note.visibility is Visibility.NOTE
    assert note.id not in [m.id for m in (await duty.shown(visitor)).messages]
    assert OwnerKind.TECHNICIAN in {one.owner_kind for one in await rows(test_desk, Stretch, visitor.conversation_id)}
