"""A visitor ends their own conversation, in any state: one owner, one end, and staff know at once (P3, P8)."""

import asyncio

import pytest
from sqlalchemy import select

from handoff.models import AuditEvent, Handoff, Stretch
from handoff.models.errors import AlreadyResolved, ConversationUnknown, InvalidInput, StaleEpoch
from handoff.models.facts import ConversationChanged, OwnershipLost, QueueMoved
from handoff.services import assignments, ending, messaging, technician_actions
from handoff.services.console_views import open_conversation
from handoff.services.visitor_views import read_own
from handoff.vocabulary import OwnerKind, Resolution, Status, Visibility
from tests.conftest import TestDesk
from tests.scripted_bot import ScriptedBot
from tests.services.on_duty import OnDuty
from tests.services.test_ownership import rows, waiting_conversation


async def audited(test_desk: TestDesk, action: str) -> list[AuditEvent]:
    async with test_desk.desk.database.read() as session:
        return list(await session.scalars(select(AuditEvent).where(AuditEvent.action == action)))


async def test_p3_ending_while_waiting_is_a_change_of_owner_and_lets_the_others_move_up(test_desk: TestDesk) -> None:
    first, epoch = await waiting_conversation(test_desk)
    second, _ = await waiting_conversation(test_desk)
    test_desk.facts.clear()
    await ending.end(test_desk.desk, first, epoch)
    view = await read_own(test_desk.desk, first)
    assert (view.status, view.epoch, view.ended.by_visitor) == (Status.RESOLVED, epoch + 1, True)
    stretches = await rows(test_desk, Stretch, first.conversation_id)
    assert [one.owner_kind for one in stretches if one.ended_at is None] == [OwnerKind.NOBODY]
    (event,) = await audited(test_desk, Resolution.ENDED_BY_VISITOR)
    assert (event.subject_id, event.actor, event.actor_id) == (first.conversation_id, "visitor", first.visitor_id)
    assert all(handoff.ended_at for handoff in await rows(test_desk, Handoff, first.conversation_id))
    moved = {fact.conversation_id: fact.position for fact in test_desk.facts if isinstance(fact, QueueMoved)}
    assert moved == {second.conversation_id: 1}


async def test_p3_a_technician_is_told_at_once_and_can_write_no_more(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    test_desk.facts.clear()
    await ending.end(desk, visitor, claimed.epoch)
    (row,) = [fact.summary for fact in test_desk.facts if isinstance(fact, ConversationChanged)]
    assert (row.status, row.outcome) == (Status.RESOLVED, Resolution.ENDED_BY_VISITOR)
    (lost,) = [fact for fact in test_desk.facts if isinstance(fact, OwnershipLost)]
    assert (lost.technician_id, "ended by its visitor" in lost.why) == (test_desk.priya.technician_id, True)
    with pytest.raises(AlreadyResolved):
        await technician_actions.reply(desk, test_desk.priya, here, claimed.epoch, "One more", "r1")


async def test_p3_what_a_technician_claimed_meanwhile_is_not_ended_unseen(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
    with pytest.raises(StaleEpoch):
        await ending.end(test_desk.desk, visitor, epoch)
    assert (await read_own(test_desk.desk, visitor)).owner_name == "Priya Nair"


async def test_p3_of_a_claim_and_an_end_at_the_same_epoch_one_wins(test_desk: TestDesk) -> None:
    for _ in range(5):
        visitor, epoch = await waiting_conversation(test_desk)
        claim = technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
        end = ending.end(test_desk.desk, visitor, epoch)
        refused = [isinstance(r, Exception) for r in await asyncio.gather(claim, end, return_exceptions=True)]
        view = await read_own(test_desk.desk, visitor)
        assert refused in ([False, True], [True, False])
        assert (view.status, view.epoch) == (Status.RESOLVED if refused[0] else Status.ASSIGNED, epoch + 1)
        await ending.end(test_desk.desk, visitor, view.epoch)


async def test_p3_an_answer_of_the_bot_that_comes_after_the_end_is_never_shown(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    visitor, desk = await test_desk.visitor(), test_desk.desk
    bot.may_respond.clear()
    await messaging.receive_from_visitor(desk, visitor, "faq/vpn_connect: how", "m1")
    test_desk.turns.wake(visitor.conversation_id)
    await bot.responding.wait()
    await ending.end(desk, visitor, 1)
    bot.may_respond.set()
    await test_desk.turns.settled()
    opened = await open_conversation(desk, test_desk.priya, visitor.conversation_id)
    assert [m.visibility for m in opened.messages if m.author == "bot"] == [Visibility.SUPPRESSED]
    view = await read_own(desk, visitor)
    assert ([m.text for m in view.messages], view.status) == (["faq/vpn_connect: how"], Status.RESOLVED)


async def test_p8_that_the_visitor_ended_it_is_a_line_for_staff_only(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    await ending.end(test_desk.desk, visitor, epoch)
    opened = await open_conversation(test_desk.desk, test_desk.priya, visitor.conversation_id)
    assert (opened.messages[-1].text, opened.messages[-1].visibility) == (ending.ENDED, Visibility.NOTE)
    assert ending.ENDED not in [m.text for m in (await read_own(test_desk.desk, visitor)).messages]


async def test_ending_twice_is_ending_once(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    for _ in range(2):
        await ending.end(test_desk.desk, visitor, epoch)
    assert (await read_own(test_desk.desk, visitor)).epoch == epoch + 1
    assert len(await audited(test_desk, Resolution.ENDED_BY_VISITOR)) == 1


async def test_an_offer_that_nobody_has_accepted_yet_can_be_ended_as_well(test_desk: TestDesk) -> None:
    duty = OnDuty(test_desk)
    await duty.available(test_desk.priya)
    visitor = await duty.waiting()
    await assignments.assign_waiting(duty.desk)
    await ending.end(duty.desk, visitor, (await duty.shown(visitor)).epoch)
    assert (await duty.row(visitor)).accept_by is None
    (lost,) = duty.told(OwnershipLost)
    assert lost.technician_id == test_desk.priya.technician_id


async def test_before_the_first_word_there_is_nothing_to_end(test_desk: TestDesk) -> None:
    with pytest.raises(ConversationUnknown):
        await ending.end(test_desk.desk, await test_desk.visitor(), 1)


async def test_a_technician_cannot_say_that_the_visitor_ended_it(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    claimed = await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
    given = (test_desk.desk, test_desk.priya, visitor.conversation_id, claimed.epoch)
    with pytest.raises(InvalidInput, match="outcome"):
        await technician_actions.resolve(*given, Resolution.ENDED_BY_VISITOR)
