"""Visitors, technicians and leads."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import Role, Verification


class Visitor(Row):
    """Somebody who writes in a widget; unverified unless a host page vouches for them."""

    __tablename__ = "visitor"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(200))
    verification: Mapped[Verification] = mapped_column(default=Verification.UNVERIFIED)
    is_privileged: Mapped[bool] = mapped_column(default=False)
    # Typed by the visitor and checked by nobody: somewhere to write to, never who somebody is.
    contact_email: Mapped[str | None] = mapped_column(String(254))
    # Vouched for by a signed token, or confirmed by a code.
    email: Mapped[str | None] = mapped_column(String(254))
    created_at: Mapped[datetime]


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
