"""Silence: warned, then closed as abandoned; never while the technician owes the answer."""

import pytest
from sqlalchemy import update

from handoff.models import Conversation, Technician
from handoff.models.errors import InvalidInput
from handoff.services import idle, messaging, reconciler, technician_actions
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.vocabulary import Resolution, Status
from tests.conftest import TestDesk
from tests.services.on_duty import StoppedClock, closed_today, stop_clock
from tests.services.test_dialogue import say
from tests.services.test_ownership import waiting_conversation


async def answered(test_desk: TestDesk, **hours) -> tuple[Desk, StoppedClock, VisitorSession, int]:  # type: ignore[no-untyped-def]
    """A claimed conversation in which the technician has just answered, and its epoch."""
    desk, clock = stop_clock(test_desk, **hours)
    visitor, epoch = await waiting_conversation(test_desk)
    claimed = await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    await technician_actions.reply(desk, test_desk.priya, visitor.conversation_id, claimed.epoch, "Which one?", "r1")
    return desk, clock, visitor, claimed.epoch


async def outcome_of(desk: Desk, visitor: VisitorSession) -> Resolution | None:
    async with desk.database.read() as session:
        return (await session.get_one(Conversation, visitor.conversation_id)).outcome


async def stays_untouched(desk: Desk, visitor: VisitorSession) -> None:
    """Neither warned nor closed."""
    before = (await read_own(desk, visitor)).last_seq
    assert await idle.attend(desk) == []
    assert (await read_own(desk, visitor)).last_seq == before


async def test_a_visitor_who_does_not_answer_is_warned_once_and_then_closed_out(test_desk: TestDesk) -> None:
    desk, clock, visitor, epoch = await answered(test_desk)
    clock.move(minutes=10)
    for _ in range(2):
        assert await idle.attend(desk) == []
    texts = [message.text for message in (await read_own(desk, visitor)).messages]
    assert sum("Are you still there?" in text and "10 minutes" in text for text in texts) == 1
    clock.move(minutes=10)
    assert await idle.attend(desk) == [visitor.conversation_id]
    view = await read_own(desk, visitor)
    assert (view.status, view.epoch, view.abandoned) == (Status.RESOLVED, epoch + 1, True)
    assert await outcome_of(desk, visitor) is Resolution.ABANDONED
    assert "because there was no answer" in view.messages[-1].text


async def test_whoever_writes_again_finds_the_conversation_open(test_desk: TestDesk) -> None:
    desk, clock, visitor, _ = await answered(test_desk)
    for _ in range(2):
        clock.move(minutes=10)
        await idle.attend(desk)
    await messaging.receive_from_visitor(desk, visitor, "back again", "m9")
    view = await read_own(desk, visitor)
    assert (view.status, view.abandoned) == (Status.QUEUED, False), "a person had it, so it goes back to people"


async def test_an_answer_after_the_warning_starts_the_clock_anew(test_desk: TestDesk) -> None:
    desk, clock, visitor, epoch = await answered(test_desk)
    clock.move(minutes=10)
    await idle.attend(desk)
    await messaging.receive_from_visitor(desk, visitor, "the old one", "m2")
    clock.move(hours=5)
    assert await idle.attend(desk) == []
    await technician_actions.reply(desk, test_desk.priya, visitor.conversation_id, epoch, "And now?", "r2")
    clock.move(minutes=9)
    assert await idle.attend(desk) == []
    assert sum("still there" in m.text for m in (await read_own(desk, visitor)).messages) == 1


async def test_while_the_technician_owes_the_answer_nothing_is_said_or_closed(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    visitor, epoch = await waiting_conversation(test_desk)
    await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    before = len((await read_own(desk, visitor)).messages)
    clock.move(days=3)
    assert await idle.attend(desk) == []
    assert len((await read_own(desk, visitor)).messages) == before


async def test_what_an_earlier_owner_wrote_is_no_answer_of_the_new_one(test_desk: TestDesk) -> None:
    desk, clock, visitor, _ = await answered(test_desk)
    gone = update(Technician).where(Technician.id == test_desk.priya.technician_id).values(is_active=False)
    await desk.transactions.run(lambda unit: unit.session.execute(gone))
    await reconciler.requeue_stranded(desk)
    epoch = (await read_own(desk, visitor)).epoch
    await technician_actions.claim(desk, test_desk.tom, visitor.conversation_id, epoch)
    clock.move(days=3)
    await stays_untouched(desk, visitor)


async def test_a_note_is_no_answer(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    visitor, epoch = await waiting_conversation(test_desk)
    await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    await technician_actions.note(desk, test_desk.priya, visitor.conversation_id, "old laptop?", "n1")
    clock.move(days=3)
    await stays_untouched(desk, visitor)


async def test_a_ticket_is_given_days(test_desk: TestDesk) -> None:
    desk, clock, visitor, _ = await answered(test_desk, northwind=closed_today())
    clock.move(days=6)
    assert await idle.attend(desk) == []
    assert all("still there" not in m.text for m in (await read_own(desk, visitor)).messages)
    clock.move(days=1)
    assert await idle.attend(desk) == [visitor.conversation_id]


async def test_a_chat_left_with_the_bot_is_closed_after_a_day_without_a_word(test_desk: TestDesk) -> None:
    desk, clock = stop_clock(test_desk)
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(desk, visitor, "faq/vpn_connect: how", "m1")
    clock.move(hours=25)
    # Nobody has answered yet, so nobody may close it.
    assert await idle.attend(desk) == []
    await say(test_desk, visitor, "thanks: thanks")
    await test_desk.turns.settled()
    before = (await read_own(desk, visitor)).last_seq
    clock.move(hours=23)
    assert await idle.attend(desk) == []
    clock.move(hours=25)
    assert await idle.attend(desk) == [visitor.conversation_id]
    view = await read_own(desk, visitor)
    assert (view.status, view.abandoned, view.last_seq) == (Status.RESOLVED, True, before)


async def test_only_silence_makes_a_conversation_abandoned(test_desk: TestDesk) -> None:
    desk, _, visitor, epoch = await answered(test_desk)
    with pytest.raises(InvalidInput, match="outcome"):
        await technician_actions.resolve(desk, test_desk.priya, visitor.conversation_id, epoch, Resolution.ABANDONED)
