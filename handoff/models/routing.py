"""Who can be given a conversation: members of teams, their skills, and their presence as a lease."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Base
from handoff.vocabulary import AwayReason, PresenceState


class TeamMember(Base):
    """A technician who answers a team's queue."""

    __tablename__ = "team_member"

    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), primary_key=True)
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"), primary_key=True, index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)


class TechnicianSkill(Base):
    """Something a technician is good at, by the name that `data/policy/routing.yml` gives it."""

    __tablename__ = "technician_skill"

    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"), primary_key=True)
    skill: Mapped[str] = mapped_column(String(60), primary_key=True)


class TechnicianLanguage(Base):
    """A language that a technician writes, by its ISO 639 code."""

    __tablename__ = "technician_language"

    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(3), primary_key=True)


class Presence(Base):
    """What a technician has chosen, and until when their console counts as there; locked by whoever gives them work.

    `capacity` is their own, None for the policy's; `left_at` is when colleagues were told that they are gone.
    """

    __tablename__ = "presence"

    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"), primary_key=True)
    state: Mapped[PresenceState] = mapped_column(default=PresenceState.AWAY)
    away_reason: Mapped[AwayReason | None] = mapped_column(default=AwayReason.NOT_STARTED)
    capacity: Mapped[int | None]
    lease_until: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    assigned_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]

    def seen_as(self, now: datetime) -> PresenceState:
        """The chosen state while the lease runs; whoever let it run out is offline."""
        is_here = self.lease_until is not None and self.lease_until > now
        return self.state if is_here else PresenceState.OFFLINE

    def renew(self, now: datetime, lease: timedelta) -> bool:
        """Let the lease run on; whether they were gone and are back."""
        was_gone = self.seen_as(now) is PresenceState.OFFLINE
        self.lease_until, self.left_at = now + lease, None
        return was_gone

    def leave(self, now: datetime) -> None:
        """End the lease now: nothing more is given to them, and the grace period begins."""
        self.lease_until = min(self.lease_until or now, now)
        self.left_at = now

    def choose(self, state: PresenceState, reason: AwayReason | None, now: datetime) -> None:
        """Become available or away; a reason goes with away only."""
        self.state, self.changed_at = state, now
        self.away_reason = reason if state is PresenceState.AWAY else None
