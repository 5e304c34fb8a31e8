"""Phishing mode of an organization: switched on by its leads with an end, read wherever a reset is weighed."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from handoff.models import PhishingMode, ResetRequest
from handoff.models.errors import InvalidInput, NotALead
from handoff.models.reset_request import UNDER_WAY
from handoff.models.security_facts import SecurityChanged
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind

LONGEST = timedelta(days=14)


async def begin(desk: Desk, staff: Staff, organization_id: UUID, ends_at: datetime, why: str) -> None:
    """Switch it on, or give it another end; NotALead, InvalidInput without a reason or for an end too far."""
    _expect_lead(staff, organization_id)
    if not why.strip():
        raise InvalidInput("why: say why.")
    now = desk.now()
    if not now < ends_at <= now + LONGEST:
        raise InvalidInput(f"ends_at: choose an end within the next {LONGEST.days} days.")

    def write(unit: UnitOfWork) -> None:
        mode = current(unit.session, organization_id)
        if mode is None:
            mode = PhishingMode(organization_id=organization_id)
            unit.session.add(mode)
        if mode.started_at is None or not mode.is_on(now):
            mode.started_at = now
        mode.started_by, mode.why, mode.ends_at, mode.ended_at = staff.technician_id, why.strip()[:300], ends_at, None
        said = {"ends_at": ends_at.isoformat(), "why": mode.why}
        _record(unit, staff, organization_id, "phishing_mode_on", now, **said)
        # What is under way is weighed again as well.
        here = (ResetRequest.organization_id == organization_id, ResetRequest.status.in_(UNDER_WAY))
        anew = update(ResetRequest).where(*here).values(weighed_seq=0)
        unit.session.execute(anew, execution_options={"synchronize_session": False})

    await desk.transactions.run(write)


async def end(desk: Desk, staff: Staff, organization_id: UUID) -> None:
    """Switch it off before its end; harmless when it is off. NotALead."""
    _expect_lead(staff, organization_id)
    now = desk.now()

    def write(unit: UnitOfWork) -> None:
        mode = current(unit.session, organization_id)
        if mode is not None and mode.is_on(now):
            mode.ends_at = mode.ended_at = now
            _record(unit, staff, organization_id, "phishing_mode_off", now)

    await desk.transactions.run(write)


async def read(desk: Desk, organization_id: UUID) -> PhishingMode | None:
    """The phishing mode that is on now, if one is."""
    async with desk.database.read() as session:
        mode = await session.scalar(select(PhishingMode).where(PhishingMode.organization_id == organization_id))
    return mode if mode is not None and mode.is_on(desk.now()) else None


async def end_due(desk: Desk) -> list[UUID]:
    """Record and tell the end of what has run out, which has not held since; returns the organizations."""
    now = desk.now()
    due = select(PhishingMode.organization_id).where(PhishingMode.ended_at.is_(None), PhishingMode.ends_at <= now)
    async with desk.database.read() as session:
        found = list(await session.scalars(due))

    def write(unit: UnitOfWork, organization_id: UUID) -> bool:
        mode = current(unit.session, organization_id)
        if mode is None or mode.ended_at is not None or mode.is_on(now):
            return False
        mode.ended_at = mode.ends_at
        _record(unit, None, organization_id, "phishing_mode_ran_out", now)
        return True

    return [id_ for id_ in found if await desk.transactions.run(lambda unit, id_=id_: write(unit, id_))]


def current(session: Session, organization_id: UUID) -> PhishingMode | None:
    """The latest one, on or over."""
    return session.scalar(select(PhishingMode).where(PhishingMode.organization_id == organization_id))


def _expect_lead(staff: Staff, organization_id: UUID) -> None:
    if not staff.leads(organization_id):
        raise NotALead("Only leads of the organization can switch phishing mode.")


def _record(
    unit: UnitOfWork, staff: Staff | None, organization_id: UUID, action: str, now: datetime, **details: object
) -> None:
    actor = AuthorKind.TECHNICIAN if staff else AuthorKind.SYSTEM
    who = staff.technician_id if staff else None
    unit.audit(actor, who, action, at=now, organization_id=organization_id, **details)
    unit.facts.append(SecurityChanged(organization_id, now))
