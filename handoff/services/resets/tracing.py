"""What became of a request, step by step, as the audit has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models import AuditEvent, ResetRequest, Technician

VIEWED = "reset_viewed"


@dataclass(frozen=True)
class Step:
    """One act on a request; `by` is None for what the service did."""

    action: str
    by: str | None
    at: datetime


def steps(session: Session, asked: ResetRequest) -> Sequence[Step]:
    """Every act in order, without the views, which are many."""
    rows = session.execute(
        select(AuditEvent.action, Technician.name, AuditEvent.at)
        .outerjoin(Technician, Technician.id == AuditEvent.actor_id)
        .where(AuditEvent.subject_id == asked.id, AuditEvent.action != VIEWED)
        .order_by(AuditEvent.seq)
    )
    return [Step(row.action, row.name, row.at) for row in rows]
