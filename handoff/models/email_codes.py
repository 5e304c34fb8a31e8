"""A code that was sent to an e-mail address, to see whether the visitor reads it."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row

LIFETIME = timedelta(minutes=15)
ATTEMPTS = 5


class EmailCode(Row):
    """One code for one visitor and address; its digits follow from its id and the installation's secret alone."""

    __tablename__ = "email_code"
    __table_args__ = (
        Index("ix_email_code_visitor", "visitor_id", "created_at"),
        Index("ix_email_code_address", "address", "created_at"),
        Index("ix_email_code_site", "site_id", "created_at"),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"))
    address: Mapped[str] = mapped_column(String(254))
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    # Used, or replaced by a newer one.
    ended_at: Mapped[datetime | None]

    def is_open(self, now: datetime) -> bool:
        """Whether its digits may still be tried."""
        return self.ended_at is None and self.attempts < ATTEMPTS and now < self.created_at + LIFETIME
