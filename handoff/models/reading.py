"""How far people have read: one row per reader and conversation, however long it gets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Base


class ReadPosition(Base):
    """The last message that a reader has seen, a technician or the visitor, and when they saw it; it only moves on."""

    __tablename__ = "read_position"

    reader_id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), primary_key=True, index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    seq: Mapped[int]
    seen_at: Mapped[datetime]
