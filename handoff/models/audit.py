"""Audit events: who did what, append-only."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import AuthorKind


class AuditEvent(Row):
    """One act of a person or of the service; `details` never holds message text."""

    __tablename__ = "audit_event"

    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[AuthorKind]
    actor_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(80))
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
