"""Visitors, technicians and leads."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.models.identity_errors import IdentityKnown
from handoff.vocabulary import Role, Verification


class Visitor(Row):
    """Somebody who writes in a widget; unverified until a host page vouches for them or they confirm an address."""

    __tablename__ = "visitor"
    __table_args__ = (Index("uq_visitor_subject", "organization_id", "subject", unique=True),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(200))
    verification: Mapped[Verification] = mapped_column(default=Verification.UNVERIFIED)
    verified_at: Mapped[datetime | None]
    # Whom the organization's own pages mean, by an id that never changes; only a signed token sets it.
    subject: Mapped[str | None] = mapped_column(String(200))
    # Vouched for by a signed token, or confirmed by a code.
    email: Mapped[str | None] = mapped_column(String(254))
    is_privileged: Mapped[bool] = mapped_column(default=False)
    # Typed by the visitor and checked by nobody: somewhere to write to, never who somebody is.
    contact_email: Mapped[str | None] = mapped_column(String(254))
    # What they answered before their first message, by the field's id; None: they were not asked yet.
    pre_chat: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]

    def vouched_for(self, name: str | None, email: str | None, now: datetime) -> None:
        """A host page says who this is; what it leaves out stays as it was."""
        self.verification, self.verified_at = Verification.SIGNED_TOKEN, now
        self.name, self.email = name or self.name, email or self.email

    def confirmed(self, email: str, now: datetime) -> None:
        """They read the mail of this address; less than a host page's word, so that it never takes its place."""
        if self.verification is Verification.SIGNED_TOKEN:
            raise IdentityKnown
        self.verification, self.verified_at, self.email = Verification.EMAIL_CODE, now, email
        self.contact_email = email


class Technician(Row):
    """A member of staff; what they may do is said per organization by their memberships."""

    __tablename__ = "technician"

    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(300))
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class Membership(Row):
    """A technician's role in one organization."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("technician_id", "organization_id"),)

    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    role: Mapped[Role]


class StaffSession(Row):
    """A signed-in browser; only the token's hash is kept."""

    __tablename__ = "staff_session"

    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
