"""The ack of every change of owner: how the conversation stands now, and what can be undone."""

from handoff.models.facts import Summary
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.undo_offers import undo_offer
from handoff.transports import views
from handoff.transports.protocol.console.ownership import ConversationAck, UndoOffer


async def ack(desk: Desk, staff: Staff, row: Summary) -> ConversationAck:
    """The row after the change; whatever became of it meanwhile, only what led to this epoch is offered."""
    act = await undo_offer(desk, staff, row.conversation_id, row.epoch)
    undo = None
    if act is not None:
        undo = UndoOffer(action=act.action, epoch=act.epoch, ttl_s=int((act.until - desk.now()).total_seconds()))
    return ConversationAck(conversation=views.listed(row), undo=undo)
