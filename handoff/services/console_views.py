"""What the console shows: the lists, and one conversation with everything known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import or_, select

from handoff.models import Conversation, Decision, Handoff, Message, ReadPosition, ResetRequest, Visitor
from handoff.models.errors import ConversationUnknown
from handoff.models.facts import Summary
from handoff.models.slots import KnownSlot, known_slots
from handoff.services.desk import Desk
from handoff.services.identity.shown import KnownVisitor, known_visitor
from handoff.services.staff import Staff
from handoff.services.viewers_here import Viewer
from handoff.storage.read_positions import position_of, positions_in
from handoff.storage.summaries import summaries, summary
from handoff.vocabulary import Status

SHOWN_FOR = timedelta(hours=24)
"""How long a conversation that needs nobody stays on the lists after its last message."""


@dataclass(frozen=True)
class OpenedConversation:
    """A conversation as staff read it; `handoff` is the one that is open, or the last."""

    summary: Summary
    handoff: Handoff | None
    requests: Sequence[ResetRequest]
    slots: Sequence[KnownSlot]
    page_url: str | None
    user_agent: str | None
    visitor: KnownVisitor
    visitor_here: bool
    visitor_position: ReadPosition | None
    read_seq: int | None
    viewers: Sequence[Viewer]
    messages: Sequence[Message]
    decisions: Sequence[Decision]


async def lists(desk: Desk, staff: Staff) -> list[Summary]:
    """Every conversation that waits or is owned by a technician, and what else was written in during the last day."""
    needs_someone = Conversation.status.in_([Status.QUEUED, Status.ASSIGNED])
    recent = Conversation.last_message_at > desk.now() - SHOWN_FOR
    mine = Conversation.organization_id.in_(staff.organization_ids)
    async with desk.database.read() as session:
        return await summaries(session, mine, or_(needs_someone, recent))


async def positions(desk: Desk, staff: Staff, rows: Sequence[Summary]) -> list[ReadPosition]:
    """How far the technician has read each of the conversations, in whichever browser."""
    ids = [row.conversation_id for row in rows]
    return await desk.database.query(lambda session: positions_in(session, staff.technician_id, ids))


async def expect_visible(desk: Desk, staff: Staff, conversation_id: UUID) -> Conversation:
    """The conversation, if the staff may see it; ConversationUnknown otherwise."""
    async with desk.database.read() as session:
        conversation = await session.get(Conversation, conversation_id)
    if conversation is None:
        raise ConversationUnknown
    staff.expect_member(conversation.organization_id)
    return conversation


async def open_conversation(desk: Desk, staff: Staff, conversation_id: UUID, last_seq: int = 0) -> OpenedConversation:
    """One conversation with its messages after `last_seq`; ConversationUnknown for another organization's."""
    conversation = await expect_visible(desk, staff, conversation_id)
    async with desk.database.read() as session:
        here = conversation_id
        handoffs = select(Handoff).where(Handoff.conversation_id == here).order_by(Handoff.requested_at.desc()).limit(1)
        requests = select(ResetRequest).where(ResetRequest.conversation_id == here).order_by(ResetRequest.requested_at)
        messages = select(Message).where(Message.conversation_id == here, Message.seq > last_seq).order_by(Message.seq)
        position = await session.run_sync(position_of, staff.technician_id, here)
        decisions = select(Decision).where(Decision.conversation_id == here).order_by(Decision.message_seq)
        return OpenedConversation(
            summary=await session.run_sync(summary, conversation),
            handoff=await session.scalar(handoffs),
            requests=(await session.scalars(requests)).all(),
            slots=known_slots(conversation),
            page_url=conversation.page_url,
            user_agent=conversation.user_agent,
            visitor=await known_visitor(desk, await session.get_one(Visitor, conversation.visitor_id)),
            visitor_here=here in desk.visitors,
            visitor_position=await session.run_sync(position_of, conversation.visitor_id, here),
            read_seq=position.seq if position else None,
            viewers=desk.viewers.of(here),
            messages=(await session.scalars(messages)).all(),
            decisions=(await session.scalars(decisions)).all(),
        )
