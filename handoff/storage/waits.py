"""Who waits for a technician now, how long others did, and what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from handoff.models import Conversation, Stretch, WaitPromise
from handoff.rules.waiting import Wait
from handoff.storage.summaries import QUEUE_ORDER
from handoff.vocabulary import OwnerKind, Status

SAMPLES = 50
RECENT = timedelta(days=14)


@dataclass(frozen=True)
class Waiting:
    """A conversation that waits live, which one that has become a ticket does not."""

    conversation_id: UUID
    epoch: int
    queued_at: datetime


async def live_queue(session: AsyncSession, team_id: UUID) -> Sequence[Waiting]:
    """Who waits for this team, next first."""
    live = (
        Conversation.team_id == team_id,
        Conversation.status == Status.QUEUED,
        Conversation.queued_at.is_not(None),
        Conversation.ticket_since.is_(None),
    )
    columns = select(Conversation.id, Conversation.epoch, Conversation.queued_at)
    return [Waiting(*row) for row in await session.execute(columns.where(*live).order_by(*QUEUE_ORDER))]


async def recent_waits(session: AsyncSession, team_id: UUID, now: datetime) -> list[Wait]:
    """The team's last waits that ended with a technician; one that became a ticket was no wait in a chat."""
    claimed = aliased(Stretch)
    waits = (
        select(Stretch.started_at, Stretch.ended_at)
        .join(claimed, and_(claimed.conversation_id == Stretch.conversation_id, claimed.epoch == Stretch.epoch + 1))
        .join(Conversation, Conversation.id == Stretch.conversation_id)
        .where(
            Stretch.team_id == team_id,
            Stretch.owner_kind == OwnerKind.QUEUE,
            Stretch.ended_at > now - RECENT,
            claimed.owner_kind == OwnerKind.TECHNICIAN,
            or_(Conversation.ticket_since.is_(None), Conversation.ticket_since > Stretch.ended_at),
        )
        .order_by(Stretch.ended_at.desc())
        .limit(SAMPLES)
    )
    return [Wait(row.started_at, row.ended_at) for row in await session.execute(waits)]


async def promises(session: AsyncSession, waiting: Sequence[Waiting], *, lock: bool) -> dict[UUID, WaitPromise]:
    """What was last told to each; locked in a fixed order, so that two changes of a queue cannot block each other."""
    ids = [one.conversation_id for one in waiting]
    rows = select(WaitPromise).where(WaitPromise.conversation_id.in_(ids)).order_by(WaitPromise.conversation_id)
    found = await session.scalars(rows.with_for_update() if lock else rows)
    return {row.conversation_id: row for row in found}
