"""P4, P5, P6 for files: the bot reads none, says so, and leaves nobody in silence."""

from uuid import UUID

import pytest

from handoff.services import messaging
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import VisitorView, read_own
from handoff.vocabulary import AuthorKind, DecisionOutcome, Status
from tests.conftest import TestDesk
from tests.scripted_bot import ScriptedBot
from tests.services.test_attachments import brought
from tests.services.test_dialogue import records


async def send(test_desk: TestDesk, visitor: VisitorSession, text: str = "") -> VisitorView:
    """A message with a file, and what comes of it."""
    file: UUID = (await brought(test_desk, visitor)).id
    await messaging.receive_from_visitor(test_desk.desk, visitor, text, None, [file])
    test_desk.turns.wake(visitor.conversation_id)
    await test_desk.turns.settled()
    return await read_own(test_desk.desk, visitor)


async def test_p6_a_file_without_a_word_is_answered_and_a_person_is_offered(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    visitor = await test_desk.visitor()
    view = await send(test_desk, visitor)
    answer = view.messages[-1]
    assert (answer.author, view.status) == (AuthorKind.BOT, Status.BOT)
    assert "I cannot open files, but a technician can" in answer.text
    assert [button["title"] for button in answer.buttons] == ["Talk to a person"]
    assert (bot.understood, bot.asked) == ([], [])
    (record,) = await records(test_desk, visitor.conversation_id)
    assert (record.rule, record.outcome) == ("file_alone", DecisionOutcome.CLARIFY)


async def test_p6_a_second_file_without_a_word_brings_a_person(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await send(test_desk, visitor)
    view = await send(test_desk, visitor, " \n")
    assert view.status is Status.QUEUED
    assert "passing this to a technician, who can" in view.messages[-1].text
    assert [r.rule for r in await records(test_desk, visitor.conversation_id)] == ["file_alone", "file_alone_again"]


async def test_a_question_beside_a_file_is_answered_where_it_is_clear(test_desk: TestDesk) -> None:
    view = await send(test_desk, await test_desk.visitor(), "faq/vpn_connect: how")
    assert view.messages[-1].text == "Answer to faq/vpn_connect"


async def test_words_that_are_not_clear_without_the_file_bring_a_person(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    view = await send(test_desk, visitor, "what is this")
    assert view.status is Status.QUEUED
    (record,) = await records(test_desk, visitor.conversation_id)
    assert record.rule == "unclear_with_file"
    assert record.facts is not None
    assert record.facts["has_attachments"] is True


@pytest.mark.parametrize("text", ["", "faq/vpn_connect: how"])
async def test_p6_with_the_bot_down_nobody_who_sends_a_file_is_left_in_silence(
    test_desk: TestDesk, bot: ScriptedBot, text: str
) -> None:
    bot.is_down = True
    view = await send(test_desk, await test_desk.visitor(), text)
    assert view.messages[-1].author is not AuthorKind.VISITOR


async def test_p5_a_file_sent_to_a_technician_has_its_record_like_any_message(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await messaging.request_person(test_desk.desk, visitor, "p1")
    await send(test_desk, visitor)
    assert [r.outcome for r in await records(test_desk, visitor.conversation_id)][-1] is DecisionOutcome.RELAY
