"""Decision records: why each visitor message went the way it did (P5)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import DecisionOutcome

SCHEMA_VERSION = 1
"""Version of a decision record's fields; a record is read by the version it was written with."""


class Decision(Row):
    """One record per visitor message; `top` holds [intent, confidence] pairs, best first."""

    __tablename__ = "decision"

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
    explanation: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
