"""Phishing mode: for as long as it is on, every reset of the organization is looked at by people."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row


class PhishingMode(Row):
    """An organization's latest phishing mode; it ends by itself at `ends_at`, which ending it early moves to then."""

    __tablename__ = "phishing_mode"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), unique=True)
    started_by: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    why: Mapped[str] = mapped_column(String(300))
    started_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    # That it has ended, by itself or early, was recorded and told.
    ended_at: Mapped[datetime | None]

    def is_on(self, now: datetime) -> bool:
        """Whether it is on at an aware time."""
        return self.started_at <= now < self.ends_at
