"""P9 where messages are taken in: what was said before decides what is a secret, and retries change nothing (P2)."""

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import Message
from handoff.services import messaging, technician_actions
from handoff.vocabulary import SecretKind
from tests.conftest import TestDesk
from tests.scripted_bot import ScriptedBot
from tests.services.test_dialogue import say
from tests.services.test_ownership import rows, waiting_conversation

CODE = "493201"


async def test_p9_a_code_sent_after_its_announcement_reaches_neither_the_database_nor_the_bot(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, "faq/mfa_setup: this is the code i got by sms")
    bot.understood.clear()
    view = await say(test_desk, visitor, CODE)
    stored = [message for message in view.messages if message.redacted]
    assert [(message.text, message.redacted) for message in stored] == [
        ("[one time code removed]", [SecretKind.ONE_TIME_CODE])
    ]
    assert bot.understood == ["[one time code removed]"]


async def test_p9_a_code_that_the_bot_or_a_technician_speaks_of_is_removed_and_other_numbers_are_not(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    bot.turns["faq/mfa_setup"] = BotTurn(messages=[BotMessage("Enter the code that the authenticator app shows.")])
    bot.turns["faq/ticket_status"] = BotTurn(messages=[BotMessage("What is the number of the ticket?")])
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, "faq/mfa_setup: how do I sign in")
    assert (await say(test_desk, visitor, CODE)).messages[2].redacted == [SecretKind.ONE_TIME_CODE]
    other = await test_desk.visitor()
    await say(test_desk, other, "faq/mfa_setup: how do I sign in")
    await say(test_desk, other, "faq/ticket_status: no, where is my ticket")
    assert all(not message.redacted for message in (await say(test_desk, other, CODE)).messages)


async def test_p9_what_a_technician_asks_for_in_a_note_is_not_what_the_visitor_was_asked(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    claimed = await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
    staff, here = test_desk.priya, visitor.conversation_id
    await technician_actions.note(test_desk.desk, staff, here, "did they say which verification code?", "n1")
    kept = await messaging.receive_from_visitor(test_desk.desk, visitor, CODE, "v1")
    assert (kept.text, kept.redacted) == (CODE, [])
    await technician_actions.reply(test_desk.desk, staff, here, claimed.epoch, "Did a verification code arrive?", "r1")
    removed = await messaging.receive_from_visitor(test_desk.desk, visitor, CODE, "v2")
    assert removed.redacted == [SecretKind.ONE_TIME_CODE]


async def test_p2_p9_a_retry_of_a_message_with_a_secret_returns_the_first_row(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    said = f"IBAN DE89 3704 0044 0532 0130 00 and my code is {CODE}"
    first = await messaging.receive_from_visitor(test_desk.desk, visitor, said, "m1")
    assert first.redacted == [SecretKind.BANK_ACCOUNT, SecretKind.ONE_TIME_CODE]
    again = await messaging.receive_from_visitor(test_desk.desk, visitor, said, "m1")
    assert (again.id, again.seq, again.text) == (first.id, first.seq, first.text)
    stored = await rows(test_desk, Message, visitor.conversation_id)
    assert [message.seq for message in stored] == [1]
