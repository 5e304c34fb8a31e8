"""Reads what an organization's people are told of surges and notices, and what a surge is seen by."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from handoff.models import Conversation, Decision, Notice, Surge, Technician
from handoff.models.notice_facts import NoticeSeen
from handoff.rules.surge import Turn
from handoff.vocabulary import DecisionOutcome

_UNANSWERED = (DecisionOutcome.CLARIFY, DecisionOutcome.HANDOFF)
_SAYING = (DecisionOutcome.ANSWER, *_UNANSWERED)


def in_force(organization_id: Any) -> tuple[ColumnElement[bool], ...]:
    """What holds for the notices that the organization's visitors are told at the time given as `now`."""
    return Notice.organization_id == organization_id, Notice.ended_at.is_(None), Notice.ends_at > bindparam("now")


_IN_FORCE = select(Notice).where(*in_force(bindparam("organization_id"))).order_by(Notice.published_at.desc())


def notices_in_force(session: Session, organization_id: UUID, now: datetime) -> Sequence[Notice]:
    """What the organization's visitors are told now, the newest first."""
    return session.scalars(_IN_FORCE, {"organization_id": organization_id, "now": now}).all()


def seen_notices(session: Session, organization_id: UUID, now: datetime) -> tuple[NoticeSeen, ...]:
    """The same as people see it."""
    notices = notices_in_force(session, organization_id, now)
    if not notices:
        return ()
    wanted = {notice.published_by for notice in notices}
    names = {
        row.id: row.name
        for row in session.execute(select(Technician.id, Technician.name).where(Technician.id.in_(wanted)))
    }
    return tuple(
        NoticeSeen(
            notice.id,
            notice.surge_id,
            notice.revision,
            notice.text,
            tuple(notice.topics),
            names[notice.published_by],
            notice.published_at,
            notice.ends_at,
        )
        for notice in notices
    )


def latest_surges(session: Session, organization_id: UUID, since: datetime) -> dict[str, Surge]:
    """The latest surge of each subject that is open, or was dismissed since then."""
    matters = or_(Surge.ended_at.is_(None), Surge.dismissed_at > since)
    rows = select(Surge).where(Surge.organization_id == organization_id, matters).order_by(Surge.began_at)
    return {surge.subject: surge for surge in session.scalars(rows)}


def organizations_to_watch(session: Session, since: datetime) -> list[UUID]:
    """Every organization in which something was decided since then, or a surge is open."""
    recent = session.scalars(select(Decision.organization_id).where(Decision.at > since).distinct())
    surging = session.scalars(select(Surge.organization_id).where(Surge.ended_at.is_(None)).distinct())
    return sorted({*recent, *surging}, key=str)


def turns_within(
    session: Session, organization_id: UUID, windows: Sequence[tuple[datetime, datetime]]
) -> list[tuple[datetime, Turn]]:
    """What the policy made of the messages within the windows (after, until), in the order in which it did.

    Conversations in which it only answered are left out: they are most of them, and nobody in them is without help.
    """
    times = or_(*(and_(Decision.at > after, Decision.at <= until) for after, until in windows))
    here = (Decision.organization_id == organization_id, times)
    unanswered = select(Decision.conversation_id).where(*here, Decision.outcome.in_(_UNANSWERED))
    rows = session.execute(
        select(Decision.at, Decision.conversation_id, Conversation.visitor_id, Decision.outcome, Decision.top)
        .join(Conversation, Conversation.id == Decision.conversation_id)
        .where(*here, Decision.outcome.in_(_SAYING), Decision.conversation_id.in_(unanswered))
        .order_by(Decision.at, Decision.message_seq)
    )
    return [
        (
            row.at,
            Turn(row.conversation_id, row.visitor_id, row.outcome, tuple((name, share) for name, share in row.top)),
        )
        for row in rows
    ]


def references(session: Session, conversation_ids: Sequence[UUID]) -> list[dict[str, str]]:
    """The conversations by the names people know them by, in this order."""
    rows = session.execute(select(Conversation.id, Conversation.reference).where(Conversation.id.in_(conversation_ids)))
    names = {row.id: row.reference for row in rows}
    return [{"conversation_id": str(id_), "reference": names[id_]} for id_ in conversation_ids]
