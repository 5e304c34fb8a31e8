"""SLA clocks in step with what happens to a conversation, and who is told of what is due."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from handoff.models import SlaClock
from handoff.models.facts import ConversationChanged
from handoff.models.sla import SlaAlerted
from handoff.rules.sla import Target
from handoff.services import assignments, console_views, idle, messaging, sla, technician_actions, tickets
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.sla_file import SlaPolicies, SlaPolicy
from handoff.vocabulary import Priority, Resolution, SlaPause, SlaStep, SlaTerm
from tests.services.on_duty import OnDuty, closed_today, stop_clock

FIRST, NEXT, END = SlaTerm.FIRST_RESPONSE, SlaTerm.NEXT_RESPONSE, SlaTerm.RESOLUTION
MINUTE = timedelta(minutes=1)
_LENGTHS = {FIRST: Target(10 * MINUTE, False), NEXT: Target(20 * MINUTE, False), END: Target(120 * MINUTE, False)}
_TICKETS = {term: Target(timedelta(hours=8), True) for term in SlaTerm}
POLICIES = SlaPolicies(SlaPolicy(dict.fromkeys(Priority, _LENGTHS), _TICKETS, 0.5, 0.8), {})


@pytest.fixture
def chat(duty: OnDuty) -> OnDuty:
    """A desk with round targets."""
    duty.test_desk.desk = replace(duty.test_desk.desk, sla=POLICIES)
    return duty


async def clocks(chat: OnDuty, visitor: VisitorSession, *, ended: bool = False) -> dict[SlaTerm, SlaClock]:
    """The clocks of the visitor's conversation by term."""
    async with chat.desk.database.read() as session:
        rows = await session.scalars(select(SlaClock).where(SlaClock.conversation_id == visitor.conversation_id))
        return {row.term: row for row in rows if (row.ended_at is not None) is ended}


async def due(chat: OnDuty, visitor: VisitorSession) -> dict[SlaTerm, float | None]:
    """Minutes from now at which each clock that has not ended is due."""
    live = await clocks(chat, visitor)
    return {term: row.deadline_at and (row.deadline_at - chat.now) / MINUTE for term, row in live.items()}


async def claimed(chat: OnDuty) -> VisitorSession:
    """A visitor whom Priya has claimed a minute after they came."""
    visitor = await chat.waiting()
    chat.later(MINUTE)
    await technician_actions.claim(chat.desk, chat.test_desk.priya, visitor.conversation_id, 2)
    return visitor


async def answer(chat: OnDuty, visitor: VisitorSession, number: int = 1) -> None:
    epoch = (await chat.row(visitor)).epoch
    await technician_actions.reply(
        chat.desk, chat.test_desk.priya, visitor.conversation_id, epoch, "Hello", f"reply-{number}"
    )


def told(chat: OnDuty) -> list[tuple[str, SlaTerm, SlaStep]]:
    """Who was told what, in an order of names; what was told is forgotten."""
    people = {
        person.technician_id: person.name.split()[0]
        for person in vars(chat.test_desk).values()
        if hasattr(person, "email")
    }
    found = [(people[fact.technician_id], fact.term, fact.step) for fact in chat.told(SlaAlerted)]
    chat.test_desk.facts.clear()
    return sorted(found)


async def test_nothing_is_counted_for_the_bot(chat: OnDuty) -> None:
    visitor = await chat.test_desk.visitor()
    await messaging.receive_from_visitor(chat.desk, visitor, "faq/vpn_connect", "m1")
    assert await clocks(chat, visitor) == {}


async def test_handover_answer_and_the_visitors_next_word_move_the_clocks_in_their_own_transactions(
    chat: OnDuty,
) -> None:
    visitor = await claimed(chat)
    assert await due(chat, visitor) == {FIRST: 9, END: 119}
    await answer(chat, visitor)
    assert await due(chat, visitor) == {END: None}
    assert (await clocks(chat, visitor))[END].paused is SlaPause.VISITOR
    chat.later(30 * MINUTE)
    await messaging.receive_from_visitor(chat.desk, visitor, "It still fails", "m2")
    assert await due(chat, visitor) == {END: 119, NEXT: 20}
    await answer(chat, visitor, 2)
    met = await clocks(chat, visitor, ended=True)
    assert (met[FIRST].met_at, met[NEXT].met_at) == (met[FIRST].started_at + MINUTE, chat.now)


async def test_a_retry_of_either_moves_nothing(chat: OnDuty) -> None:
    visitor = await claimed(chat)
    await answer(chat, visitor)
    await messaging.request_person(chat.desk, visitor, "m1")
    await answer(chat, visitor)
    assert await due(chat, visitor) == {END: None}


async def test_a_note_is_no_answer(chat: OnDuty) -> None:
    visitor = await claimed(chat)
    await technician_actions.note(chat.desk, chat.test_desk.priya, visitor.conversation_id, "Look", "n1")
    assert await due(chat, visitor) == {FIRST: 9, END: 119}


async def test_the_rows_of_the_lists_carry_what_is_due_first(chat: OnDuty) -> None:
    visitor = await claimed(chat)
    (row,) = await console_views.lists(chat.desk, chat.test_desk.priya)
    assert (row.sla.term, row.sla.deadline_at) == (FIRST, chat.now + 9 * MINUTE)
    await answer(chat, visitor)
    fact = chat.told(ConversationChanged)[-1]
    assert (fact.summary.sla.term, fact.summary.sla.paused) == (END, SlaPause.VISITOR)
    await technician_actions.resolve(
        chat.desk, chat.test_desk.priya, visitor.conversation_id, fact.summary.epoch, Resolution.SOLVED
    )
    assert chat.told(ConversationChanged)[-1].summary.sla is None


