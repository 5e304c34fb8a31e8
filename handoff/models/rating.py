"""What visitors say of the help they got."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import Rated, Score


class Rating(Row):
    """One visitor's word on the bot, or on the technician named; given once in a conversation and never changed."""

    __tablename__ = "rating"
    __table_args__ = (UniqueConstraint("conversation_id", "about"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    about: Mapped[Rated]
    technician_id: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"), index=True)
    score: Mapped[Score]
    comment: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
