"""Reading the audit: what was done in the organizations that a lead answers for."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from handoff.models import AuditEvent, Conversation, Organization, ResetRequest, Technician
from handoff.services.desk import Desk
from handoff.services.staff import Staff

PAGE_SIZE = 50


@dataclass(frozen=True)
class Recorded:
    """An event, who did it if it was one of the staff, and where."""

    event: AuditEvent
    by: str | None
    organization_name: str


@dataclass(frozen=True)
class RecordedPage:
    """One page of events, the latest first, and how many there are in all."""

    events: Sequence[Recorded]
    total: int
    pages: int


async def events(desk: Desk, staff: Staff, subject: str, page: int) -> RecordedPage:
    """Of the lead's organizations, all or about one subject: an id, or a conversation's reference. NotALead."""
    led = staff.led_organization_ids

    def look(session: Session) -> RecordedPage:
        where: list[ColumnElement[bool]] = [AuditEvent.organization_id.in_(led)]
        if subject:
            where.append(AuditEvent.subject_id.in_(_ids_of(session, led, subject)))
        total = session.scalar(select(func.count()).select_from(AuditEvent).where(*where)) or 0
        rows = (
            select(AuditEvent, Technician.name, Organization.name)
            .outerjoin(Technician, Technician.id == AuditEvent.actor_id)
            .join(Organization, Organization.id == AuditEvent.organization_id)
            .where(*where)
            .order_by(AuditEvent.at.desc(), AuditEvent.seq.desc())
            .limit(PAGE_SIZE)
            .offset((page - 1) * PAGE_SIZE)
        )
        found = [Recorded(event, by, name) for event, by, name in session.execute(rows)]
        return RecordedPage(found, total, max(1, -(-total // PAGE_SIZE)))

    return await desk.database.query(look)


def _ids_of(session: Session, led: Sequence[UUID], subject: str) -> list[UUID]:
    """What the words mean: an id, or a conversation with the resets that were asked for in it."""
    try:
        return [UUID(subject)]
    except ValueError:
        named = (Conversation.organization_id.in_(led), Conversation.reference == subject.upper())
        conversation_ids = list(session.scalars(select(Conversation.id).where(*named)))
        asked = select(ResetRequest.id).where(ResetRequest.conversation_id.in_(conversation_ids))
        return [*conversation_ids, *session.scalars(asked)]
