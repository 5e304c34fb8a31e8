"""Attachments: files that were uploaded, and the message that each was sent with."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row


class Attachment(Row):
    """One file; `message_id` is empty until it is sent, `stored_at` until its bytes are safe.

    Whoever holds a link signed with `link_key` may read it; `preview` is the picture's (width, height) in pixels.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        UniqueConstraint("conversation_id", "uploader_id", "client_id"),
        Index("ix_attachment_unsent", "message_id", "created_at"),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    # No foreign key: a visitor may choose a file before the first word, and the conversation is made with that.
    conversation_id: Mapped[UUID]
    message_id: Mapped[UUID | None] = mapped_column(ForeignKey("message.id"))
    uploader_id: Mapped[UUID]
    client_id: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    preview: Mapped[list[Any] | None]
    link_key: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    stored_at: Mapped[datetime | None]

    @property
    def content_key(self) -> str:
        """Where the store keeps the file itself."""
        return f"{self.organization_id}/{self.id}"

    @property
    def preview_key(self) -> str:
        """Where the store keeps the picture of it."""
        return f"{self.content_key}.preview"

    def shown(self) -> dict[str, Any]:
        """What its message keeps of it, so that reading a thread reads no second table."""
        return {
            "id": str(self.id),
            "name": self.name,
            "media_type": self.media_type,
            "size": self.size,
            "preview": self.preview,
            "link_key": self.link_key,
        }
