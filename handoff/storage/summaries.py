"""Reads conversations as lists show them, and the order in which they are taken."""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, aliased

from handoff.models import Conversation, Handoff, Message, Organization, SlaClock, Team, Technician, Visitor
from handoff.models.facts import Summary
from handoff.storage.sla_clocks import SLA_COLUMNS, nearest_clock, standing
from handoff.vocabulary import AuthorKind, Priority, Visibility

PREVIEW_CHARS = 160

# Not `in_`, for which the statement is put together anew each time.
_BY_PEOPLE = or_(Message.author == AuthorKind.VISITOR, Message.author == AuthorKind.TECHNICIAN)
# The message that brought a person, where an earlier one says what about.
_ONLY_ASKED_FOR_PERSON = case(
    (Handoff.card["about_seq"].as_integer().is_not(None), Handoff.card["message_seq"].as_integer())
)

_URGENCY = case({Priority.URGENT.value: 0, Priority.HIGH.value: 1}, value=Conversation.priority, else_=2)
QUEUE_ORDER = (_URGENCY, Conversation.queued_at, Conversation.id)
"""Who is next: the most urgent first, then whoever waits longest."""


async def summaries(session: AsyncSession, *where: ColumnElement[bool]) -> list[Summary]:
    """The conversations that match, the one written in last first."""
    rows = await session.execute(_ROWS.where(*where).order_by(Conversation.last_message_at.desc()))
    return [_summary(row.Conversation, row) for row in rows]


def summary(session: Session, conversation: Conversation) -> Summary:
    """One conversation, as it stands after what the session has changed."""
    session.flush()
    return _summary(conversation, session.execute(_BESIDE_ONE, {"id": conversation.id}).one())


def _beside_conversation() -> Select[Any]:
    latest, telling = aliased(Message), aliased(Message)
    latest_seq = _last_seq()
    telling_seq = _last_seq(_BY_PEOPLE, Message.seq != func.coalesce(_ONLY_ASKED_FOR_PERSON, 0))
    open_handoff = and_(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None))
    return (
        select(
            Organization.name.label("organization_name"),
            Visitor.name.label("visitor_name"),
            Visitor.verification,
            Visitor.contact_email,
            Technician.name.label("technician_name"),
            Team.name.label("team_name"),
            Handoff.reason,
            latest.author.label("last_author"),
            telling.text.label("preview"),
            telling.attachments.label("preview_files"),
            telling.author.label("preview_author"),
            *SLA_COLUMNS,
        )
        .select_from(Conversation)
        .join(Organization, Organization.id == Conversation.organization_id)
        .join(Visitor, Visitor.id == Conversation.visitor_id)
        .outerjoin(Technician, Technician.id == Conversation.technician_id)
        .outerjoin(Team, Team.id == Conversation.team_id)
        .outerjoin(Handoff, open_handoff)
        .outerjoin(latest, and_(latest.conversation_id == Conversation.id, latest.seq == latest_seq))
        .outerjoin(
            telling,
            and_(telling.conversation_id == Conversation.id, telling.seq == func.coalesce(telling_seq, latest_seq)),
        )
        .outerjoin(SlaClock, SlaClock.id == nearest_clock())
    )


def _last_seq(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    """The seq of the last message shown to the visitor that matches."""
    return (
        select(Message.seq)
        .where(Message.conversation_id == Conversation.id, Message.visibility == Visibility.EVERYONE, *where)
        .order_by(Message.seq.desc())
        .limit(1)
        .correlate(Conversation, Handoff)
        .scalar_subquery()
    )


# Put together once: each message is told with a summary, and building the statement costs more than running it.
_ROWS = _beside_conversation().add_columns(Conversation)
_BESIDE_ONE = _beside_conversation().where(Conversation.id == bindparam("id"))


def _summary(conversation: Conversation, row: Any) -> Summary:
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
        accept_by=conversation.accept_by,
        started_at=conversation.created_at,
        outcome=conversation.outcome,
        ticket_since=conversation.ticket_since,
        ticket_opens_at=conversation.ticket_opens_at,
        contact_email=row.contact_email,
        last_seq=conversation.last_seq,
        preview=(row.preview or ", ".join(file["name"] for file in row.preview_files or []))[:PREVIEW_CHARS],
        preview_author=row.preview_author or AuthorKind.SYSTEM,
        last_author=row.last_author or AuthorKind.SYSTEM,
        last_message_at=conversation.last_message_at,
        sla=standing(row),
    )
