"""Whether anybody is there to take a conversation."""

from uuid import UUID

from sqlalchemy.orm import Session

from handoff.models import Organization
from handoff.services.desk import Desk
from handoff.storage.presences import is_anyone_there


def is_anyone_on_duty(desk: Desk, session: Session, organization: Organization, team_id: UUID) -> bool:
    """Whether the desk is open and a member of the team is there, be it with as much to do as they can hold.

    Whoever may still come back counts: a console that is loaded anew must not send everybody in the queue home.
    """
    now = desk.now()
    seen_since = now - desk.routing.of(organization.slug).grace
    return desk.policies.of(organization.slug).hours.is_open(now) and is_anyone_there(session, seen_since, team_id)
