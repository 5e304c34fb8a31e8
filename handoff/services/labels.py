"""What technicians say of handoffs afterwards, stored with them and counted for leads."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from handoff.models import Conversation, Handoff
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import HandoffLabel


def put(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, label: HandoffLabel | None) -> None:
    """Label the conversation's last handoff; without a label, or a handoff, nothing is said."""
    here = Handoff.conversation_id == conversation.id
    last = unit.session.scalar(select(Handoff).where(here).order_by(Handoff.requested_at.desc()).limit(1))
    if last is not None and label is not None:
        last.label, last.labelled_by, last.labelled_at = label, staff.technician_id, desk.now()


async def count(desk: Desk, organization_ids: Sequence[UUID]) -> dict[HandoffLabel, int]:
    """How many handoffs of these organizations were called what, every label named."""
    counted = select(Handoff.label, func.count()).where(
        Handoff.organization_id.in_(organization_ids), Handoff.label.is_not(None)
    )
    async with desk.database.read() as session:
        found = dict(iter(await session.execute(counted.group_by(Handoff.label))))
    return {label: found.get(label, 0) for label in HandoffLabel}
