"""Filters that technicians keep under a name; each sees their own only."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, select

from handoff.models import SavedView, Technician
from handoff.models.errors import InvalidInput
from handoff.models.saved_view import SavedViewsChanged
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork

MOST = 30
"""As many views as one technician can have."""


async def views_of(desk: Desk, staff: Staff) -> Sequence[SavedView]:
    """The technician's views, the oldest first."""
    async with desk.database.read() as session:
        return (await session.scalars(_of(staff))).all()


async def save(desk: Desk, staff: Staff, name: str, chosen: dict[str, Any]) -> None:
    """Keep a filter under a new name; InvalidInput when the name is taken or there are too many already."""
    name = name.strip()

    def write(unit: UnitOfWork) -> None:
        # One at a time for each technician, or two tabs could save the same name.
        unit.session.get_one(Technician, staff.technician_id, with_for_update=True)
        known = unit.session.scalars(_of(staff)).all()
        if any(view.name.casefold() == name.casefold() for view in known):
            raise InvalidInput(f"name: you have a view “{name}” already; choose another name or delete that one.")
        if len(known) >= MOST:
            raise InvalidInput(f"name: you have {MOST} views, which is the most there can be; delete one first.")
        unit.session.add(SavedView(technician_id=staff.technician_id, name=name, filter=chosen, created_at=desk.now()))
        _announce(desk, unit, staff)

    await desk.transactions.run(write)


async def forget(desk: Desk, staff: Staff, view_id: UUID) -> None:
    """Delete one of the technician's views, if it is there."""

    def write(unit: UnitOfWork) -> None:
        mine = (SavedView.id == view_id, SavedView.technician_id == staff.technician_id)
        unit.session.execute(delete(SavedView).where(*mine))
        _announce(desk, unit, staff)

    await desk.transactions.run(write)


def _announce(desk: Desk, unit: UnitOfWork, staff: Staff) -> None:
    views = tuple(unit.session.scalars(_of(staff)))
    unit.facts.append(SavedViewsChanged(staff.technician_id, views, desk.now()))


def _of(staff: Staff) -> Select[tuple[SavedView]]:
    mine = SavedView.technician_id == staff.technician_id
    return select(SavedView).where(mine).order_by(SavedView.created_at, SavedView.id)
