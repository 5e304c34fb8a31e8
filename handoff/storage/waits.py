"""Who waits for a technician now, how long others did, and what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ScalarSelect, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from handoff.models import Conversation, Stretch, WaitPromise
from handoff.models.ownership import OFFERED
from handoff.rules.waiting import Wait
from handoff.storage.summaries import QUEUE_ORDER
from handoff.vocabulary import OwnerKind, Status

SAMPLES = 50
RECENT = timedelta(days=14)

_LIVE = (
    or_(Conversation.status == Status.QUEUED, Conversation.accept_by.is_not(None)),
    Conversation.queued_at.is_not(None),
    Conversation.ticket_since.is_(None),
)


@dataclass(frozen=True)
class Waiting:
    """A conversation that waits live, which one that has become a ticket does not."""

    conversation_id: UUID
    epoch: int
    queued_at: datetime


def live_queue(session: Session, team_id: UUID) -> Sequence[Waiting]:
    """Who waits for this team, next first; until it is accepted, what is offered waits too."""
    columns = select(Conversation.id, Conversation.epoch, Conversation.queued_at)
    live = (*_LIVE, Conversation.team_id == team_id)
    return [Waiting(*row) for row in session.execute(columns.where(*live).order_by(*QUEUE_ORDER))]


def teams_with_queue(session: Session) -> Sequence[UUID]:
    """The teams for which somebody waits."""
    teams = select(Conversation.team_id).where(*_LIVE, Conversation.team_id.is_not(None))
    return session.scalars(teams.distinct().order_by(Conversation.team_id)).all()


def waits_since(session: Session, conversation_id: UUID) -> datetime | None:
    """When the wait that a conversation in a queue is in began, however often it was offered in vain; None for none."""
    running = (Stretch.conversation_id == conversation_id, Stretch.ended_at.is_(None))
    return session.scalar(select(_WAIT_BEGAN_AT).where(*running, Stretch.owner_kind == OwnerKind.QUEUE))


def recent_waits(session: Session, team_id: UUID, now: datetime) -> list[Wait]:
    """The team's last waits that ended with a technician; one that became a ticket was no wait in a chat."""
    claimed = aliased(Stretch)
    waits = (
        select(_WAIT_BEGAN_AT.label("began_at"), Stretch.ended_at)
        .join(claimed, and_(claimed.conversation_id == Stretch.conversation_id, claimed.epoch == Stretch.epoch + 1))
        .join(Conversation, Conversation.id == Stretch.conversation_id)
        .where(
            Stretch.team_id == team_id,
            Stretch.owner_kind == OwnerKind.QUEUE,
            Stretch.ended_at > now - RECENT,
            claimed.owner_kind == OwnerKind.TECHNICIAN,
            claimed.reason != OFFERED,
            or_(Conversation.ticket_since.is_(None), Conversation.ticket_since > Stretch.ended_at),
        )
        .order_by(Stretch.ended_at.desc())
        .limit(SAMPLES)
    )
    return [Wait(row.began_at, row.ended_at) for row in session.execute(waits)]


def promises(session: Session, waiting: Sequence[Waiting], *, lock: bool) -> dict[UUID, WaitPromise]:
    """What was last told to each; locked in a fixed order, so that two changes of a queue cannot block each other."""
    ids = [one.conversation_id for one in waiting]
    rows = select(WaitPromise).where(WaitPromise.conversation_id.in_(ids)).order_by(WaitPromise.conversation_id)
    found = session.scalars(rows.with_for_update() if lock else rows)
    return {row.conversation_id: row for row in found}


def _wait_began_at() -> ScalarSelect[datetime]:
    """When the wait of a queue stretch began: at its own start, or before an offer that nobody took."""
    began, before = aliased(Stretch), aliased(Stretch)
    after_an_offer = exists().where(
        before.conversation_id == began.conversation_id, before.epoch == began.epoch - 1, before.reason == OFFERED
    )
    return (
        select(func.max(began.started_at))
        .where(
            began.conversation_id == Stretch.conversation_id,
            began.epoch <= Stretch.epoch,
            began.owner_kind == OwnerKind.QUEUE,
            ~after_an_offer,
        )
        .correlate(Stretch)
        .scalar_subquery()
    )


_WAIT_BEGAN_AT = _wait_began_at()
