"""Filters of the lists that a technician has given a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row


class SavedView(Row):
    """One technician's view; `filter` is kept as the console gave it, which the protocol has checked."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("technician_id", "name"),)

    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    name: Mapped[str] = mapped_column(String(60))
    filter: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


@dataclass(frozen=True)
class SavedViewsChanged:
    """A technician's views, told to each of their consoles after one was saved or deleted."""

    technician_id: UUID
    views: tuple[SavedView, ...]
    at: datetime
