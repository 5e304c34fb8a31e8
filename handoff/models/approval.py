"""Approvals: who let a reset go on, and how they made sure of who asks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row


class Approval(Row):
    """One technician's approval; it counts in its `round` only, as a request that grew riskier begins a new one.

    `check` is the out-of-band check: who was called, on which number on file, and what they said.
    """

    __tablename__ = "approval"
    __table_args__ = (UniqueConstraint("request_id", "technician_id", "round"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("reset_request.id"))
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    round: Mapped[int]
    check: Mapped[dict[str, Any]]
    at: Mapped[datetime]
