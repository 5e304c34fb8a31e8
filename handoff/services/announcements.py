"""Facts about a conversation and its queue, put into the transaction that made them true."""

from uuid import UUID

from handoff.models import Conversation
from handoff.models.facts import ConversationChanged
from handoff.services import waiting
from handoff.services.desk import Desk
from handoff.services.ending_views import ending_of
from handoff.storage.summaries import summary
from handoff.storage.unit_of_work import UnitOfWork


def row_changed(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """Something that lists show has changed, but not the owner."""
    unit.facts.append(ConversationChanged(summary(unit.session, conversation), desk.now()))


def visitor_told(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """The same owner, but something that the visitor is shown of the conversation has changed as well."""
    unit.facts.append(ConversationChanged(summary(unit.session, conversation), desk.now(), visitor_told=True))


def left_queue(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """The conversation waits as a ticket from here on, so that everybody behind it has moved up."""
    visitor_told(desk, unit, conversation)
    if conversation.team_id is not None:
        waiting.queue_moved(desk, unit, conversation.team_id)


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
    if (ending := ending_of(desk, unit.session, conversation)) is not None:
        unit.facts.append(ending)
    # In a fixed order, as each locks what was promised to a team's visitors.
    for team_id in sorted({left_team, conversation.team_id} - {None}, key=str):
        waiting.queue_moved(desk, unit, team_id, joined=conversation)
