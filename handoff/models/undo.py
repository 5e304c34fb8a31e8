"""What a technician has just done and may still take back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.models.conversation import Conversation
from handoff.models.errors import NothingToUndo, StaleEpoch
from handoff.vocabulary import Priority, Undoable

HELD = (
    "team_id",
    "priority",
    "queued_at",
    "declined_by",
    "slots",
    "slot_origins",
    "ticket_since",
    "ticket_opens_at",
)
"""What of a conversation giving it away may change, kept as it was before."""


class UndoableAct(Row):
    """The last such act on a conversation: it led to `epoch`, and can be undone `until` then by who did it."""

    __tablename__ = "undoable_act"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), unique=True)
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    action: Mapped[Undoable]
    epoch: Mapped[int]
    until: Mapped[datetime]
    given_to: Mapped[UUID | None]
    handoff_id: Mapped[UUID | None]
    team_id: Mapped[UUID | None]
    priority: Mapped[Priority]
    queued_at: Mapped[datetime | None]
    declined_by: Mapped[list[Any]]
    slots: Mapped[dict[str, Any]]
    slot_origins: Mapped[dict[str, Any]]
    ticket_since: Mapped[datetime | None]
    ticket_opens_at: Mapped[datetime | None]

    def expect_open(self, technician_id: UUID, epoch: int, now: datetime) -> None:
        """Refuse whoever comes too late, or after somebody else; `epoch` is what they saw their own act lead to."""
        if self.epoch != epoch or self.technician_id != technician_id:
            raise StaleEpoch
        if self.until <= now:
            raise NothingToUndo

    def epoch_to_expect(self, conversation: Conversation) -> int:
        """The epoch at which nobody has acted since; what was passed on may be on offer, but not accepted."""
        is_offered = conversation.accept_by is not None
        if self.action is not Undoable.TRANSFERRED:
            return self.epoch
        if self.given_to is not None and conversation.epoch == self.epoch and not is_offered:
            raise NothingToUndo("Your colleague has accepted it already. Ask them to pass it back.")
        # Offered by the desk out of the team's queue.
        return self.epoch + 1 if self.given_to is None and is_offered else self.epoch

    def restore(self, conversation: Conversation) -> None:
        """Put back what the act has changed beside the owner."""
        for name in HELD:
            setattr(conversation, name, getattr(self, name))
        conversation.outcome = conversation.resolved_at = None
