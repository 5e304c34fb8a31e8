"""Who is there: chosen by the technician, and only as long as their console is seen."""

from collections.abc import Collection, Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models import Membership, Presence
from handoff.models.errors import AtCapacity, InvalidInput
from handoff.models.facts import PresenceChanged, Seen
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.presences import load_of, seen, works_for
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, AwayReason, PresenceState


async def renew(desk: Desk, technician_ids: Collection[UUID]) -> None:
    """Let the leases of these technicians, whose consoles are connected, run on."""
    if technician_ids:
        await desk.transactions.run(partial(_renew, desk, technician_ids))


def _renew(desk: Desk, technician_ids: Collection[UUID], unit: UnitOfWork) -> None:
    # In one order, so that two services which renew the same people do not wait for each other.
    rows = unit.session.scalars(
        select(Presence)
        .where(Presence.technician_id.in_(technician_ids))
        .order_by(Presence.technician_id)
        .with_for_update()
    )
    for presence in rows.all():
        if presence.renew(desk.now(), desk.routing.common.lease):
            announce(desk, unit, presence)


async def leave(desk: Desk, technician_id: UUID) -> None:
    """End the lease of somebody whose last console has gone; the grace period begins."""

    def end(unit: UnitOfWork) -> None:
        presence = locked(unit, technician_id)
        presence.leave(desk.now())
        announce(desk, unit, presence)

    await desk.transactions.run(end)


async def choose(desk: Desk, staff: Staff, state: PresenceState) -> Seen:
    """Become available or away by one's own choice."""
    if state is PresenceState.OFFLINE:
        raise InvalidInput("state: choose available or away; offline is whoever has no console open.")

    def change(unit: UnitOfWork) -> Seen:
        presence = working(desk, unit, staff.technician_id)
        presence.choose(state, AwayReason.CHOSEN, desk.now())
        unit.audit(AuthorKind.TECHNICIAN, staff.technician_id, f"presence_{state}", at=desk.now())
        return announce(desk, unit, presence)

    return await desk.transactions.run(change)


async def notice_gone(desk: Desk) -> None:
    """Tell colleagues of everybody whose lease has run out since the last look."""
    ran_out = (Presence.lease_until <= desk.now(), Presence.left_at.is_(None))
    async with desk.database.read() as session:
        gone = list(await session.scalars(select(Presence.technician_id).where(*ran_out)))
    for technician_id in gone:
        await desk.transactions.run(partial(_notice_gone, desk, technician_id))


def _notice_gone(desk: Desk, technician_id: UUID, unit: UnitOfWork) -> None:
    presence = locked(unit, technician_id)
    if presence.seen_as(desk.now()) is PresenceState.OFFLINE:
        presence.leave(desk.now())
        announce(desk, unit, presence)


async def colleagues(desk: Desk, organization_ids: Sequence[UUID]) -> list[Seen]:
    """Everybody who works for one of the organizations."""
    return await desk.database.query(partial(colleagues_in, desk, organization_ids))


def colleagues_in(desk: Desk, organization_ids: Sequence[UUID], session: Session) -> list[Seen]:
    """The same within a session."""
    return seen(session, desk.now(), desk.routing.common.capacity, works_for(organization_ids))


def locked(unit: UnitOfWork, technician_id: UUID) -> Presence:
    """The presence, locked until the transaction ends: whoever adds to a technician's load holds it."""
    here = select(Presence).where(Presence.technician_id == technician_id)
    return unit.session.scalars(here.with_for_update().execution_options(populate_existing=True)).one()


def working(desk: Desk, unit: UnitOfWork, technician_id: UUID) -> Presence:
    """The same, of somebody who has just done something and so is there."""
    presence = locked(unit, technician_id)
    if presence.renew(desk.now(), desk.routing.common.lease):
        announce(desk, unit, presence)
    return presence


def has_room(desk: Desk, unit: UnitOfWork, presence: Presence) -> bool:
    """Whether the technician may hold one more."""
    capacity = presence.capacity or desk.routing.common.capacity
    return load_of(unit.session, presence.technician_id) < capacity


def expect_room(desk: Desk, unit: UnitOfWork, staff: Staff) -> None:
    """Refuse a further conversation to somebody who holds as many as they can."""
    presence = working(desk, unit, staff.technician_id)
    if not has_room(desk, unit, presence):
        raise AtCapacity
    presence.assigned_at = desk.now()


def announce(desk: Desk, unit: UnitOfWork, presence: Presence) -> Seen:
    """Tell every organization the technician works for."""
    unit.session.flush()
    here = Presence.technician_id == presence.technician_id
    (now_seen,) = seen(unit.session, desk.now(), desk.routing.common.capacity, here)
    mine = Membership.technician_id == presence.technician_id
    for organization_id in unit.session.scalars(select(Membership.organization_id).where(mine)):
        unit.facts.append(PresenceChanged(organization_id, now_seen, desk.now()))
    return now_seen
