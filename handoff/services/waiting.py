"""Tells waiting visitors their place and the wait to expect, on every change and as time passes."""

from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from handoff.models import Conversation, WaitPromise
from handoff.models.facts import QueueMoved
from handoff.rules.waiting import Promise, tell
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.storage.waits import Waiting, live_queue, promises, recent_waits, teams_with_queue
from handoff.vocabulary import QueueUnit


def queue_moved(desk: Desk, unit: UnitOfWork, team_id: UUID, joined: Conversation | None = None) -> None:
    """Work out what everybody in a team's queue is told now; `joined` is the locked conversation that changed it."""
    waiting = live_queue(unit.session, team_id)
    if not waiting:
        return
    now = desk.now()
    waits = recent_waits(unit.session, team_id, now)
    kept = promises(unit.session, waiting, lock=True)
    for place, one in enumerate(waiting, start=1):
        row = kept.get(one.conversation_id)
        if row is None and joined is not None and one.conversation_id == joined.id:
            row = _new_row(joined, one)
            unit.session.add(row)
        if row is not None:
            before = _told(row) if row.queued_at == one.queued_at else None
            telling = tell(waits, place, now, before)
            is_better = before is not None and telling.promise is not None and telling.promise.latest < before.latest
            row.longer = telling.longer or (row.longer and row.queued_at == one.queued_at and not is_better)
            _write(row, one, place, telling.promise)
        unit.facts.append(_moved(one, place, row, now))


async def refresh(desk: Desk) -> None:
    """Tell everybody who waits what is true by now."""
    for team_id in await desk.database.query(teams_with_queue):
        await desk.transactions.run(partial(_refresh, desk, team_id))


def _refresh(desk: Desk, team_id: UUID, unit: UnitOfWork) -> None:
    queue_moved(desk, unit, team_id)


def standing(session: Session, desk: Desk, conversation: Conversation) -> QueueMoved | None:
    """The place of one conversation and what its visitor was last told, or None if it does not wait live."""
    if not conversation.is_waiting or conversation.team_id is None:
        return None
    waiting = live_queue(session, conversation.team_id)
    for place, one in enumerate(waiting, start=1):
        if one.conversation_id == conversation.id:
            kept = promises(session, [one], lock=False)
            return _moved(one, place, kept.get(conversation.id), desk.now())
    return None


def _new_row(joined: Conversation, one: Waiting) -> WaitPromise:
    return WaitPromise(
        conversation_id=joined.id,
        organization_id=joined.organization_id,
        queued_at=one.queued_at,
        longer=False,
    )


def _told(row: WaitPromise) -> Promise | None:
    if row.earliest is None or row.latest is None:
        return None
    return Promise(row.earliest, row.latest, row.place)


def _write(row: WaitPromise, one: Waiting, place: int, promise: Promise | None) -> None:
    row.queued_at, row.place = one.queued_at, place
    row.earliest, row.latest = (promise.earliest, promise.latest) if promise else (None, None)


def _moved(one: Waiting, place: int, row: WaitPromise | None, now: datetime) -> QueueMoved:
    told = _told(row) if row else None
    return QueueMoved(
        one.conversation_id,
        one.epoch,
        place,
        now,
        eta_min_s=_seconds_until(told.earliest, now) if told else None,
        eta_max_s=_seconds_until(told.latest, now) if told else None,
        unit=QueueUnit.TIME if told else QueueUnit.UNKNOWN,
        longer=row.longer if row else False,
    )


def _seconds_until(moment: datetime, now: datetime) -> int:
    return max(0, round((moment - now).total_seconds()))
