"""What a visitor has come with before, for whoever looks after them now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.models import Conversation, Decision, Handoff, Stretch, Technician
from handoff.models.errors import ConversationUnknown
from handoff.services.console_views import OpenedConversation, expect_visible, open_conversation
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.vocabulary import DecisionOutcome, Resolution, Status

PAGE_SIZE = 5


@dataclass(frozen=True)
class EarlierConversation:
    """One conversation in a line: `topic` is what the bot took it for, `reason` why it came to a person."""

    conversation_id: UUID
    reference: str
    started_at: datetime
    status: Status
    outcome: Resolution | None
    topic: str | None
    reason: str | None
    owner_name: str | None


@dataclass(frozen=True)
class EarlierPage:
    """Some of them, the latest first, and whether there are older ones."""

    conversations: list[EarlierConversation]
    has_more: bool


async def earlier(desk: Desk, staff: Staff, conversation_id: UUID, before_id: UUID | None = None) -> EarlierPage:
    """What the visitor of this conversation began before it, or before another one of theirs; a page at a time."""
    here = await expect_visible(desk, staff, conversation_id)
    before = await _same_visitor(desk, here, before_id) if before_id else here
    older = or_(
        Conversation.created_at < before.created_at,
        and_(Conversation.created_at == before.created_at, Conversation.id < before.id),
    )
    theirs = (
        Conversation.visitor_id == here.visitor_id,
        Conversation.organization_id == here.organization_id,
        Conversation.id != here.id,
    )
    latest_first = (Conversation.created_at.desc(), Conversation.id.desc())
    async with desk.database.read() as session:
        page = select(Conversation).where(*theirs, older).order_by(*latest_first).limit(PAGE_SIZE + 1)
        found = (await session.scalars(page)).all()
        return EarlierPage(await _told(desk, session, found[:PAGE_SIZE]), len(found) > PAGE_SIZE)


async def read_earlier(desk: Desk, staff: Staff, conversation_id: UUID, earlier_id: UUID) -> OpenedConversation:
    """One of them as it can be read; ConversationUnknown for another visitor's."""
    here = await expect_visible(desk, staff, conversation_id)
    await _same_visitor(desk, here, earlier_id)
    return await open_conversation(desk, staff, earlier_id)


async def _same_visitor(desk: Desk, here: Conversation, other_id: UUID) -> Conversation:
    async with desk.database.read() as session:
        other = await session.get(Conversation, other_id)
    if other is None or (other.visitor_id, other.organization_id) != (here.visitor_id, here.organization_id):
        raise ConversationUnknown
    return other


async def _told(desk: Desk, session: AsyncSession, found: Sequence[Conversation]) -> list[EarlierConversation]:
    ids = [conversation.id for conversation in found]
    topics, owners = await _topics(session, ids), await _owners(session, ids)
    handoffs = await session.scalars(
        select(Handoff).where(Handoff.conversation_id.in_(ids)).order_by(Handoff.requested_at)
    )
    reasons = {handoff.conversation_id: handoff.reason for handoff in handoffs}
    return [
        EarlierConversation(
            conversation.id,
            conversation.reference,
            conversation.created_at,
            conversation.status,
            conversation.outcome,
            topic=desk.topics.title(topics[conversation.id]) if conversation.id in topics else None,
            reason=reasons.get(conversation.id),
            owner_name=owners.get(conversation.id),
        )
        for conversation in found
    ]


async def _topics(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The first intent of each that the bot acted on."""
    told = Decision.outcome.in_([DecisionOutcome.ANSWER, DecisionOutcome.FLOW])
    decisions = await session.scalars(
        select(Decision).where(Decision.conversation_id.in_(ids), told).order_by(Decision.message_seq.desc())
    )
    return {decision.conversation_id: decision.top[0][0] for decision in decisions if decision.top}


async def _owners(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The last technician of each."""
    rows = await session.execute(
        select(Stretch.conversation_id, Technician.name)
        .join(Technician, Technician.id == Stretch.technician_id)
        .where(Stretch.conversation_id.in_(ids))
        .order_by(Stretch.epoch)
    )
    return {row.conversation_id: row.name for row in rows}
