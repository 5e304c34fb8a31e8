"""What every change of owner leaves behind in its transaction: a stretch, an audit event, and news."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from handoff.models import Conversation, Handoff
from handoff.models.facts import Summary
from handoff.services import announcements, handoffs, stretches, undo_offers
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.message_log import Draft, append
from handoff.storage.summaries import summary
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind

NO_TEAM = ""

Change = Callable[[UnitOfWork, Conversation], str | None]


async def change_owner(
    desk: Desk, staff: Staff, conversation_id: UUID, action: str, change: Change, **details: Any
) -> Summary:
    """Carry out a change of owner by a member of staff, and tell the visitor what it returns, if anything."""

    def write(unit: UnitOfWork) -> Summary:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        with recording(desk, unit, conversation, action, staff, **details):
            told = change(unit, conversation)
            if told:
                say(desk, unit, conversation, told)
        return summary(unit.session, conversation)

    return await desk.transactions.run(write, conversation_id)


@contextmanager
def recording(
    desk: Desk,
    unit: UnitOfWork,
    conversation: Conversation,
    action: str,
    staff: Staff | None = None,
    *,
    new_handoff: bool = False,
    **details: Any,
) -> Iterator[None]:
    """Record the change of owner that the block makes; without staff it was the desk itself."""
    left_team, before = conversation.team_id, undo_offers.held(unit, conversation, staff)
    yield
    stretches.record(desk, unit, conversation, action)
    audit(desk, unit, conversation, action, staff, **details)
    undo_offers.offer(desk, unit, conversation, staff, action, before)
    announcements.owner_changed(desk, unit, conversation, left_team=left_team, new_handoff=new_handoff)


def audit(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, action: str, staff: Staff | None, **details: Any
) -> None:
    """Record who did it."""
    unit.audit(
        AuthorKind.TECHNICIAN if staff else AuthorKind.SYSTEM,
        staff.technician_id if staff else None,
        action,
        at=desk.now(),
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
        epoch=conversation.epoch,
        **details,
    )


def say(desk: Desk, unit: UnitOfWork, conversation: Conversation, text: str) -> None:
    """Tell the visitor."""
    append(unit, conversation.id, Draft(AuthorKind.SYSTEM, text), desk.now())


def join(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff) -> None:
    """Note on the open handoff that somebody has come, and tell the visitor."""
    unclaimed = (
        Handoff.conversation_id == conversation.id,
        Handoff.ended_at.is_(None),
        Handoff.claimed_at.is_(None),
    )
    claimed = {"claimed_at": desk.now(), "claimed_by": staff.technician_id}
    unit.session.execute(update(Handoff).where(*unclaimed).values(**claimed))
    joined = f"{staff.name} from the service desk has joined and can see everything above."
    say(desk, unit, conversation, joined)


def team_of(unit: UnitOfWork, conversation: Conversation) -> UUID:
    """The team in whose queue the conversation waits, or the organization's first one."""
    return conversation.team_id or handoffs.team_for(unit, conversation, NO_TEAM)


def wait_again(desk: Desk, unit: UnitOfWork, conversation: Conversation, reason: str, why: str) -> None:
    """Make the open handoff unclaimed again; a conversation that has none gets one, for this reason."""
    open_handoff = (Handoff.conversation_id == conversation.id, Handoff.ended_at.is_(None))
    handoff = unit.session.scalar(select(Handoff).where(*open_handoff))
    if handoff is not None:
        handoff.claimed_at, handoff.claimed_by = None, None
        return
    unit.session.add(
        Handoff(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            team_id=conversation.team_id,
            reason=reason,
            rule="reconciler",
            why=why,
            priority=conversation.priority,
            requested_at=desk.now(),
        )
    )