async def test_time_with_the_bot_is_not_counted(chat: OnDuty) -> None:
    visitor = await claimed(chat)
    await technician_actions.return_to_bot(chat.desk, chat.test_desk.priya, visitor.conversation_id, 3)
    assert await due(chat, visitor) == {FIRST: None, END: None}
    chat.later(60 * MINUTE)
    await messaging.request_person(chat.desk, visitor, "m2")
    assert await due(chat, visitor) == {FIRST: 9, END: 119}


async def test_a_reply_that_takes_over_from_the_bot_is_the_first_answer(chat: OnDuty) -> None:
    visitor = await chat.test_desk.visitor()
    await messaging.receive_from_visitor(chat.desk, visitor, "faq/vpn_connect", "m1")
    await answer(chat, visitor)
    assert (await clocks(chat, visitor, ended=True))[FIRST].met_at == chat.now
    assert await due(chat, visitor) == {END: None}


async def test_abandoned_is_not_resolved(chat: OnDuty) -> None:
    visitor = await claimed(chat)
    await answer(chat, visitor)
    for _ in range(2):
        chat.later(timedelta(hours=1))
        await idle.attend(chat.desk)
    ended = await clocks(chat, visitor, ended=True)
    assert (ended[END].ended_at, ended[END].met_at) == (chat.now, None)
    await messaging.request_person(chat.desk, visitor, "m2")
    assert await due(chat, visitor) == {FIRST: 10, END: 120}


async def test_whoever_waits_is_the_teams_to_hear_of_then_the_leads(chat: OnDuty) -> None:
    await chat.waiting()
    chat.later(5 * MINUTE)
    assert await sla.attend(chat.desk) == 1
    team = [(name, FIRST, SlaStep.WARN_TECHNICIAN) for name in ("Lena", "Priya", "Tom")]
    assert told(chat) == team
    chat.later(3 * MINUTE)
    await sla.attend(chat.desk)
    assert told(chat) == [("Lena", FIRST, SlaStep.WARN_LEADS)]
    chat.later(2 * MINUTE + timedelta(seconds=1))
    await sla.attend(chat.desk)
    assert told(chat) == [("Lena", FIRST, SlaStep.BREACH)]
    assert await sla.attend(chat.desk) == 0


async def test_the_owner_alone_is_warned(chat: OnDuty) -> None:
    await claimed(chat)
    chat.later(4 * MINUTE)
    await sla.attend(chat.desk)
    assert told(chat) == [("Priya", FIRST, SlaStep.WARN_TECHNICIAN)]


async def test_a_breach_that_nobody_looked_at_in_time_is_told_with_the_late_answer(chat: OnDuty) -> None:
    visitor = await claimed(chat)
    chat.later(30 * MINUTE)
    await answer(chat, visitor)
    assert told(chat) == [("Lena", FIRST, SlaStep.BREACH)]
    late = (await clocks(chat, visitor, ended=True))[FIRST]
    assert late.breached_at == late.started_at + 10 * MINUTE
    assert await sla.attend(chat.desk) == 0


async def test_a_restart_long_after_misses_nothing_and_repeats_nothing(chat: OnDuty) -> None:
    visitor = await claimed(chat)
    chat.later(timedelta(hours=9))
    await sla.attend(chat.desk)
    assert told(chat) == [("Lena", FIRST, SlaStep.BREACH), ("Lena", END, SlaStep.BREACH)]
    live = await clocks(chat, visitor)
    assert {row.breached_at - row.started_at for row in live.values()} == {10 * MINUTE, 120 * MINUTE}
    assert await sla.attend(chat.desk) == 0


async def test_nobody_of_another_organization_hears_of_it(chat: OnDuty) -> None:
    await chat.waiting()
    chat.later(timedelta(days=1))
    await sla.attend(chat.desk)
    assert "Sam" not in {name for name, _, _ in told(chat)}


async def test_what_waits_too_long_has_the_targets_of_tickets_from_then_on(chat: OnDuty) -> None:
    visitor = await chat.waiting()
    chat.later(3 * MINUTE)
    assert await tickets.open_due(chat.desk) == [visitor.conversation_id]
    assert await due(chat, visitor) == {FIRST: 480, END: 480}
    chat.later(MINUTE)
    await technician_actions.claim(chat.desk, chat.test_desk.priya, visitor.conversation_id, 2)
    await answer(chat, visitor)
    await messaging.receive_from_visitor(chat.desk, visitor, "Thanks, but", "m2")
    assert await due(chat, visitor) == {END: 479, NEXT: 480}


async def test_a_ticket_of_a_closed_desk_counts_from_its_opening(chat: OnDuty) -> None:
    desk, clock = stop_clock(chat.test_desk, northwind=closed_today())
    visitor = await chat.test_desk.visitor()
    await messaging.request_person(desk, visitor, "m1")
    opens_at = desk.policies.of("northwind").hours.next_opening(clock())
    first = (await clocks(chat, visitor))[FIRST]
    assert first.deadline_at == opens_at + timedelta(hours=8)


async def test_an_offer_that_nobody_took_leaves_the_clock_running(chat: OnDuty) -> None:
    await chat.available(chat.test_desk.priya)
    await chat.seen(chat.test_desk.priya)
    visitor = await chat.waiting()
    assert await assignments.assign_waiting(chat.desk) == 1
    chat.later(MINUTE)
    await assignments.put_back(chat.desk, chat.test_desk.priya, visitor.conversation_id, 3)
    assert await due(chat, visitor) == {FIRST: 9, END: 119}
