"""Taking back what technicians did not accept in time, or left unanswered when they went (P7)."""

from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import exists, select

from handoff.models import Conversation, Message, Organization, Presence, Technician
from handoff.models.facts import OwnershipLost
from handoff.services import owner_changes, presence
from handoff.services.assignments import STEPPED_AWAY
from handoff.services.desk import Desk
from handoff.services.owner_changes import recording
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, AwayReason, PresenceState, Status, Visibility

NOT_ACCEPTED = "{reference} was not accepted in time. It went back into the queue, and you are away now."
NOT_ANSWERED = "{reference} went back into the queue, because you were gone and had not answered."


async def expire_offers(desk: Desk) -> list[UUID]:
    """Take back what was not accepted in time and set its technician away; returns what was taken back."""
    ran_out = (Conversation.status == Status.ASSIGNED, Conversation.accept_by <= desk.now())
    async with desk.database.read() as session:
        found = list(await session.scalars(select(Conversation.id).where(*ran_out)))
    return [id_ for id_ in found if await desk.transactions.run(partial(_expire, desk, id_), id_)]


def _expire(desk: Desk, conversation_id: UUID, unit: UnitOfWork) -> bool:
    conversation = unit.conversation(conversation_id)
    if conversation.accept_by is None or conversation.accept_by > desk.now():
        return False
    technician_id = conversation.technician_id
    # Before the queue is told, as everybody does who gives a technician something.
    theirs = presence.locked(unit, technician_id)
    _take_back(desk, unit, conversation, "not_accepted", NOT_ACCEPTED)
    theirs.choose(PresenceState.AWAY, AwayReason.DID_NOT_ACCEPT, desk.now())
    unit.audit(AuthorKind.SYSTEM, None, "presence_away", at=desk.now(), subject_id=technician_id)
    presence.announce(desk, unit, theirs)
    return True


async def requeue_unanswered(desk: Desk) -> list[UUID]:
    """Take back what technicians who are gone beyond the grace period have not answered; returns what was."""
    now = desk.now()
    async with desk.database.read() as session:
        rows = await session.execute(
            select(Conversation.id, Presence.lease_until, Organization.slug)
            .join(Presence, Presence.technician_id == Conversation.technician_id)
            .join(Organization, Organization.id == Conversation.organization_id)
            .where(Conversation.status == Status.ASSIGNED, ~_IS_ANSWERED)
        )
        found = [row.id for row in rows if _is_gone(row.lease_until, now - desk.routing.of(row.slug).grace)]
    return [id_ for id_ in found if await desk.transactions.run(partial(_requeue_unanswered, desk, id_), id_)]


def _requeue_unanswered(desk: Desk, conversation_id: UUID, unit: UnitOfWork) -> bool:
    conversation = unit.conversation(conversation_id)
    still = select(Conversation.id).where(Conversation.id == conversation_id, ~_IS_ANSWERED)
    if conversation.status is not Status.ASSIGNED or unit.session.scalar(still) is None:
        return False
    theirs = presence.locked(unit, conversation.technician_id)
    if theirs.seen_as(desk.now()) is not PresenceState.OFFLINE:
        return False
    _take_back(desk, unit, conversation, "owner_gone", NOT_ANSWERED)
    return True


def _take_back(desk: Desk, unit: UnitOfWork, conversation: Conversation, action: str, why: str) -> None:
    """Back to the front at the original queue time, with a word to the technician and to a visitor who had met them."""
    technician_id, was_joined = conversation.technician_id, conversation.accept_by is None
    with recording(desk, unit, conversation, action, new_handoff=True, technician=str(technician_id)):
        team_id = owner_changes.team_of(unit, conversation)
        conversation.hand_over(team_id, conversation.priority, desk.now())
        owner_changes.wait_again(desk, unit, conversation, action, "Its technician was gone.")
        if was_joined:
            technician = unit.session.get_one(Technician, technician_id)
            owner_changes.say(desk, unit, conversation, STEPPED_AWAY.format(name=technician.name))
    words = why.format(reference=conversation.reference)
    unit.facts.append(OwnershipLost(technician_id, conversation.id, conversation.epoch, words, desk.now()))


def _is_gone(lease_until: datetime | None, latest: datetime) -> bool:
    return lease_until is None or lease_until <= latest


# What was said in the stretch that runs: messages carry the epoch in which they were written.
_IS_ANSWERED = exists().where(
    Message.conversation_id == Conversation.id,
    Message.epoch == Conversation.epoch,
    Message.author == AuthorKind.TECHNICIAN,
    Message.visibility == Visibility.EVERYONE,
)
