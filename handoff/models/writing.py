"""What technicians write beside messages: drafts that nobody else sees, and mentions of colleagues in notes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import Voice


class SavedDraft(Row):
    """Unsent text of one technician in one conversation; `written_at` is when it was typed, not when it arrived."""

    __tablename__ = "saved_draft"
    __table_args__ = (UniqueConstraint("conversation_id", "technician_id", "voice"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    voice: Mapped[Voice]
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]


class Mention(Row):
    """A colleague named in a note; `seen_at` is empty until they have looked at it."""

    __tablename__ = "mention"
    __table_args__ = (
        UniqueConstraint("message_id", "technician_id"),
        Index("ix_mention_unseen", "technician_id", "seen_at"),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    message_id: Mapped[UUID] = mapped_column(ForeignKey("message.id"))
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    by_technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
