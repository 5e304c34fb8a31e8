"""P1 and P3: one thread, one owner, and late writes refused."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy import select

from handoff.models import Conversation, Handoff, Message, Stretch
from handoff.models.errors import AlreadyClaimed, AlreadyResolved, ConversationUnknown, NotOwner, StaleEpoch
from handoff.models.facts import MessageAppended
from handoff.services import messaging, staff, technician_actions
from handoff.services.console_views import open_conversation
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.vocabulary import OwnerKind, Resolution, Role, Status, Visibility
from tests.conftest import PASSWORD, TestDesk
from tests.scripted_bot import ScriptedBot


async def waiting_conversation(test_desk: TestDesk) -> tuple[VisitorSession, int]:
    """A conversation in the queue, and its epoch."""
    visitor = await test_desk.visitor()
    await messaging.request_person(test_desk.desk, visitor, "m1")
    view = await read_own(test_desk.desk, visitor)
    assert view.status is Status.QUEUED
    return visitor, view.epoch


async def rows(test_desk: TestDesk, model: type, conversation_id: UUID) -> list:
    async with test_desk.desk.database.read() as session:
        return list(await session.scalars(select(model).where(model.conversation_id == conversation_id)))


async def test_p3_of_20_simultaneous_claims_one_wins_and_19_are_refused(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, claimants = test_desk.desk, []
    for number in range(20):
        email = f"t{number}@desk.test"
        await staff.add_technician(desk, email, f"Technician {number}", PASSWORD, "northwind", Role.TECHNICIAN)
        claimants.append(await staff.signed_in(desk, await staff.sign_in(desk, email, PASSWORD)))
    claims = [technician_actions.claim(desk, claimant, visitor.conversation_id, epoch) for claimant in claimants]
    results = await asyncio.gather(*claims, return_exceptions=True)
    winners = [result for result in results if not isinstance(result, BaseException)]
    refusals = [result for result in results if isinstance(result, AlreadyClaimed)]
    assert (len(winners), len(refusals)) == (1, 19)
    assert all("already claimed" in refusal.message for refusal in refusals)
    stretches = await rows(test_desk, Stretch, visitor.conversation_id)
    assert [s.owner_kind for s in stretches if s.ended_at is None] == [OwnerKind.TECHNICIAN]


async def test_p3_a_reply_the_bot_finishes_after_a_claim_is_suppressed_and_never_shown(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    visitor = await test_desk.visitor()
    bot.hold()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "faq/vpn_connect: how", "m1")
    test_desk.turns.wake(visitor.conversation_id)
    await bot.responding.wait()
    await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, 1)
    bot.may_respond.set()
    await test_desk.turns.settled()
    stored = await rows(test_desk, Message, visitor.conversation_id)
    late = [message for message in stored if message.text == "Answer to faq/vpn_connect"]
    assert [message.visibility for message in late] == [Visibility.SUPPRESSED]
    shown = (await read_own(test_desk.desk, visitor)).messages
    assert all("Answer" not in message.text for message in shown)
    opened = await open_conversation(test_desk.desk, test_desk.priya, visitor.conversation_id)
    assert "stale_epoch" in opened.decisions[0].signals


async def test_p3_asking_for_a_person_while_the_bot_is_busy_suppresses_its_reply(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    visitor = await test_desk.visitor()
    bot.hold()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "faq/vpn_connect: how", "m1")
    test_desk.turns.wake(visitor.conversation_id)
    await bot.responding.wait()
    await messaging.request_person(test_desk.desk, visitor, "m2")
    bot.may_respond.set()
    await test_desk.turns.settled()
    view = await read_own(test_desk.desk, visitor)
    assert view.status is Status.QUEUED
    assert all("Answer" not in message.text for message in view.messages)


async def test_p3_a_reply_on_behalf_of_an_old_epoch_is_refused_and_stored_nowhere(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    await technician_actions.return_to_bot(desk, test_desk.priya, here, claimed.epoch)
    again = await technician_actions.claim(desk, test_desk.priya, here, claimed.epoch + 1)
    with pytest.raises(StaleEpoch):
        await technician_actions.reply(desk, test_desk.priya, here, claimed.epoch, "written before", "late")
    await technician_actions.reply(desk, test_desk.priya, here, again.epoch, "written now", "now")
    texts = [message.text for message in await rows(test_desk, Message, here)]
    assert "written now" in texts
    assert "written before" not in texts


async def test_p3_only_the_owner_may_reply_or_resolve(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    with pytest.raises(NotOwner):
        await technician_actions.reply(desk, test_desk.tom, here, claimed.epoch, "me too", "x")
    with pytest.raises(NotOwner):
        await technician_actions.resolve(desk, test_desk.tom, here, claimed.epoch, Resolution.SOLVED)
    resolved = await technician_actions.resolve(desk, test_desk.priya, here, claimed.epoch, Resolution.SOLVED)
    assert (resolved.status, resolved.outcome) == (Status.RESOLVED, Resolution.SOLVED)
    with pytest.raises(AlreadyResolved):
        await technician_actions.claim(desk, test_desk.tom, here, resolved.epoch)


async def test_p3_every_change_of_owner_adds_one_to_the_epoch_and_leaves_one_open_stretch(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here, priya = test_desk.desk, visitor.conversation_id, test_desk.priya
    assert epoch == 2
    await technician_actions.claim(desk, priya, here, 2)
    await technician_actions.return_to_bot(desk, priya, here, 3)
    await messaging.request_person(desk, visitor, "m2")
    await technician_actions.claim(desk, priya, here, 5)
    await technician_actions.resolve(desk, priya, here, 6, Resolution.WORKAROUND)
    kinds = [(s.epoch, s.owner_kind) for s in sorted(await rows(test_desk, Stretch, here), key=lambda s: s.epoch)]
    bot, queue, person = OwnerKind.BOT, OwnerKind.QUEUE, OwnerKind.TECHNICIAN
    owners = [bot, queue, person, bot, queue, person, OwnerKind.NOBODY]
    assert kinds == list(enumerate(owners, start=1))
    assert sum(s.ended_at is None for s in await rows(test_desk, Stretch, here)) == 1
    assert all(h.ended_at for h in await rows(test_desk, Handoff, here))


async def test_p1_the_whole_story_is_one_conversation_and_its_messages_are_copied_nowhere(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    desk, here = test_desk.desk, visitor.conversation_id
    await messaging.receive_from_visitor(desk, visitor, "faq/vpn_connect: how", "m1")
    test_desk.turns.wake(here)
    await test_desk.turns.settled()
    await messaging.request_person(desk, visitor, "m2")
    claimed = await technician_actions.claim(desk, test_desk.priya, here, 2)
    await technician_actions.reply(desk, test_desk.priya, here, claimed.epoch, "Hello", "r1")
    seen_by_visitor = {message.id for message in (await read_own(desk, visitor)).messages}
    opened = await open_conversation(desk, test_desk.priya, here)
    assert seen_by_visitor == {message.id for message in opened.messages}
    async with desk.database.read() as session:
        assert len(list(await session.scalars(select(Conversation)))) == 1


async def test_returning_to_the_bot_feeds_it_nothing_of_what_was_said_meanwhile(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    await messaging.receive_from_visitor(desk, visitor, "faq/webcam: said to Priya", "m2")
    await technician_actions.return_to_bot(desk, test_desk.priya, here, claimed.epoch)
    test_desk.turns.wake(here)
    await test_desk.turns.settled()
    assert bot.understood == []
    await messaging.receive_from_visitor(desk, visitor, "faq/wifi_slow: said to the bot", "m3")
    test_desk.turns.wake(here)
    await test_desk.turns.settled()
    assert bot.understood == ["faq/wifi_slow: said to the bot"]


async def test_p9_a_password_in_a_reply_or_note_lands_nowhere(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    await technician_actions.reply(desk, test_desk.priya, here, claimed.epoch, "Your password is Spring2027!", "r1")
    await technician_actions.note(desk, test_desk.priya, here, "password: Spring2027!", "n1")
    stored = await rows(test_desk, Message, here)
    assert all("Spring2027" not in message.text for message in stored)
    assert [message.redacted for message in stored if message.redacted] == [["password"], ["password"]]


async def test_two_organizations_never_see_each_other(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    with pytest.raises(ConversationUnknown):
        await open_conversation(test_desk.desk, test_desk.stranger, visitor.conversation_id)
    with pytest.raises(ConversationUnknown):
        await technician_actions.claim(test_desk.desk, test_desk.stranger, visitor.conversation_id, epoch)
    with pytest.raises(ConversationUnknown):
        await technician_actions.note(test_desk.desk, test_desk.stranger, visitor.conversation_id, "x", "x")
    told = [fact for fact in test_desk.facts if not isinstance(fact, MessageAppended)]
    assert told
