"""A conversation and the only ways in which its owner may change (P1, P3)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from handoff.models.base import Row
from handoff.models.errors import AlreadyClaimed, AlreadyResolved, NotOwner, NotQueued, StaleEpoch
from handoff.vocabulary import OwnerKind, Priority, Resolution, SlotOrigin, Status

_OWNER = {
    Status.BOT: OwnerKind.BOT,
    Status.QUEUED: OwnerKind.QUEUE,
    Status.ASSIGNED: OwnerKind.TECHNICIAN,
    Status.RESOLVED: OwnerKind.NOBODY,
}


class Conversation(Row):
    """One thread from the first word to the last; `epoch` counts its changes of owner."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_status", "status"),
        Index("ix_conversation_queue", "team_id", "status", "queued_at"),
        Index("ix_conversation_lists", "organization_id", "status", "last_message_at"),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"), index=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    page_url: Mapped[str | None] = mapped_column(String(2000))
    language: Mapped[str | None] = mapped_column(String(3))
    status: Mapped[Status] = mapped_column(default=Status.BOT)
    epoch: Mapped[int] = mapped_column(default=1)
    last_seq: Mapped[int] = mapped_column(default=0)
    technician_id: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    priority: Mapped[Priority] = mapped_column(default=Priority.NORMAL)
    queued_at: Mapped[datetime | None]
    accept_by: Mapped[datetime | None]
    declined_by: Mapped[list[Any]] = mapped_column(default=list)
    ticket_since: Mapped[datetime | None]
    ticket_opens_at: Mapped[datetime | None]
    idle_warned_at: Mapped[datetime | None]
    failed_turns: Mapped[int] = mapped_column(default=0)
    awaiting_slot: Mapped[str | None] = mapped_column(String(60))
    slots: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # By slot, of those that the bot did not ask for.
    slot_origins: Mapped[dict[str, Any]] = mapped_column(default=dict)
    user_agent: Mapped[str | None] = mapped_column(String(300))
    outcome: Mapped[Resolution | None]
    created_at: Mapped[datetime]
    last_message_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]

    @property
    def owner_kind(self) -> OwnerKind:
        """Who owns the conversation, which follows from its status."""
        return _OWNER[self.status]

    @property
    def is_waiting(self) -> bool:
        """Whether its visitor waits for somebody to come: in a queue, or until what was offered is accepted."""
        return self.status is Status.QUEUED or self.accept_by is not None

    def is_offered_to(self, technician_id: UUID) -> bool:
        """Whether it waits for this technician to accept it."""
        return self.accept_by is not None and self.technician_id == technician_id

    def is_held_by(self, technician_id: UUID) -> bool:
        """Whether this technician owns it and has accepted it; until then the visitor knows of nobody."""
        return self.status is Status.ASSIGNED and self.technician_id == technician_id and self.accept_by is None

    def expect_epoch(self, epoch: int) -> None:
        """Refuse a write on behalf of an epoch that has passed."""
        if self.epoch != epoch:
            raise StaleEpoch

    def expect_owner(self, technician_id: UUID, epoch: int) -> None:
        """Refuse anything by a technician who does not own the conversation now."""
        if self.status is Status.RESOLVED:
            raise AlreadyResolved
        if self.status is not Status.ASSIGNED or self.technician_id != technician_id:
            raise NotOwner
        self.expect_epoch(epoch)

    def hand_over(self, team_id: UUID, priority: Priority, now: datetime) -> None:
        """Move from the bot, or from a technician who is gone, into a team's queue."""
        if self.status is Status.RESOLVED:
            raise AlreadyResolved
        self._change_owner(Status.QUEUED, technician_id=None, team_id=team_id)
        self.priority = priority
        self.queued_at = self.queued_at or now

    def claim(self, technician_id: UUID, epoch: int) -> None:
        """Move from the queue or the bot to one technician; only one claim of an epoch can succeed."""
        if self.status is Status.RESOLVED:
            raise AlreadyResolved
        if self.status is Status.ASSIGNED:
            raise AlreadyClaimed
        self.expect_epoch(epoch)
        self._change_owner(Status.ASSIGNED, technician_id=technician_id, team_id=self.team_id)

    def offer(self, technician_id: UUID, epoch: int, accept_by: datetime) -> None:
        """Give a waiting conversation to a technician, who has until `accept_by` to take it; its queue time is kept."""
        if self.status is not Status.QUEUED:
            raise NotQueued
        self.expect_epoch(epoch)
        self._change_owner(Status.ASSIGNED, technician_id=technician_id, team_id=self.team_id)
        self.accept_by = accept_by

    def accept(self, technician_id: UUID, epoch: int) -> None:
        """Take what was offered; the owner stays the same, so the epoch does too."""
        self.expect_owner(technician_id, epoch)
        self.accept_by = None

    def put_back(self, technician_id: UUID, epoch: int, team_id: UUID, now: datetime) -> None:
        """Return to a queue at the original time; it is not offered to the same technician again."""
        self.expect_owner(technician_id, epoch)
        self.hand_over(team_id, self.priority, now)
        self._note_decline(technician_id)

    def transfer(self, technician_id: UUID, epoch: int, target_id: UUID, team_id: UUID, accept_by: datetime) -> None:
        """Offer the technician's own conversation to a colleague."""
        self.expect_owner(technician_id, epoch)
        self._change_owner(Status.ASSIGNED, technician_id=target_id, team_id=team_id)
        self.accept_by = accept_by
        self._note_decline(technician_id)

    def take_over(self, technician_id: UUID, epoch: int) -> None:
        """Move from one technician to another who did not wait to be given it."""
        if self.status is Status.RESOLVED:
            raise AlreadyResolved
        if self.status is not Status.ASSIGNED or self.technician_id == technician_id:
            raise StaleEpoch
        self.expect_epoch(epoch)
        self._change_owner(Status.ASSIGNED, technician_id=technician_id, team_id=self.team_id)

    def return_to_bot(self, technician_id: UUID, epoch: int) -> None:
        """Give the conversation back to the bot, which starts clean."""
        self.expect_owner(technician_id, epoch)
        self._start_with_bot()

    def resolve(self, technician_id: UUID, epoch: int, outcome: Resolution, now: datetime) -> None:
        """End the conversation with an outcome."""
        self.expect_owner(technician_id, epoch)
        self._change_owner(Status.RESOLVED, technician_id=None, team_id=self.team_id)
        self.outcome, self.resolved_at, self.queued_at = outcome, now, None

    def abandon(self, epoch: int, now: datetime) -> None:
        """End what its visitor has left, with the bot or with a technician who waits for an answer."""
        if self.status is Status.RESOLVED:
            raise AlreadyResolved
        if self.status is Status.QUEUED:
            raise NotOwner
        self.expect_epoch(epoch)
        self._change_owner(Status.RESOLVED, technician_id=None, team_id=self.team_id)
        self.outcome, self.resolved_at, self.queued_at = Resolution.ABANDONED, now, None

    def end(self, epoch: int, now: datetime) -> None:
        """End it by its visitor's own word, whoever owns it."""
        if self.status is Status.RESOLVED:
            raise AlreadyResolved
        self.expect_epoch(epoch)
        self._change_owner(Status.RESOLVED, technician_id=None, team_id=self.team_id)
        self.outcome, self.resolved_at, self.queued_at = Resolution.ENDED_BY_VISITOR, now, None

    def become_ticket(self, now: datetime, opens_at: datetime | None) -> None:
        """Let it be answered later; it stays in its queue, and so keeps its owner. A second time changes nothing."""
        if self.status is not Status.QUEUED:
            raise StaleEpoch
        if self.ticket_since is None:
            self.ticket_since, self.ticket_opens_at = now, opens_at

    def reopen(self, epoch: int) -> None:
        """Take up a resolved conversation again with the bot."""
        self._expect_resolved(epoch)
        self._start_with_bot()

    def reopen_in_queue(self, epoch: int, team_id: UUID, now: datetime) -> None:
        """Take up a resolved conversation again in a team's queue; what was told so far is kept."""
        self._expect_resolved(epoch)
        self._change_owner(Status.QUEUED, technician_id=None, team_id=team_id)
        self._forget_ending()
        self.queued_at = now

    def reopen_for(self, technician_id: UUID, epoch: int, team_id: UUID, accept_by: datetime, now: datetime) -> None:
        """Offer a resolved conversation that its visitor takes up again to the technician who had it."""
        self._expect_resolved(epoch)
        self._change_owner(Status.ASSIGNED, technician_id=technician_id, team_id=team_id)
        self._forget_ending()
        self.queued_at, self.accept_by = now, accept_by

    def _expect_resolved(self, epoch: int) -> None:
        if self.status is not Status.RESOLVED:
            raise StaleEpoch
        self.expect_epoch(epoch)

    def take_back(self, technician_id: UUID, epoch: int) -> None:
        """Move back to the technician who has just given it away, if nobody has acted since."""
        self.expect_epoch(epoch)
        self._change_owner(Status.ASSIGNED, technician_id=technician_id, team_id=self.team_id)

    def correct_slot(self, technician_id: UUID, epoch: int, name: str, value: str) -> None:
        """Put right what is known, by the technician who owns the conversation and has accepted it."""
        self.expect_owner(technician_id, epoch)
        if self.accept_by is not None:
            raise NotOwner
        self.slots = {**self.slots, name: value}
        self.slot_origins = {**self.slot_origins, name: SlotOrigin.TECHNICIAN}

    def note_turn(self, failed_turns: int, awaiting_slot: str | None, slots: dict[str, Any]) -> None:
        """Keep how far the bot has come with its visitor."""
        known = {"failed_turns": failed_turns, "awaiting_slot": awaiting_slot, "slots": slots}
        for name, value in known.items():
            # Mostly nothing is new, and a row that was written to is gone through before each statement.
            if getattr(self, name) != value:
                setattr(self, name, value)

    def _start_with_bot(self) -> None:
        self._change_owner(Status.BOT, technician_id=None, team_id=None)
        self._forget_ending()
        self.slots, self.slot_origins, self.priority = {}, {}, Priority.NORMAL

    def _forget_ending(self) -> None:
        self.failed_turns, self.awaiting_slot = 0, None
        self.outcome, self.resolved_at, self.queued_at = None, None, None
        self.declined_by = []
        self.ticket_since, self.ticket_opens_at, self.idle_warned_at = None, None, None

    def _change_owner(self, status: Status, *, technician_id: UUID | None, team_id: UUID | None) -> None:
        self.status, self.technician_id, self.team_id = status, technician_id, team_id
        self.accept_by = None
        self.epoch += 1

    def _note_decline(self, technician_id: UUID) -> None:
        self.declined_by = [*self.declined_by, str(technician_id)]
