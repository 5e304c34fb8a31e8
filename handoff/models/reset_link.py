"""The link that is mailed to a recovery contact on file, and the page it opens: once, for one request, for a while."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.models.reset_errors import LinkEnded

LIFETIME = timedelta(minutes=15)
ATTEMPTS = 5


class ResetLink(Row):
    """One mailed link; its token and the secret of its page are kept as hashes (SHA-256) alone."""

    __tablename__ = "reset_link"
    # One link for each time that a request was cleared.
    __table_args__ = (UniqueConstraint("request_id", "round"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("reset_request.id"))
    round: Mapped[int]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    # Of the request's contact, all that may be shown.
    masked: Mapped[str] = mapped_column(String(254))
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    page_hash: Mapped[str | None] = mapped_column(String(64), unique=True)

    def is_open(self, now: datetime) -> bool:
        """Whether it may still be used."""
        return self.used_at is None and self.attempts < ATTEMPTS and now < self.created_at + LIFETIME

    def is_page_open(self, now: datetime) -> bool:
        """Whether the page that it opened still takes a password."""
        return self.used_at is not None and now < self.used_at + LIFETIME

    def use(self, page_hash: str | None, now: datetime) -> None:
        """Spend it, for a page if it opens one; LinkEnded the second time."""
        if not self.is_open(now):
            raise LinkEnded
        self.used_at, self.page_hash = now, page_hash
