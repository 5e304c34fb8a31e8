"""SLA clocks as they are stored: one row for each promise, so that what was kept can be counted later."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.rules.sla import Clock
from handoff.vocabulary import SlaPause, SlaStep, SlaTerm

_FIELDS = tuple(field.name for field in fields(Clock))


class SlaClock(Row):
    """A `Clock` of a conversation; its columns have the same names."""

    __tablename__ = "sla_clock"
    __table_args__ = (
        # Holds what has not ended only, however many have.
        Index(
            "ix_sla_clock_live",
            "conversation_id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    term: Mapped[SlaTerm]
    target: Mapped[timedelta]
    in_opening_hours: Mapped[bool]
    started_at: Mapped[datetime]
    running_since: Mapped[datetime]
    spent: Mapped[timedelta]
    paused: Mapped[SlaPause | None]
    warn_at: Mapped[datetime | None]
    warn_leads_at: Mapped[datetime | None]
    deadline_at: Mapped[datetime | None]
    warned_at: Mapped[datetime | None]
    leads_warned_at: Mapped[datetime | None]
    breached_at: Mapped[datetime | None]
    met_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    @property
    def clock(self) -> Clock:
        """What the row holds."""
        return Clock(**{name: getattr(self, name) for name in _FIELDS})

    def keep(self, clock: Clock) -> None:
        """Hold this from now on."""
        for name in _FIELDS:
            setattr(self, name, getattr(clock, name))


@dataclass(frozen=True)
class SlaStanding:
    """What lists show of a conversation: the clock whose deadline is nearest, or one that stands still."""

    term: SlaTerm
    paused: SlaPause | None
    warn_at: datetime | None
    deadline_at: datetime | None


@dataclass(frozen=True)
class SlaAlerted:
    """Something is due soon, or late by now; told to one technician or lead."""

    technician_id: UUID
    conversation_id: UUID
    epoch: int
    term: SlaTerm
    step: SlaStep
    deadline_at: datetime
    at: datetime
