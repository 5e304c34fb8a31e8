"""What must hold at every moment of a desk's day, looked up in the database from outside."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from handoff.models import Conversation, Handoff, Presence, Stretch
from handoff.services.desk import Desk
from handoff.vocabulary import OwnerKind, PresenceState, Status

BEYOND_CAPACITY = "taken_over"
"""The stretches in which a lead may hold more than they can."""


@dataclass
class Checks:
    """Looks, and what was found wrong in them; each looks at one moment, in one transaction."""

    desk: Desk
    looks: int = 0
    longest_queue: int = 0
    problems: list[str] = field(default_factory=list)
    _queued_at: dict[UUID, datetime] = field(default_factory=dict)

    async def look(self) -> None:
        """Once."""
        async with self.desk.database.read() as session:
            open_stretch = and_(Stretch.conversation_id == Conversation.id, Stretch.ended_at.is_(None))
            open_handoff = and_(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None))
            statement = (
                select(Conversation, Stretch, Handoff.id, Presence)
                .outerjoin(Stretch, open_stretch)
                .outerjoin(Handoff, open_handoff)
                .outerjoin(Presence, Presence.technician_id == Conversation.technician_id)
            )
            rows = (await session.execute(statement)).all()
        self.looks += 1
        self.longest_queue = max(self.longest_queue, sum(row.Conversation.status is Status.QUEUED for row in rows))
        for problem in (*_wrong_owners(rows), *self._over_capacity(rows), *self._lost_queue_times(rows)):
            if problem not in self.problems:
                self.problems.append(problem)

    async def open_conversations(self) -> int:
        """How many wait or are in somebody's hands."""
        wanting = Conversation.status.in_([Status.QUEUED, Status.ASSIGNED])
        async with self.desk.database.read() as session:
            return len(list(await session.scalars(select(Conversation.id).where(wanting))))

    def _over_capacity(self, rows: list[Any]) -> Iterator[str]:
        held: dict[UUID, set[UUID]] = defaultdict(set)
        capacities = {}
        for conversation, stretch, _, presence in rows:
            takes_room = conversation.technician_id and conversation.ticket_since is None
            if takes_room and stretch and stretch.reason != BEYOND_CAPACITY:
                held[conversation.technician_id].add(conversation.id)
                capacities[conversation.technician_id] = presence.capacity or self.desk.routing.common.capacity
        for technician_id, theirs in held.items():
            if len(theirs) > capacities[technician_id]:
                yield f"technician {technician_id} holds {len(theirs)}"

    def _lost_queue_times(self, rows: list[Any]) -> Iterator[str]:
        for conversation, _, handoff_id, _ in rows:
            if handoff_id is None or conversation.queued_at is None:
                continue
            first = self._queued_at.setdefault(handoff_id, conversation.queued_at)
            if conversation.queued_at != first:
                yield f"{conversation.reference} waited since {first}, then since {conversation.queued_at}"


def _wrong_owners(rows: list[Any]) -> Iterator[str]:
    stretches: dict[UUID, int] = defaultdict(int)
    for conversation, stretch, _, presence in rows:
        stretches[conversation.id] += 1
        here = f"{conversation.reference} at epoch {conversation.epoch} ({conversation.status})"
        if stretch is None:
            yield f"{here} has no owner's stretch"
        elif stretches[conversation.id] > 1:
            yield f"{here} has two owners' stretches"
        elif (stretch.epoch, stretch.technician_id, stretch.owner_kind) != (
            conversation.epoch,
            conversation.technician_id,
            conversation.owner_kind,
        ):
            yield f"{here} is owned by another than its stretch says"
        elif conversation.owner_kind is OwnerKind.QUEUE and conversation.team_id is None:
            yield f"{here} waits in no queue"
        elif conversation.owner_kind is OwnerKind.TECHNICIAN and presence is None:
            yield f"{here} is assigned to nobody"
        elif conversation.accept_by and _was_not_there(presence, stretch.started_at):
            yield f"{here} was offered to somebody who was not there"


def _was_not_there(presence: Presence, at: datetime) -> bool:
    was_away = presence.state is PresenceState.AWAY and presence.changed_at < at
    return was_away or (presence.left_at is not None and presence.left_at < at)
