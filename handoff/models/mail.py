"""Mail that is on its way: written in the transaction that caused it, sent afterwards (P7)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import MailKind


class OutgoingMail(Row):
    """One mail: replies, each {"name", "text"}, a transcript, a code, or about a reset; its id makes the Message-ID.

    A transcript goes up to the message `up_to_seq`, so that every try is the same.
    """

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        # Holds the few that are on their way, however many have been sent.
        Index(
            "ix_outgoing_mail_due",
            "due_at",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    recipient: Mapped[str] = mapped_column(String(254))
    kind: Mapped[MailKind] = mapped_column(default=MailKind.REPLY)
    up_to_seq: Mapped[int | None]
    replies: Mapped[list[Any]] = mapped_column(default=list)
    email_code_id: Mapped[UUID | None] = mapped_column(ForeignKey("email_code.id"))
    # The link it carries, or the one by which what it tells of was done.
    reset_link_id: Mapped[UUID | None] = mapped_column(ForeignKey("reset_link.id"))
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]
    problem: Mapped[str | None] = mapped_column(String(300))
