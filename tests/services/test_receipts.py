"""How far people have read: it only moves on, belongs to its reader, and tells visitors nothing of notes."""

from uuid import UUID

import pytest
from sqlalchemy import func, select

from handoff.models import ReadPosition
from handoff.models.attention_facts import OwnerRead, TechnicianRead, VisitorSaw
from handoff.models.errors import ConversationUnknown
from handoff.services import console_views, messaging, receipts, technician_actions
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from tests.conftest import TestDesk


async def held_by_priya(test_desk: TestDesk) -> tuple[VisitorSession, int]:
    """A conversation in which the visitor asked for a person (1), was told (2) and Priya joined (3); and its epoch."""
    visitor = await test_desk.visitor()
    await messaging.request_person(test_desk.desk, visitor, "m1")
    row = await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, 2)
    assert row.last_seq == 3
    return visitor, row.epoch


def told[Kind](test_desk: TestDesk, kind: type[Kind]) -> list[Kind]:
    return [fact for fact in test_desk.facts if isinstance(fact, kind)]


async def read_seq(test_desk: TestDesk, conversation_id: UUID) -> int | None:
    return (await console_views.open_conversation(test_desk.desk, test_desk.priya, conversation_id)).read_seq


async def test_a_reading_position_only_moves_on_and_never_past_the_last_message(test_desk: TestDesk) -> None:
    visitor, _ = await held_by_priya(test_desk)
    here = visitor.conversation_id
    assert await read_seq(test_desk, here) is None
    for given, kept in ((2, 2), (1, 2), (2, 2), (99, 3), (3, 3)):
        await receipts.mark_read(test_desk.desk, test_desk.priya, here, given)
        assert await read_seq(test_desk, here) == kept
    assert [fact.seq for fact in told(test_desk, TechnicianRead)] == [2, 3]
    async with test_desk.desk.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(ReadPosition)) == 1


async def test_each_technician_has_a_position_of_their_own(test_desk: TestDesk) -> None:
    visitor, _ = await held_by_priya(test_desk)
    await receipts.mark_read(test_desk.desk, test_desk.tom, visitor.conversation_id, 3)
    assert await read_seq(test_desk, visitor.conversation_id) is None
    rows = await console_views.lists(test_desk.desk, test_desk.tom)
    (position,) = await console_views.positions(test_desk.desk, test_desk.tom, rows)
    assert (position.conversation_id, position.seq) == (visitor.conversation_id, 3)
    assert await console_views.positions(test_desk.desk, test_desk.priya, rows) == []


async def test_nobody_marks_what_belongs_to_another_organization(test_desk: TestDesk) -> None:
    visitor, _ = await held_by_priya(test_desk)
    with pytest.raises(ConversationUnknown):
        await receipts.mark_read(test_desk.desk, test_desk.stranger, visitor.conversation_id, 1)


async def test_a_visitor_is_told_that_the_owner_has_read_and_of_nobody_else(test_desk: TestDesk) -> None:
    visitor, epoch = await held_by_priya(test_desk)
    await receipts.mark_read(test_desk.desk, test_desk.lena, visitor.conversation_id, 3)
    assert told(test_desk, OwnerRead) == []
    assert (await read_own(test_desk.desk, visitor)).read_seq is None
    await receipts.mark_read(test_desk.desk, test_desk.priya, visitor.conversation_id, 3)
    assert [(fact.seq, fact.epoch) for fact in told(test_desk, OwnerRead)] == [(1, epoch)]
    assert (await read_own(test_desk.desk, visitor)).read_seq == 1


async def test_a_visitor_hears_of_no_reader_while_nobody_has_accepted_or_the_bot_has_it(test_desk: TestDesk) -> None:
    visitor, epoch = await held_by_priya(test_desk)
    await receipts.mark_read(test_desk.desk, test_desk.priya, visitor.conversation_id, 3)
    await technician_actions.return_to_bot(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
    assert (await read_own(test_desk.desk, visitor)).read_seq is None
    before = len(told(test_desk, OwnerRead))
    await receipts.mark_read(test_desk.desk, test_desk.priya, visitor.conversation_id, 99)
    assert len(told(test_desk, OwnerRead)) == before


async def test_p8_that_a_note_was_read_tells_a_visitor_nothing(test_desk: TestDesk) -> None:
    visitor, _ = await held_by_priya(test_desk)
    here = visitor.conversation_id
    await receipts.mark_read(test_desk.desk, test_desk.priya, here, 3)
    before = len(told(test_desk, OwnerRead))
    note = await technician_actions.note(test_desk.desk, test_desk.lena, here, "be kind", "n1")
    await receipts.mark_read(test_desk.desk, test_desk.priya, here, note.seq)
    assert len(told(test_desk, OwnerRead)) == before
    assert (await read_own(test_desk.desk, visitor)).read_seq == 1


async def test_p8_what_a_visitor_reports_counts_only_as_far_as_they_were_shown_it(test_desk: TestDesk) -> None:
    visitor, epoch = await held_by_priya(test_desk)
    here = visitor.conversation_id
    reply = await technician_actions.reply(test_desk.desk, test_desk.priya, here, epoch, "Hello", "r1")
    note = await technician_actions.note(test_desk.desk, test_desk.priya, here, "a note", "n1")
    for given in (note.seq, 2**31 - 1, reply.seq, 1):
        await receipts.visitor_saw(test_desk.desk, visitor, given)
    assert [fact.seq for fact in told(test_desk, VisitorSaw)] == [reply.seq]
    opened = await console_views.open_conversation(test_desk.desk, test_desk.priya, here)
    assert opened.visitor_position is not None
    assert opened.visitor_position.seq == reply.seq


async def test_a_visitor_sees_nothing_of_a_conversation_that_has_not_begun(test_desk: TestDesk) -> None:
    await receipts.visitor_saw(test_desk.desk, await test_desk.visitor(), 5)
    assert told(test_desk, VisitorSaw) == []
