"""A visitor ends their own conversation: with the bot, in the queue, or with a technician."""

from handoff.models.facts import OwnershipLost
from handoff.services import announcements, stretches
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Resolution, Status, Visibility

ENDED = "The visitor has ended this conversation."
LOST = "{reference} was ended by its visitor."


async def end(desk: Desk, session: VisitorSession, epoch: int) -> None:
    """End it as it stood at `epoch`; what has ended already stays as it is. ConversationUnknown before a first word."""

    def write(unit: UnitOfWork) -> None:
        conversation = unit.conversation(session.conversation_id)
        if conversation.status is not Status.RESOLVED:
            _end(desk, unit, session, epoch)

    await desk.transactions.run(write, session.conversation_id)


def _end(desk: Desk, unit: UnitOfWork, session: VisitorSession, epoch: int) -> None:
    conversation = unit.conversation(session.conversation_id)
    technician_id = conversation.technician_id
    conversation.end(epoch, desk.now())
    stretches.record(desk, unit, conversation, Resolution.ENDED_BY_VISITOR)
    unit.audit(
        AuthorKind.VISITOR,
        conversation.visitor_id,
        Resolution.ENDED_BY_VISITOR,
        at=desk.now(),
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
        epoch=conversation.epoch,
    )
    append(unit, conversation.id, Draft(AuthorKind.SYSTEM, ENDED, visibility=Visibility.NOTE), desk.now())
    announcements.owner_changed(desk, unit, conversation)
    if technician_id is not None:
        words = LOST.format(reference=conversation.reference)
        unit.facts.append(OwnershipLost(technician_id, conversation.id, conversation.epoch, words, desk.now()))
