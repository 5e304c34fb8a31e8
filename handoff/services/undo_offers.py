"""Keeps what a technician has just done for as long as they may undo it."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from handoff.models import Conversation, Handoff, UndoableAct
from handoff.models.undo import HELD
from handoff.rules.undo import undoable_until
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import Undoable

Held = dict[str, Any]


def held(unit: UnitOfWork, conversation: Conversation, staff: Staff | None) -> Held | None:
    """What an act of this technician that is about to happen may change, beside the owner."""
    if staff is None:
        return None
    is_open = (Handoff.conversation_id == conversation.id, Handoff.ended_at.is_(None))
    kept = {name: getattr(conversation, name) for name in HELD}
    return kept | {"handoff_id": unit.session.scalar(select(Handoff.id).where(*is_open))}


def offer(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff | None, action: str, before: Held | None
) -> None:
    """Let the technician undo what they have just done, if it is something that can be undone."""
    if staff is None or before is None or action not in set(Undoable):
        return
    unit.session.execute(delete(UndoableAct).where(UndoableAct.conversation_id == conversation.id))
    unit.session.add(
        UndoableAct(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            technician_id=staff.technician_id,
            action=Undoable(action),
            epoch=conversation.epoch,
            until=undoable_until(desk.now(), conversation.accept_by),
            given_to=conversation.technician_id,
            **before,
        )
    )


async def undo_offer(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> UndoableAct | None:
    """What this technician may still undo of what led to the epoch."""
    led_here = (UndoableAct.conversation_id == conversation_id, UndoableAct.epoch == epoch)
    theirs = (UndoableAct.technician_id == staff.technician_id, UndoableAct.until > desk.now())
    async with desk.database.read() as session:
        return await session.scalar(select(UndoableAct).where(*led_here, *theirs))
