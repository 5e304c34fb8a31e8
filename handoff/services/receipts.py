"""How far people have read: the technicians' unread dividers, and who is told that a message was read."""

from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from handoff.models import Conversation
from handoff.models.attention_facts import OwnerRead, TechnicianRead, VisitorSaw
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage import read_positions
from handoff.storage.unit_of_work import UnitOfWork


async def mark_read(desk: Desk, staff: Staff, conversation_id: UUID, seq: int) -> None:
    """Note that a technician has read up to a message, which is never undone; the visitor hears of it from the owner.

    ConversationUnknown for another organization's.
    """
    conversation = await expect_visible(desk, staff, conversation_id)
    read = min(seq, conversation.last_seq)
    if await _is_new(desk, staff.technician_id, conversation_id, read):
        await desk.transactions.run(partial(_mark_read, desk, staff, conversation_id, read), conversation_id)


def _mark_read(desk: Desk, staff: Staff, conversation_id: UUID, seq: int, unit: UnitOfWork) -> None:
    session, conversation = unit.session, unit.session.get_one(Conversation, conversation_id)
    before = read_positions.position_of(session, staff.technician_id, conversation_id)
    known = before.seq if before else 0
    now = desk.now()
    if not read_positions.move_on(session, conversation, staff.technician_id, seq, now):
        return
    unit.facts.append(TechnicianRead(staff.technician_id, conversation_id, seq, now))
    if conversation.is_held_by(staff.technician_id):
        _tell_visitor(desk, unit, conversation, known, seq)


def _tell_visitor(desk: Desk, unit: UnitOfWork, conversation: Conversation, known: int, seq: int) -> None:
    """Silent about what visitors are not shown: that a note was read would tell that there is one (P8)."""
    if not read_positions.is_shown_between(unit.session, conversation.id, known, seq):
        return
    read = read_positions.newest_of_visitor(unit.session, conversation.id, seq)
    if read is not None:
        unit.facts.append(OwnerRead(conversation.id, conversation.epoch, read, desk.now()))


async def visitor_saw(desk: Desk, session: VisitorSession, seq: int) -> None:
    """Note that the visitor has seen what others wrote up to a message, as far as they were shown it (P8)."""

    def shown(reading: Session) -> int | None:
        return read_positions.newest_for_visitor(reading, session.conversation_id, seq)

    seen = await desk.database.query(shown)
    if seen is not None and await _is_new(desk, session.visitor_id, session.conversation_id, seen):
        await desk.transactions.run(partial(_visitor_saw, desk, session, seen), session.conversation_id)


def _visitor_saw(desk: Desk, session: VisitorSession, seq: int, unit: UnitOfWork) -> None:
    conversation = unit.session.get_one(Conversation, session.conversation_id)
    now = desk.now()
    if read_positions.move_on(unit.session, conversation, session.visitor_id, seq, now):
        unit.facts.append(VisitorSaw(conversation.id, seq, now))


async def _is_new(desk: Desk, reader_id: UUID, conversation_id: UUID, seq: int) -> bool:
    """Whether this is further than is known; read first, as most reports repeat what is stored."""
    known = await desk.database.query(lambda s: read_positions.position_of(s, reader_id, conversation_id))
    return seq > (known.seq if known else 0)


def read_by_owner(session: Session, conversation: Conversation) -> int | None:
    """The visitor's own last message that the technician who owns the conversation has read; None with nobody there."""
    technician_id = conversation.technician_id
    if technician_id is None or not conversation.is_held_by(technician_id):
        return None
    position = read_positions.position_of(session, technician_id, conversation.id)
    return read_positions.newest_of_visitor(session, conversation.id, position.seq) if position else None
