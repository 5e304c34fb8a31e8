"""Surges that were seen, and the notices that tell an organization's visitors what is known."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.models.errors import NoticeChanged, NoticeEnded, SurgeOver


class Surge(Row):
    """Many visitors of an organization with one subject; `visitors` is the most that came within one window.

    `conversations` are some of theirs, the latest first, each as {conversation_id, reference}.
    """

    __tablename__ = "surge"
    __table_args__ = (
        # One surge of a subject at a time, whoever looks.
        Index(
            "uq_surge_open",
            "organization_id",
            "subject",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    subject: Mapped[str] = mapped_column(String(100))
    topics: Mapped[list[Any]]
    visitors: Mapped[int]
    conversations: Mapped[list[Any]]
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    dismissed_at: Mapped[datetime | None]
    dismissed_by: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    dismissed_because: Mapped[str | None] = mapped_column(String(300))

    def grow(self, visitors: int, conversations: list[Any]) -> None:
        """Take note of more visitors."""
        self.visitors, self.conversations = visitors, conversations

    def end(self, now: datetime) -> None:
        """It is over."""
        self.ended_at = now

    def dismiss(self, technician_id: UUID, because: str, now: datetime) -> None:
        """Nobody needs to hear of it any more; SurgeOver when that is so already."""
        if self.ended_at is not None or self.dismissed_at is not None:
            raise SurgeOver
        self.dismissed_at, self.dismissed_by, self.dismissed_because = now, technician_id, because


class Notice(Row):
    """What every visitor of an organization is told until `ends_at`, and the topics that the bot gives it for.

    `revision` counts its changes. `ended_at` is when it did end: at its time, or earlier by somebody's hand.
    """

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_in_force", "organization_id", "ended_at"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    surge_id: Mapped[UUID | None] = mapped_column(ForeignKey("surge.id"))
    text: Mapped[str] = mapped_column(Text)
    topics: Mapped[list[Any]]
    revision: Mapped[int] = mapped_column(default=1)
    published_by: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    published_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))

    def is_in_force(self, now: datetime) -> bool:
        """Whether visitors are told it."""
        return self.ended_at is None and now < self.ends_at

    def change(self, revision: int, text: str, topics: list[str], ends_at: datetime, now: datetime) -> None:
        """Say something else; NoticeChanged when somebody else did since the caller last saw it."""
        if not self.is_in_force(now):
            raise NoticeEnded
        if self.revision != revision:
            raise NoticeChanged
        self.text, self.topics, self.ends_at = text, topics, ends_at
        self.revision += 1

    def end(self, technician_id: UUID, now: datetime) -> None:
        """End it before its time; NoticeEnded when it has ended already."""
        if not self.is_in_force(now):
            raise NoticeEnded
        self.ended_at, self.ended_by = now, technician_id

    def expire(self) -> None:
        """End at its time."""
        self.ended_at = self.ends_at
