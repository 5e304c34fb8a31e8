"""Suggestions: what fits the last words, at most three, and nothing at all with the bot down."""

from dataclasses import replace

import pytest

from handoff.models.errors import ConversationUnknown
from handoff.services import messaging, suggestions, technician_actions
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.canned_file import CannedReplies, CannedReply
from handoff.vocabulary import SuggestionKind
from tests.scripted_bot import ScriptedBot
from tests.services.on_duty import OnDuty

REPLIES = [
    CannedReply("restart", "Restart", "restart", "Restart, {visitor.first_name}.", fits=("the screen is black",)),
    CannedReply("screen", "Screen", "screen", "What does it say?", fits=("a picture is black", "the big screen")),
    CannedReply("hello", "Hello", "hello", "Hello."),
    CannedReply("theirs", "Theirs", "theirs", "Theirs.", fits=("the screen is black",), organizations=frozenset({"x"})),
]


def stocked(duty: OnDuty) -> Desk:
    return replace(duty.desk, canned=CannedReplies(REPLIES))


async def wrote(duty: OnDuty, visitor: VisitorSession, text: str, number: int) -> None:
    await messaging.receive_from_visitor(duty.desk, visitor, text, f"w{number}")


async def test_answers_and_replies_by_meaning_are_suggested_with_their_source(duty: OnDuty) -> None:
    visitor, priya = await duty.waiting(), duty.test_desk.priya
    await wrote(duty, visitor, "faq/webcam: the screen is black", 1)
    found = await suggestions.suggest(stocked(duty), priya, visitor.conversation_id)
    assert [(each.kind, each.id) for each in found] == [
        (SuggestionKind.ANSWER, "faq/webcam"),
        (SuggestionKind.CANNED, "restart"),
    ]
    assert found[0].text == duty.desk.answers.of("faq/webcam", "northwind")
    assert found[0].title == duty.desk.topics.title("faq/webcam")
    assert found[1].text == "Restart, {visitor.first_name}."


async def test_only_what_was_written_since_the_last_reply_counts(duty: OnDuty, bot: ScriptedBot) -> None:
    visitor, priya = await duty.waiting(), duty.test_desk.priya
    here = (duty.desk, priya, visitor.conversation_id)
    await wrote(duty, visitor, "faq/webcam: old", 1)
    await technician_actions.claim(*here, epoch=2)
    await technician_actions.reply(*here, 3, "And now?", "r1")
    assert await suggestions.suggest(stocked(duty), *here[1:]) == []
    bot.understood.clear()
    for number in range(2, 6):
        await wrote(duty, visitor, f"line {number}", number)
    await suggestions.suggest(stocked(duty), *here[1:])
    assert bot.understood == ["line 3\nline 4\nline 5"]


async def test_what_the_visitor_was_told_already_is_not_suggested_again(duty: OnDuty) -> None:
    visitor, priya = await duty.waiting(), duty.test_desk.priya
    here = (duty.desk, priya, visitor.conversation_id)
    await technician_actions.claim(*here, epoch=2)
    await technician_actions.reply(*here, 3, str(duty.desk.answers.of("faq/webcam", "northwind")), "r1")
    await wrote(duty, visitor, "faq/webcam: the screen is black", 1)
    found = await suggestions.suggest(stocked(duty), *here[1:])
    assert [each.id for each in found] == ["restart"]


async def test_with_the_bot_down_there_is_nothing_to_suggest_and_no_error(duty: OnDuty, bot: ScriptedBot) -> None:
    visitor = await duty.waiting()
    await wrote(duty, visitor, "faq/webcam: the screen is black", 1)
    bot.is_down = True
    assert await suggestions.suggest(stocked(duty), duty.test_desk.priya, visitor.conversation_id) == []


async def test_nothing_is_suggested_to_a_stranger_and_the_bot_is_not_asked(duty: OnDuty, bot: ScriptedBot) -> None:
    visitor = await duty.waiting()
    await wrote(duty, visitor, "faq/webcam: black", 1)
    bot.understood.clear()
    with pytest.raises(ConversationUnknown):
        await suggestions.suggest(duty.desk, duty.test_desk.stranger, visitor.conversation_id)
    assert bot.understood == []
