"""Whether anybody is there to take a conversation."""

from uuid import UUID

from sqlalchemy.orm import Session

from handoff.models import Organization
from handoff.services.desk import Desk
from handoff.storage.presences import is_anyone_available


def is_anyone_on_duty(desk: Desk, session: Session, organization: Organization, team_id: UUID) -> bool:
    """Whether the desk is open and a member of the team is available, be it with as much to do as they can hold."""
    is_open = desk.policies.of(organization.slug).hours.is_open(desk.now())
    return is_open and is_anyone_available(session, desk.now(), team_id)
