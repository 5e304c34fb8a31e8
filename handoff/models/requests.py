"""What visitors ask to have done to their accounts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.vocabulary import RequestKind, RequestStatus


class ResetRequest(Row):
    """A password reset or unlock that a visitor asked for; nothing is done to the account by the row itself."""

    __tablename__ = "reset_request"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"))
    kind: Mapped[RequestKind]
    account: Mapped[str] = mapped_column(String(254))
    status: Mapped[RequestStatus] = mapped_column(default=RequestStatus.NEEDS_PERSON)
    requested_at: Mapped[datetime]
