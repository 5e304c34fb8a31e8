"""Undoing: each undo is a claim of its own with the expected epoch, and tells the visitor one thing (P3)."""

from uuid import UUID

from sqlalchemy import func, select, update

from handoff.models import Conversation, Handoff, UndoableAct
from handoff.models.errors import NothingToUndo
from handoff.models.facts import OwnershipLost, Summary
from handoff.services import owner_changes, presence
from handoff.services.assignments import STEPPED_AWAY
from handoff.services.desk import Desk
from handoff.services.owner_changes import recording
from handoff.services.staff import Staff
from handoff.storage.summaries import summary
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import Undoable

WITH_BOT_AGAIN = "{name} has left this chat to the automated assistant again. A person is still one click away."
REOPENED = "{name} has reopened this conversation. Just write on."
STAYS = "{name} stays with you after all. You need not repeat anything."
BACK = "{name} is back and can see everything above."
WITHDRAWN = "{name} has taken {reference} back."


async def undo(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Take back what led to this epoch; NothingToUndo when it is too late, StaleEpoch when somebody acted since."""

    def write(unit: UnitOfWork) -> Summary:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        act = unit.session.scalar(select(UndoableAct).where(UndoableAct.conversation_id == conversation_id))
        if act is None:
            raise NothingToUndo
        act.expect_open(staff.technician_id, epoch, desk.now())
        with recording(desk, unit, conversation, "undone", staff, undone=act.action):
            change = _give_back if act.action is Undoable.CLAIMED else _take_back
            told = change(desk, unit, conversation, staff, act)
            owner_changes.say(desk, unit, conversation, told.format(name=staff.name))
        unit.session.delete(act)
        return summary(unit.session, conversation)

    return await desk.transactions.run(write, conversation_id)


def _give_back(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, act: UndoableAct) -> str:
    """To its place in the queue, or to the bot it was taken from."""
    if act.queued_at is None:
        conversation.return_to_bot(staff.technician_id, act.epoch)
        return WITH_BOT_AGAIN
    conversation.put_back(staff.technician_id, act.epoch, owner_changes.team_of(unit, conversation), desk.now())
    owner_changes.wait_again(desk, unit, conversation, "undone", f"{staff.name} put it back.")
    return STEPPED_AWAY


def _take_back(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, act: UndoableAct) -> str:
    """To the technician who has just given it away, with all that was known then."""
    if act.ticket_since is None:
        presence.expect_room(desk, unit, staff)
    offered_to = conversation.technician_id if conversation.accept_by is not None else None
    conversation.take_back(staff.technician_id, act.epoch_to_expect(conversation))
    act.restore(conversation)
    if offered_to is not None:
        words = WITHDRAWN.format(name=staff.name, reference=conversation.reference)
        unit.facts.append(OwnershipLost(offered_to, conversation.id, conversation.epoch, words, desk.now()))
    _run_on(desk, unit, staff, act)
    return {Undoable.RESOLVED: REOPENED, Undoable.TRANSFERRED: STAYS}.get(act.action, BACK)


def _run_on(desk: Desk, unit: UnitOfWork, staff: Staff, act: UndoableAct) -> None:
    """The handoff goes on as if it had not ended; what was said of it at the end is said anew."""
    values = {
        "claimed_at": func.coalesce(Handoff.claimed_at, desk.now()),
        "claimed_by": func.coalesce(Handoff.claimed_by, staff.technician_id),
        "ended_at": None,
    }
    if act.action is Undoable.RESOLVED:
        values |= {"label": None, "labelled_by": None, "labelled_at": None}
    unit.session.execute(update(Handoff).where(Handoff.id == act.handoff_id).values(**values))
