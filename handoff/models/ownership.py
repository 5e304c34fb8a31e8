"""Handoffs and stretches: who was asked for, who owned it, from when to when."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import HandoffLabel, OwnerKind, Priority


class Handoff(Row):
    """One move from the bot to people; `card` is what the technician reads first, `label` what they say of it after."""

    __tablename__ = "handoff"
    __table_args__ = (Index("ix_handoff_open", "conversation_id", "ended_at"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    reason: Mapped[str] = mapped_column(String(80))
    rule: Mapped[str] = mapped_column(String(80))
    why: Mapped[str] = mapped_column(Text)
    priority: Mapped[Priority]
    card: Mapped[dict[str, Any]] = mapped_column(default=dict)
    requested_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    claimed_by: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    ended_at: Mapped[datetime | None]
    label: Mapped[HandoffLabel | None]
    labelled_by: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    labelled_at: Mapped[datetime | None]


OFFERED = "offered"
"""The reason of a technician's stretch until they accept: what is not accepted has not ended the visitor's wait."""


class Stretch(Row):
    """Who owned a conversation from when to when; all response times derive from these."""

    __tablename__ = "stretch"
    __table_args__ = (
        Index("ix_stretch_open", "conversation_id", "ended_at"),
        Index("ix_stretch_team", "team_id", "owner_kind", "ended_at"),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    epoch: Mapped[int]
    owner_kind: Mapped[OwnerKind]
    technician_id: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    reason: Mapped[str | None] = mapped_column(String(80))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
