"""Whether anybody is there to take a conversation."""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.models import Membership, Organization, StaffSession, Technician
from handoff.services.desk import Desk


async def is_anyone_on_duty(
    desk: Desk, session: AsyncSession, organization: Organization, team_id: UUID | None = None
) -> bool:
    """Whether the organization's desk is open and a technician who works for it is signed in."""
    if not desk.policies.of(organization.slug).hours.is_open(desk.now()):
        return False
    signed_in = (
        exists()
        .where(StaffSession.technician_id == Technician.id, StaffSession.expires_at > desk.now())
        .where(Technician.is_active.is_(True), Membership.technician_id == Technician.id)
        .where(Membership.organization_id == organization.id)
    )
    return bool(await session.scalar(select(signed_in)))
