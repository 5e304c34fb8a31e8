"""The accounts of the demo directory; a real organization's are in its own directory and nowhere here."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row

WRONG_PASSWORDS_ALLOWED = 5


class DirectoryAccount(Row):
    """A made-up account that a reset can be tried on; `memberships` names groups, also those it is in by others."""

    __tablename__ = "directory_account"
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    name: Mapped[str] = mapped_column(String(64))
    display_name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))
    memberships: Mapped[list[Any]]
    recovery_emails: Mapped[list[Any]]
    recovery_phones: Mapped[list[Any]]
    password_hash: Mapped[str] = mapped_column(String(300))
    wrong_passwords: Mapped[int] = mapped_column(default=0)
    is_enabled: Mapped[bool] = mapped_column(default=True)
    password_changed_at: Mapped[datetime | None]
    mfa_removed_at: Mapped[datetime | None]
    contact_changed_at: Mapped[datetime | None]

    @property
    def is_locked(self) -> bool:
        """Whether too many wrong passwords were tried."""
        return self.wrong_passwords >= WRONG_PASSWORDS_ALLOWED
