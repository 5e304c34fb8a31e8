"""Audit events: who did what, append-only, each chained to the one before by its hash."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Base, Row
from handoff.rules.audit_chain import BEGINNING, Link
from handoff.vocabulary import AuthorKind

INSTALLATION = "installation"
"""The chain of what belongs to no organization."""


class AuditEvent(Row):
    """One act of a person or of the service; `details` never holds message text. Triggers refuse to change it."""

    __tablename__ = "audit_event"
    __table_args__ = (UniqueConstraint("chain", "seq"),)

    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[AuthorKind]
    actor_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(80))
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    chain: Mapped[str] = mapped_column(String(36))
    seq: Mapped[int]
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    @property
    def link(self) -> Link:
        """Its place in the chain, and all that the hash covers."""
        content = {
            "organization_id": str(self.organization_id) if self.organization_id else None,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": str(self.actor),
            "actor_id": str(self.actor_id) if self.actor_id else None,
            "action": self.action,
            "subject_id": str(self.subject_id) if self.subject_id else None,
            "details": self.details,
        }
        return Link(self.chain, self.seq, self.id, self.previous_hash, self.hash, content)


class AuditChain(Base):
    """The newest event of each chain; whoever appends holds its row until the commit."""

    __tablename__ = "audit_chain"

    name: Mapped[str] = mapped_column(String(36), primary_key=True)
    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))
    seq: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(String(64), default=BEGINNING)
