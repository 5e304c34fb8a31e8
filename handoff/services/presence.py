"""Who is there: chosen by the technician, and only as long as their console is seen."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

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
    if not technician_ids:
        return
    async with desk.transactions.begin() as unit:
        # In one order, so that two services which renew the same people do not wait for each other.
        rows = await unit.session.scalars(
            select(Presence)
            .where(Presence.technician_id.in_(technician_ids))
            .order_by(Presence.technician_id)
            .with_for_update()
        )
        for presence in rows.all():
            if presence.renew(desk.now(), desk.routing.common.lease):
                await announce(desk, unit, presence)


async def leave(desk: Desk, technician_id: UUID) -> None:
    """End the lease of somebody whose last console has gone; the grace period begins."""
    async with desk.transactions.begin() as unit:
        presence = await locked(unit, technician_id)
        presence.leave(desk.now())
        await announce(desk, unit, presence)


async def choose(desk: Desk, staff: Staff, state: PresenceState) -> Seen:
    """Become available or away by one's own choice."""
    if state is PresenceState.OFFLINE:
        raise InvalidInput("state: choose available or away; offline is whoever has no console open.")
    async with desk.transactions.begin() as unit:
        presence = await working(desk, unit, staff.technician_id)
        presence.choose(state, AwayReason.CHOSEN, desk.now())
        unit.audit(AuthorKind.TECHNICIAN, staff.technician_id, f"presence_{state}", at=desk.now())
        return await announce(desk, unit, presence)


async def notice_gone(desk: Desk) -> None:
    """Tell colleagues of everybody whose lease has run out since the last look."""
    ran_out = (Presence.lease_until <= desk.now(), Presence.left_at.is_(None))
    async with desk.database.read() as session:
        gone = list(await session.scalars(select(Presence.technician_id).where(*ran_out)))
    for technician_id in gone:
        async with desk.transactions.begin() as unit:
            presence = await locked(unit, technician_id)
            if presence.seen_as(desk.now()) is PresenceState.OFFLINE:
                presence.leave(desk.now())
                await announce(desk, unit, presence)


async def colleagues(desk: Desk, organization_ids: Sequence[UUID]) -> list[Seen]:
    """Everybody who works for one of the organizations."""
    async with desk.database.read() as session:
        return await seen(session, desk.now(), desk.routing.common.capacity, works_for(organization_ids))


async def locked(unit: UnitOfWork, technician_id: UUID) -> Presence:
    """The presence, locked until the transaction ends: whoever adds to a technician's load holds it."""
    here = select(Presence).where(Presence.technician_id == technician_id)
    return (await unit.session.scalars(here.with_for_update().execution_options(populate_existing=True))).one()


async def working(desk: Desk, unit: UnitOfWork, technician_id: UUID) -> Presence:
    """The same, of somebody who has just done something and so is there."""
    presence = await locked(unit, technician_id)
    if presence.renew(desk.now(), desk.routing.common.lease):
        await announce(desk, unit, presence)
    return presence


async def has_room(desk: Desk, unit: UnitOfWork, presence: Presence) -> bool:
    """Whether the technician may hold one more."""
    capacity = presence.capacity or desk.routing.common.capacity
    return await load_of(unit.session, presence.technician_id) < capacity


async def expect_room(desk: Desk, unit: UnitOfWork, staff: Staff) -> None:
    """Refuse a further conversation to somebody who holds as many as they can."""
    presence = await working(desk, unit, staff.technician_id)
    if not await has_room(desk, unit, presence):
        raise AtCapacity
    presence.assigned_at = desk.now()


async def announce(desk: Desk, unit: UnitOfWork, presence: Presence) -> Seen:
    """Tell every organization the technician works for."""
    await unit.session.flush()
    here = Presence.technician_id == presence.technician_id
    (now_seen,) = await seen(unit.session, desk.now(), desk.routing.common.capacity, here)
    mine = Membership.technician_id == presence.technician_id
    for organization_id in await unit.session.scalars(select(Membership.organization_id).where(mine)):
        unit.facts.append(PresenceChanged(organization_id, now_seen, desk.now()))
    return now_seen
