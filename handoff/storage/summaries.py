"""Reads conversations as lists show them, and places in queues."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from handoff.models import Conversation, Handoff, Message, Organization, Team, Technician, Visitor
from handoff.models.facts import Summary
from handoff.vocabulary import AuthorKind, Priority, Status, Visibility

PREVIEW_CHARS = 160

_URGENCY = case({Priority.URGENT.value: 0, Priority.HIGH.value: 1}, value=Conversation.priority, else_=2)
QUEUE_ORDER = (_URGENCY, Conversation.queued_at, Conversation.id)
"""Who is next: the most urgent first, then whoever waits longest."""


async def summaries(session: AsyncSession, *where: ColumnElement[bool]) -> list[Summary]:
    """The conversations that match, the one written in last first."""
    rows = await session.execute(_ROWS.where(*where).order_by(Conversation.last_message_at.desc()))
    return [_summary(row) for row in rows]


async def summary(session: AsyncSession, conversation_id: UUID) -> Summary:
    """One conversation, which must exist."""
    await session.flush()
    return _summary((await session.execute(_ONE_ROW, {"id": conversation_id})).one())


async def queue(session: AsyncSession, team_id: UUID) -> Sequence[tuple[UUID, int]]:
    """The team's waiting conversations, next first, as (id, epoch)."""
    waiting = and_(Conversation.team_id == team_id, Conversation.status == Status.QUEUED)
    rows = await session.execute(select(Conversation.id, Conversation.epoch).where(waiting).order_by(*QUEUE_ORDER))
    return [(row.id, row.epoch) for row in rows]


def _statement() -> Select[Any]:
    latest = aliased(Message)
    latest_seq = (
        select(func.max(Message.seq))
        .where(Message.conversation_id == Conversation.id, Message.visibility == Visibility.EVERYONE)
        .correlate(Conversation)
        .scalar_subquery()
    )
    open_handoff = and_(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None))
    return (
        select(
            Conversation,
            Organization.name.label("organization_name"),
            Visitor.name.label("visitor_name"),
            Visitor.verification,
            Visitor.contact_email,
            Technician.name.label("technician_name"),
            Team.name.label("team_name"),
            Handoff.reason,
            latest.text.label("preview"),
            latest.author.label("preview_author"),
        )
        .join(Organization, Organization.id == Conversation.organization_id)
        .join(Visitor, Visitor.id == Conversation.visitor_id)
        .outerjoin(Technician, Technician.id == Conversation.technician_id)
        .outerjoin(Team, Team.id == Conversation.team_id)
        .outerjoin(Handoff, open_handoff)
        .outerjoin(latest, and_(latest.conversation_id == Conversation.id, latest.seq == latest_seq))
    )


# Put together once: each message is told with a summary, and building the statement costs more than running it.
_ROWS = _statement()
_ONE_ROW = _ROWS.where(Conversation.id == bindparam("id"))


def _summary(row: Any) -> Summary:
    conversation: Conversation = row.Conversation
    return Summary(
        conversation_id=conversation.id,
        reference=conversation.reference,
        organization_id=conversation.organization_id,
        organization_name=row.organization_name,
        status=conversation.status,
        epoch=conversation.epoch,
        owner_kind=conversation.owner_kind,
        owner_name=row.technician_name,
        owner_technician_id=conversation.technician_id,
        visitor_name=row.visitor_name,
        verification=row.verification,
        team=row.team_name,
        priority=conversation.priority,
        reason=row.reason,
        queued_at=conversation.queued_at,
        started_at=conversation.created_at,
        outcome=conversation.outcome,
        ticket_since=conversation.ticket_since,
        ticket_opens_at=conversation.ticket_opens_at,
        contact_email=row.contact_email,
        last_seq=conversation.last_seq,
        preview=(row.preview or "")[:PREVIEW_CHARS],
        preview_author=row.preview_author or AuthorKind.SYSTEM,
        last_message_at=conversation.last_message_at,
    )
