"""A conversation that nobody can take now becomes a ticket: the same thread, in the same queue, answered later."""

from datetime import datetime, tzinfo
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Organization, Visitor
from handoff.rules.patience import is_ticket_due
from handoff.services import announcements, duty
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession, ensure_conversation
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Status


async def open_if_closed(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """Make a ticket at once of what joins the queue of a closed desk, and say when it opens."""
    organization = await unit.session.get_one(Organization, conversation.organization_id)
    if not desk.policies.of(organization.slug).hours.is_open(desk.now()):
        await _open(desk, unit, conversation, organization)


async def open_due(desk: Desk) -> list[UUID]:
    """Make tickets of what has waited for too long, or was overtaken by the end of the day; returns them."""
    live = (Conversation.status == Status.QUEUED, Conversation.ticket_since.is_(None))
    async with desk.database.read() as session:
        waiting = list(await session.scalars(select(Conversation.id).where(*live)))
    return [conversation_id for conversation_id in waiting if await _open_if_due(desk, conversation_id)]


async def leave_address(desk: Desk, session: VisitorSession, email: str) -> None:
    """Keep where to write to; typed and unverified, it says nothing about who the visitor is."""
    async with desk.transactions.begin(session.conversation_id) as unit:
        conversation = await ensure_conversation(desk, unit, session)
        visitor = await unit.session.get_one(Visitor, conversation.visitor_id)
        visitor.contact_email = email
        unit.audit(
            AuthorKind.VISITOR,
            visitor.id,
            "address_left",
            at=desk.now(),
            organization_id=conversation.organization_id,
            subject_id=conversation.id,
        )
        await announcements.visitor_told(desk, unit, conversation)


async def _open_if_due(desk: Desk, conversation_id: UUID) -> bool:
    async with desk.transactions.begin(conversation_id) as unit:
        conversation = await unit.conversation(conversation_id)
        if conversation.status is not Status.QUEUED or conversation.ticket_since or conversation.queued_at is None:
            return False
        organization = await unit.session.get_one(Organization, conversation.organization_id)
        is_due = is_ticket_due(
            desk.waiting.of(organization.slug).limits,
            desk.now() - conversation.queued_at,
            is_open=desk.policies.of(organization.slug).hours.is_open(desk.now()),
            on_duty=await duty.is_anyone_on_duty(desk, unit.session, organization, conversation.team_id),
        )
        if is_due:
            await _open(desk, unit, conversation, organization)
            await announcements.left_queue(desk, unit, conversation)
        return is_due


async def _open(desk: Desk, unit: UnitOfWork, conversation: Conversation, organization: Organization) -> None:
    now, hours = desk.now(), desk.policies.of(organization.slug).hours
    opens_at = None if hours.is_open(now) else hours.next_opening(now)
    conversation.become_ticket(now, opens_at)
    say = desk.waiting.of(organization.slug).say
    if opens_at is None:
        told = say.nobody.format(reference=conversation.reference)
    else:
        told = say.closed.format(reference=conversation.reference, opens=_in_words(opens_at, now, hours.zone))
    await append(unit, conversation.id, Draft(AuthorKind.SYSTEM, told), now)
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
