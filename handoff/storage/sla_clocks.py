"""Reads SLA clocks: those of a conversation, the one its row shows, and those about which something is due."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, and_, bindparam, case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, aliased

from handoff.models import Conversation, Membership, SlaClock, TeamMember
from handoff.models.sla import SlaStanding
from handoff.vocabulary import Role

SLA_COLUMNS = (
    SlaClock.term.label("sla_term"),
    SlaClock.paused.label("sla_paused"),
    SlaClock.warn_at.label("sla_warn_at"),
    SlaClock.deadline_at.label("sla_deadline_at"),
)

_LIVE = select(SlaClock).where(SlaClock.conversation_id == bindparam("conversation_id"), SlaClock.ended_at.is_(None))


def live_clocks(session: Session, conversation_id: UUID) -> Sequence[SlaClock]:
    """The clocks of a conversation that have not ended."""
    return session.scalars(_LIVE, {"conversation_id": conversation_id}).all()


def nearest_clock() -> ScalarSelect[UUID]:
    """The id of the conversation's clock that is due first; one that stands still comes after all that run."""
    clock = aliased(SlaClock)
    first = (case((clock.paused.is_(None), 0), else_=1), clock.deadline_at, clock.term)
    mine = (clock.conversation_id == Conversation.id, clock.ended_at.is_(None))
    return select(clock.id).where(*mine).order_by(*first).limit(1).correlate(Conversation).scalar_subquery()


def standing(row: Any) -> SlaStanding | None:
    """What a row with `SLA_COLUMNS` says, or None without a clock."""
    if row.sla_term is None:
        return None
    return SlaStanding(row.sla_term, row.sla_paused, row.sla_warn_at, row.sla_deadline_at)


async def conversations_due(session: AsyncSession, now: datetime) -> Sequence[UUID]:
    """The conversations with a clock about which something may have to be told, the most overdue first."""
    unwarned = and_(SlaClock.warn_at <= now, SlaClock.warned_at.is_(None))
    leads_unwarned = and_(SlaClock.warn_leads_at <= now, SlaClock.leads_warned_at.is_(None))
    running = (SlaClock.ended_at.is_(None), SlaClock.paused.is_(None), SlaClock.breached_at.is_(None))
    due = or_(unwarned, leads_unwarned, SlaClock.deadline_at < now)
    rows = select(SlaClock.conversation_id, SlaClock.deadline_at).where(*running, due).order_by(SlaClock.deadline_at)
    return list(dict.fromkeys(row.conversation_id for row in await session.execute(rows)))


def members_of(session: Session, team_id: UUID | None) -> Sequence[UUID]:
    """Who answers a team's queue."""
    return session.scalars(select(TeamMember.technician_id).where(TeamMember.team_id == team_id)).all()


def leads_of(session: Session, organization_id: UUID) -> Sequence[UUID]:
    """The leads of an organization."""
    here = (Membership.organization_id == organization_id, Membership.role == Role.LEAD)
    return session.scalars(select(Membership.technician_id).where(*here)).all()
