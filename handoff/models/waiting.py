"""What waiting visitors were told about their wait."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Base


class WaitPromise(Base):
    """The range a visitor was last told, without one if it could not be told; it holds for this `queued_at` only.

    A row of its own, because everybody's promise is renewed in the transaction of whoever joins or leaves the queue,
    which must not lock the conversations of others.
    """

    __tablename__ = "wait_promise"

    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    queued_at: Mapped[datetime]
    place: Mapped[int]
    earliest: Mapped[datetime | None]
    latest: Mapped[datetime | None]
    longer: Mapped[bool] = mapped_column(default=False)
