"""What was done with an organization's automations: switched off, on, and found overdue."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from handoff.models import AuditEvent, Technician
from handoff.services.desk import Desk

_ACTIONS = ("automation_on", "automation_off", "automation_overdue")
_LATEST = 200


@dataclass(frozen=True)
class Change:
    """One event of an automation; `by` is None for what the service did."""

    action: str
    by: str | None
    why: str | None
    at: datetime


async def history(desk: Desk, organization_id: UUID) -> Mapping[str, Sequence[Change]]:
    """By the automation's name, the latest first."""
    here = or_(AuditEvent.organization_id == organization_id, AuditEvent.organization_id.is_(None))
    rows = (
        select(AuditEvent, Technician.name)
        .outerjoin(Technician, Technician.id == AuditEvent.actor_id)
        .where(here, AuditEvent.action.in_(_ACTIONS))
        .order_by(AuditEvent.at.desc(), AuditEvent.seq.desc())
        .limit(_LATEST)
    )

    def look(session: Session) -> Mapping[str, Sequence[Change]]:
        found: dict[str, list[Change]] = defaultdict(list)
        for event, by in session.execute(rows):
            change = Change(event.action, by, event.details.get("why"), event.at)
            found[event.details["automation"]].append(change)
        return found

    return await desk.database.query(look)
