"""Keeps stretches and handoffs in step with a conversation's owner."""

import structlog
from sqlalchemy import update

from handoff.models import Conversation, Handoff, Stretch
from handoff.services import sla
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import OwnerKind

log = structlog.get_logger(__name__)


def record(desk: Desk, unit: UnitOfWork, conversation: Conversation, reason: str | None = None) -> None:
    """End the stretch before and begin the one of the conversation's present owner."""
    now = desk.now()
    before = (Stretch.conversation_id == conversation.id, Stretch.ended_at.is_(None))
    unit.session.execute(update(Stretch).where(*before).values(ended_at=now))
    if conversation.owner_kind in (OwnerKind.BOT, OwnerKind.NOBODY):
        open_ = (Handoff.conversation_id == conversation.id, Handoff.ended_at.is_(None))
        unit.session.execute(update(Handoff).where(*open_).values(ended_at=now))
    begin(desk, unit, conversation, reason)
    sla.owner_changed(desk, unit, conversation)


def accepted(unit: UnitOfWork, conversation: Conversation) -> None:
    """Note that the technician of the running stretch has taken what was offered."""
    running = (Stretch.conversation_id == conversation.id, Stretch.ended_at.is_(None))
    unit.session.execute(update(Stretch).where(*running).values(reason="accepted"))


def begin(desk: Desk, unit: UnitOfWork, conversation: Conversation, reason: str | None = None) -> None:
    """Begin the stretch of the conversation's present owner, its first one where nothing came before."""
    log.info("owner_changed", conversation_id=str(conversation.id), epoch=conversation.epoch, reason=reason)
    unit.session.add(
        Stretch(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            epoch=conversation.epoch,
            owner_kind=conversation.owner_kind,
            technician_id=conversation.technician_id,
            team_id=conversation.team_id,
            reason=reason,
            started_at=desk.now(),
        )
    )
