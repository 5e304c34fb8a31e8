"""A conversation that nobody can take now becomes a ticket: the same thread, in the same queue, answered later."""

from datetime import datetime, tzinfo
from functools import partial
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Organization, Visitor
from handoff.rules.patience import is_ticket_due
from handoff.services import announcements, duty, sla
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession, ensure_conversation
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.storage.waits import waits_since
from handoff.vocabulary import AuthorKind, Status


def open_if_closed(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """Make a ticket at once of what joins the queue of a closed desk, and say when it opens."""
    organization = unit.session.get_one(Organization, conversation.organization_id)
    if not desk.policies.of(organization.slug).hours.is_open(desk.now()):
        _open(desk, unit, conversation, organization)


async def open_due(desk: Desk) -> list[UUID]:
    """Make tickets of what has waited for too long, or was overtaken by the end of the day; returns them."""
    live = (Conversation.status == Status.QUEUED, Conversation.ticket_since.is_(None))
    async with desk.database.read() as session:
        waiting = list(await session.scalars(select(Conversation.id).where(*live)))
    return [id_ for id_ in waiting if await desk.transactions.run(partial(_open_if_due, desk, id_), id_)]


async def leave_address(desk: Desk, session: VisitorSession, email: str) -> None:
    """Keep where to write to; typed and unverified, it says nothing about who the visitor is."""

    def write(unit: UnitOfWork) -> None:
        conversation = ensure_conversation(desk, unit, session)
        visitor = unit.session.get_one(Visitor, conversation.visitor_id)
        visitor.contact_email = email
        unit.audit(
            AuthorKind.VISITOR,
            visitor.id,
            "address_left",
            at=desk.now(),
            organization_id=conversation.organization_id,
            subject_id=conversation.id,
        )
        announcements.visitor_told(desk, unit, conversation)

    await desk.transactions.run(write, session.conversation_id)


def _open_if_due(desk: Desk, conversation_id: UUID, unit: UnitOfWork) -> bool:
    conversation = unit.conversation(conversation_id)
    since = waits_since(unit.session, conversation_id)
    if since is None or conversation.ticket_since or conversation.team_id is None:
        return False
    organization = unit.session.get_one(Organization, conversation.organization_id)
    is_due = is_ticket_due(
        desk.waiting.of(organization.slug).limits,
        desk.now() - since,
        is_open=desk.policies.of(organization.slug).hours.is_open(desk.now()),
        on_duty=duty.is_anyone_on_duty(desk, unit.session, organization, conversation.team_id),
    )
    if is_due:
        _open(desk, unit, conversation, organization)
        announcements.left_queue(desk, unit, conversation)
    return is_due


def _open(desk: Desk, unit: UnitOfWork, conversation: Conversation, organization: Organization) -> None:
    now, hours = desk.now(), desk.policies.of(organization.slug).hours
    opens_at = None if hours.is_open(now) else hours.next_opening(now)
    conversation.become_ticket(now, opens_at)
    sla.became_ticket(desk, unit, conversation)
    say = desk.waiting.of(organization.slug).say
    if opens_at is None:
        told = say.nobody.format(reference=conversation.reference)
    else:
        told = say.closed.format(reference=conversation.reference, opens=_in_words(opens_at, now, hours.zone))
    append(unit, conversation.id, Draft(AuthorKind.SYSTEM, told), now)
    unit.audit(
        AuthorKind.SYSTEM,
        None,
        "ticket_opened",
        at=now,
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
    )


def _in_words(opens_at: datetime, now: datetime, zone: tzinfo) -> str:
    """Like "today at 08:00", or the day as well; by the clock of the desk."""
    local = opens_at.astimezone(zone)
    day = "today" if local.date() == now.astimezone(zone).date() else f"on {local:%A}, {local.day} {local:%B}"
    return f"{day} at {local:%H:%M}"
