"""Facts about a conversation and its queue, put into the transaction that made them true."""

from uuid import UUID

from handoff.models import Conversation
from handoff.models.facts import ConversationChanged, QueueMoved
from handoff.services.desk import Desk
from handoff.storage.summaries import queue, summary
from handoff.storage.unit_of_work import UnitOfWork


def row_changed(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """Something that lists show has changed, but not the owner."""
    unit.facts.append(ConversationChanged(summary(unit.session, conversation), desk.now()))


def owner_changed(
    desk: Desk,
    unit: UnitOfWork,
    conversation: Conversation,
    *,
    left_team: UUID | None = None,
    new_handoff: bool = False,
) -> None:
    """The owner has changed; everybody else in the queues it joined or left is told their new place."""
    unit.facts.append(
        ConversationChanged(
            summary(unit.session, conversation), desk.now(), new_handoff=new_handoff, owner_changed=True
        )
    )
    for team_id in {left_team, conversation.team_id} - {None}:
        _queue_moved(desk, unit, team_id)


def _queue_moved(desk: Desk, unit: UnitOfWork, team_id: UUID | None) -> None:
    if team_id is None:
        return
    for place, (conversation_id, epoch) in enumerate(queue(unit.session, team_id), start=1):
        unit.facts.append(QueueMoved(conversation_id, epoch, place, desk.now()))
