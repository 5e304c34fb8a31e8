"""Leads find conversations by what was said in them; nobody else does."""

import pytest
from sqlalchemy import select

from handoff.models import AuditEvent
from handoff.models.errors import ConversationUnknown, NotALead
from handoff.services import transcripts
from handoff.services.transcripts import snippet
from handoff.vocabulary import Status
from tests.conftest import TestDesk
from tests.services.test_dialogue import say


async def test_a_conversation_is_found_by_a_word_in_it_whatever_its_case_or_script(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, "faq/vpn_connect: MÜNCHEN Büro 100%")
    other = await test_desk.visitor()
    await say(test_desk, other, "faq/webcam: black")
    for query in ("münchen", "büro MÜNCHEN", "100%"):
        found = await transcripts.search(test_desk.desk, test_desk.lena, query, None, 1)
        assert [row.summary.conversation_id for row in found.results] == [visitor.conversation_id], query
    assert (await transcripts.search(test_desk.desk, test_desk.lena, "nowhere", None, 1)).total == 0
    everything = await transcripts.search(test_desk.desk, test_desk.lena, "", Status.BOT, 1)
    assert everything.total == 2


async def test_a_transcript_has_the_decision_of_each_visitor_message_and_reading_it_is_audited(
    test_desk: TestDesk,
) -> None:
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, "faq/vpn_connect: how")
    transcript = await transcripts.read(test_desk.desk, test_desk.lena, visitor.conversation_id)
    question = transcript.messages[0].id
    assert transcript.decisions[question].rule == "understood"
    assert transcript.reasons[question] == ["It always holds; no rule before it did."]
    async with test_desk.desk.database.read() as session:
        actions = list(await session.scalars(select(AuditEvent.action)))
    assert "transcript_read" in actions


async def test_technicians_and_leads_of_others_read_no_transcript(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, "faq/vpn_connect: how")
    with pytest.raises(NotALead):
        await transcripts.search(test_desk.desk, test_desk.priya, "", None, 1)
    with pytest.raises(ConversationUnknown):
        await transcripts.read(test_desk.desk, test_desk.stranger, visitor.conversation_id)
    assert (await transcripts.search(test_desk.desk, test_desk.stranger, "", None, 1)).total == 0


def test_a_snippet_marks_the_match_and_cuts_long_text() -> None:
    pieces = snippet("a" * 200 + " Needle " + "b" * 200, ["needle"])
    assert [matched for _, matched in pieces] == [False, True, False]
    assert pieces[1][0] == "Needle"
    assert pieces[0][0].startswith("…")
    assert pieces[2][0].endswith("…")
