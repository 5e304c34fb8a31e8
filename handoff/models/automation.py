"""What is kept of automated flows: where one is switched off, and that its owner was warned."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row


class AutomationSwitch(Row):
    """How a lead has last set a flow for an organization; a flow without a row is on."""

    __tablename__ = "automation_switch"
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    name: Mapped[str] = mapped_column(String(40))
    is_on: Mapped[bool]
    why: Mapped[str] = mapped_column(String(300))
    changed_by: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    changed_at: Mapped[datetime]


class AutomationWarning(Row):
    """That a flow's owner was told that it is overdue since this date: once per date."""

    __tablename__ = "automation_warning"
    __table_args__ = (UniqueConstraint("name", "review_by"),)

    name: Mapped[str] = mapped_column(String(40))
    review_by: Mapped[date]
    owner: Mapped[str] = mapped_column(String(254))
    warned_at: Mapped[datetime]
