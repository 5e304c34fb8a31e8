"""Messages: the rows that bot, visitor, technician and lead all look at."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import AuthorKind, Visibility


class Message(Row):
    """One message; `seq` is gapless in its conversation, `choice` is what a pressed or named button stood for.

    `attachments` are the files it was sent with, as `Attachment.shown` puts them.
    `undecided` says that a visitor's message has no decision record yet (P5).
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_msg_id", name="uq_message_client_msg_id"),
        # Holds the few messages that no turn has accounted for yet, however long the table grows.
        Index(
            "ix_message_undecided",
            "conversation_id",
            sqlite_where=text("undecided = 1"),
            postgresql_where=text("undecided"),
        ),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    seq: Mapped[int]
    epoch: Mapped[int]
    client_msg_id: Mapped[str | None] = mapped_column(String(64))
    author: Mapped[AuthorKind]
    author_name: Mapped[str | None] = mapped_column(String(200))
    technician_id: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.EVERYONE)
    text: Mapped[str] = mapped_column(Text)
    buttons: Mapped[list[Any]] = mapped_column(default=list)
    attachments: Mapped[list[Any]] = mapped_column(default=list)
    choice: Mapped[dict[str, Any] | None]
    redacted: Mapped[list[Any]] = mapped_column(default=list)
    undecided: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
