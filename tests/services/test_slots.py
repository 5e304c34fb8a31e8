"""What is known of a conversation, put right by its technician and by nobody else."""

import pytest
from sqlalchemy import select

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import AuditEvent
from handoff.models.errors import ConversationUnknown, InvalidInput, NotOwner, StaleEpoch
from handoff.models.slots import KnownSlot, SlotsChanged
from handoff.services import assignments, messaging, slots, technician_actions
from handoff.services.console_views import open_conversation
from handoff.services.dialogue import take_bot_turn
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import SlotOrigin
from tests.scripted_bot import ScriptedBot
from tests.services.on_duty import OnDuty


async def with_priya(duty: OnDuty, bot: ScriptedBot) -> VisitorSession:
    """A conversation in which the bot has asked for the account, at epoch 3 with Priya."""
    bot.turns["reset_password"] = BotTurn([BotMessage("Is it this one?")], slots={"account": "mkline"})
    visitor = await duty.test_desk.visitor()
    await ask_for_reset(duty, visitor, "m1")
    await messaging.request_person(duty.desk, visitor, "m2")
    await technician_actions.claim(duty.desk, duty.test_desk.priya, visitor.conversation_id, 2)
    return visitor


async def ask_for_reset(duty: OnDuty, visitor: VisitorSession, client_msg_id: str) -> None:
    await messaging.receive_from_visitor(duty.desk, visitor, "reset_password: please", client_msg_id)
    await take_bot_turn(duty.desk, visitor.conversation_id)


async def known(duty: OnDuty, visitor: VisitorSession) -> list[tuple[str, str, SlotOrigin]]:
    opened = await open_conversation(duty.desk, duty.test_desk.tom, visitor.conversation_id)
    return [(slot.name, slot.value, slot.origin) for slot in opened.slots]


async def test_the_owner_puts_right_what_the_bot_was_told_and_colleagues_see_it_live(
    duty: OnDuty, bot: ScriptedBot
) -> None:
    visitor = await with_priya(duty, bot)
    here = visitor.conversation_id
    assert await known(duty, visitor) == [("account", "mkline", SlotOrigin.BOT)]
    await slots.correct(duty.desk, duty.test_desk.priya, here, 3, "account", "  maria.kline@example.com ")
    told = ("account", "maria.kline@example.com", SlotOrigin.TECHNICIAN)
    assert await known(duty, visitor) == [told]
    (fact,) = duty.told(SlotsChanged)
    assert (fact.conversation_id, fact.epoch, fact.slots) == (here, 3, (KnownSlot(*told),))
    async with duty.desk.database.read() as session:
        (event,) = await session.scalars(select(AuditEvent).where(AuditEvent.action == "slot_corrected"))
    assert (event.actor_id, event.details) == (duty.test_desk.priya.technician_id, {"slot": "account", "epoch": 3})


async def test_p3_nobody_else_changes_it_and_nobody_on_behalf_of_an_epoch_that_has_passed(
    duty: OnDuty, bot: ScriptedBot
) -> None:
    visitor, test_desk = await with_priya(duty, bot), duty.test_desk
    here = visitor.conversation_id
    for who, epoch, refusal in (
        (test_desk.tom, 3, NotOwner),
        (test_desk.priya, 2, StaleEpoch),
        (test_desk.stranger, 3, ConversationUnknown),
    ):
        with pytest.raises(refusal):
            await slots.correct(duty.desk, who, here, epoch, "account", "other")
    await assignments.put_back(duty.desk, test_desk.priya, here, 3)
    await duty.available(test_desk.tom)
    assert await assignments.assign_waiting(duty.desk) == 1
    with pytest.raises(NotOwner):
        await slots.correct(duty.desk, test_desk.tom, here, 5, "account", "too-early")
    assert await known(duty, visitor) == [("account", "mkline", SlotOrigin.BOT)]
    assert duty.told(SlotsChanged) == []


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("account", "two words", "in one word"),
        ("account", "x" * 255, "shorten it"),
        ("account", "password=Tr0ub4dor&3", "looks like a secret"),
        ("shoe_size", "42", "Write a note instead"),
    ],
)
async def test_what_cannot_be_kept_is_refused_with_a_reason_and_changes_nothing(
    duty: OnDuty, bot: ScriptedBot, name: str, value: str, says: str
) -> None:
    visitor = await with_priya(duty, bot)
    with pytest.raises(InvalidInput, match=says):
        await slots.correct(duty.desk, duty.test_desk.priya, visitor.conversation_id, 3, name, value)
    assert await known(duty, visitor) == [("account", "mkline", SlotOrigin.BOT)]


async def test_the_account_can_be_written_down_although_nobody_told_it(duty: OnDuty) -> None:
    visitor = await duty.waiting()
    await technician_actions.claim(duty.desk, duty.test_desk.priya, visitor.conversation_id, 2)
    assert await known(duty, visitor) == []
    await slots.correct(duty.desk, duty.test_desk.priya, visitor.conversation_id, 3, "account", "mkline")
    assert await known(duty, visitor) == [("account", "mkline", SlotOrigin.TECHNICIAN)]


async def test_after_a_hand_back_the_bot_starts_clean(duty: OnDuty, bot: ScriptedBot) -> None:
    visitor = await with_priya(duty, bot)
    await slots.correct(duty.desk, duty.test_desk.priya, visitor.conversation_id, 3, "account", "other")
    await technician_actions.return_to_bot(duty.desk, duty.test_desk.priya, visitor.conversation_id, 3)
    assert await known(duty, visitor) == []
    await ask_for_reset(duty, visitor, "m3")
    assert await known(duty, visitor) == [("account", "mkline", SlotOrigin.BOT)]
