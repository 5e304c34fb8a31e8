"""Whose desk this is: organizations, their sites and their teams."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row


class Organization(Row):
    """A client company."""

    __tablename__ = "organization"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]


class Site(Row):
    """A place where the widget runs; its key is public, its origins are checked."""

    __tablename__ = "site"

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    allowed_origins: Mapped[list[Any]]
    created_at: Mapped[datetime]

    def allows(self, origin: str | None) -> bool:
        """Whether a page of this origin may open the chat; clients that are no browser send no origin."""
        return origin is None or origin.lower().rstrip("/") in self.allowed_origins


class Team(Row):
    """A group of technicians with one queue."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("organization_id", "slug"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    slug: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
