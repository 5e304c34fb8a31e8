"""Reads who is there, what they hold, and what waits for them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from handoff.models import (
    Conversation,
    Handoff,
    Membership,
    Organization,
    Presence,
    Team,
    TeamMember,
    Technician,
    TechnicianLanguage,
    TechnicianSkill,
)
from handoff.models.facts import Seen
from handoff.rules.routing import Candidate, Waiting
from handoff.storage.routing_file import RoutingPolicies
from handoff.vocabulary import AwayReason, PresenceState, Status

# A ticket is answered when there is time for it, so it takes no room.
_TAKES_ROOM = (Conversation.status == Status.ASSIGNED, Conversation.ticket_since.is_(None))
_LOAD = (
    select(func.count())
    .where(Conversation.technician_id == Presence.technician_id, *_TAKES_ROOM)
    .correlate(Presence)
    .scalar_subquery()
)


def load_of(session: Session, technician_id: UUID) -> int:
    """How many live conversations the technician holds or was offered."""
    held = (Conversation.technician_id == technician_id, *_TAKES_ROOM)
    return session.scalar(select(func.count()).select_from(Conversation).where(*held)) or 0


def is_anyone_there(session: Session, since: datetime, team_id: UUID) -> bool:
    """Whether a member of the team, whose lease ran since then, takes what is offered or claims by hand.

    Who never switched to available has not gone away either: a desk may do without offers.
    """
    works = or_(Presence.state == PresenceState.AVAILABLE, Presence.away_reason == AwayReason.NOT_STARTED)
    here = (works, Presence.lease_until > since, Technician.is_active.is_(True))
    members = (
        select(Presence.technician_id)
        .join(Technician, Technician.id == Presence.technician_id)
        .join(TeamMember, TeamMember.technician_id == Presence.technician_id)
    )
    return session.scalar(members.where(*here, TeamMember.team_id == team_id).limit(1)) is not None


def seen(session: Session, now: datetime, capacity: int, *where: ColumnElement[bool]) -> list[Seen]:
    """The technicians that match, by name; `capacity` is of those who have none of their own."""
    rows = session.execute(
        select(Presence, Technician.name, _LOAD.label("load"))
        .join(Technician, Technician.id == Presence.technician_id)
        .where(Technician.is_active.is_(True), *where)
        .order_by(Technician.name)
    )
    return [
        Seen(
            technician_id=row.Presence.technician_id,
            name=row.name,
            state=row.Presence.seen_as(now),
            away_reason=row.Presence.away_reason,
            load=row.load,
            capacity=row.Presence.capacity or capacity,
        )
        for row in rows
    ]


def works_for(organization_ids: Sequence[UUID]) -> ColumnElement[bool]:
    """Technicians of one of the organizations."""
    mine = select(Membership.technician_id).where(Membership.organization_id.in_(organization_ids))
    return Presence.technician_id.in_(mine)


def candidates(session: Session, now: datetime, capacity: int) -> list[Candidate]:
    """Everybody whose lease runs, with what routing looks at."""
    teams, skills, languages, assigned = defaultdict(set), defaultdict(set), defaultdict(set), {}
    for member in session.execute(select(TeamMember.technician_id, TeamMember.team_id)):
        teams[member.technician_id].add(member.team_id)
    for skill in session.execute(select(TechnicianSkill.technician_id, TechnicianSkill.skill)):
        skills[skill.technician_id].add(skill.skill)
    for spoken in session.execute(select(TechnicianLanguage.technician_id, TechnicianLanguage.language)):
        languages[spoken.technician_id].add(spoken.language)
    for presence in session.execute(select(Presence.technician_id, Presence.assigned_at)):
        assigned[presence.technician_id] = presence.assigned_at
    return [
        Candidate(
            technician_id=who.technician_id,
            state=who.state,
            load=who.load,
            capacity=who.capacity,
            teams=frozenset(teams[who.technician_id]),
            skills=frozenset(skills[who.technician_id]),
            languages=frozenset(languages[who.technician_id]),
            assigned_at=assigned[who.technician_id],
        )
        for who in seen(session, now, capacity, Presence.lease_until > now)
    ]


def waiting(session: Session, routing: RoutingPolicies) -> list[Waiting]:
    """Every conversation that waits live in a queue, of all organizations; tickets are claimed by hand."""
    open_handoff = and_(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None))
    rows = session.execute(
        select(Conversation, Team.slug, Organization.slug.label("organization"), Handoff.reason, Handoff.card)
        .join(Team, Team.id == Conversation.team_id)
        .join(Organization, Organization.id == Conversation.organization_id)
        .outerjoin(Handoff, open_handoff)
        .where(Conversation.status == Status.QUEUED, Conversation.ticket_since.is_(None))
    )
    return [_waiting(row, routing) for row in rows]


def _waiting(row: Any, routing: RoutingPolicies) -> Waiting:
    conversation: Conversation = row.Conversation
    policy = routing.of(row.organization)
    top = (row.card or {}).get("top")
    return Waiting(
        conversation_id=conversation.id,
        epoch=conversation.epoch,
        team_id=conversation.team_id,
        strategy=policy.strategy_of(row.slug),
        priority=conversation.priority,
        queued_at=conversation.queued_at or conversation.last_message_at,
        needs=policy.needed_skills(top[0][0] if top else None, row.reason),
        declined_by=frozenset(map(UUID, conversation.declined_by)),
        language=conversation.language,
    )
