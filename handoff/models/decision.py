"""Decision records: why each visitor message went the way it did (P5)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Base, Row
from handoff.vocabulary import DecisionOutcome

SCHEMA_VERSION = 2
"""Version of a decision record's fields; a record is read by the version it was written with."""


class Decision(Row):
    """One record per visitor message; `top` holds [intent, confidence] pairs, best first.

    `facts` is what the policy looked at, so that the decision can be taken again; version 1 had none.
    `notice_id` is the notice that was given.
    """

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_recent", "organization_id", "at"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    message_id: Mapped[UUID] = mapped_column(ForeignKey("message.id"), unique=True)
    message_seq: Mapped[int]
    epoch: Mapped[int]
    schema_version: Mapped[int] = mapped_column(default=SCHEMA_VERSION)
    policy_version: Mapped[str] = mapped_column(String(60))
    model_version: Mapped[str | None] = mapped_column(String(100))
    rule: Mapped[str] = mapped_column(String(80))
    outcome: Mapped[DecisionOutcome]
    confidence: Mapped[float | None]
    margin: Mapped[float | None]
    top: Mapped[list[Any]] = mapped_column(default=list)
    signals: Mapped[list[Any]] = mapped_column(default=list)
    actions: Mapped[list[Any]] = mapped_column(default=list)
    facts: Mapped[dict[str, Any] | None]
    explanation: Mapped[str] = mapped_column(Text)
    notice_id: Mapped[UUID | None]
    at: Mapped[datetime]


class PolicySnapshot(Base):
    """The content of a policy that was once in force, kept for as long as decisions name its version."""

    __tablename__ = "policy_snapshot"

    version: Mapped[str] = mapped_column(String(60), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    first_used_at: Mapped[datetime]
