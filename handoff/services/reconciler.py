"""Finds what has no owner or no answer and mends it (P7)."""

from functools import partial
from uuid import UUID

from sqlalchemy import exists, or_, select

from handoff.models import Conversation, Handoff, Message, Technician
from handoff.services.desk import Desk
from handoff.services.owner_changes import recording, team_of, wait_again
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import Status

NOBODY_COULD_ANSWER = "The conversation had no owner who could answer, so it went back into the queue."


async def unanswered(desk: Desk) -> list[UUID]:
    """Conversations with a visitor message that no turn has accounted for."""
    waiting = select(Message.conversation_id).where(Message.undecided).distinct()
    return await desk.database.query(lambda session: list(session.scalars(waiting)))


async def requeue_stranded(desk: Desk) -> list[UUID]:
    """Put back into a queue what waits in none, or is owned by nobody who can answer; returns what was mended."""
    gone = ~exists().where(Technician.id == Conversation.technician_id, Technician.is_active.is_(True))
    without_handoff = ~exists().where(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None))
    stranded = or_(
        (Conversation.status == Status.ASSIGNED) & gone,
        (Conversation.status == Status.QUEUED) & (Conversation.team_id.is_(None) | without_handoff),
    )
    found = await desk.database.query(lambda session: list(session.scalars(select(Conversation.id).where(stranded))))
    for conversation_id in found:
        await desk.transactions.run(partial(_requeue, desk, conversation_id), conversation_id)
    return found


def _requeue(desk: Desk, conversation_id: UUID, unit: UnitOfWork) -> None:
    conversation = unit.conversation(conversation_id)
    if conversation.status not in (Status.ASSIGNED, Status.QUEUED):
        return
    with recording(desk, unit, conversation, "requeued", new_handoff=True):
        conversation.hand_over(team_of(unit, conversation), conversation.priority, desk.now())
        wait_again(desk, unit, conversation, "requeued", NOBODY_COULD_ANSWER)
