"""What people decide about a request: to approve or to refuse it; and what nobody decides in time runs out."""

from dataclasses import asdict, dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models import Approval, ResetRequest
from handoff.models.directory_errors import DirectoryUnavailable
from handoff.models.errors import InvalidInput
from handoff.models.reset_errors import NumberNotOnFile
from handoff.models.reset_request import UNDER_WAY, Approver
from handoff.services.desk import Desk
from handoff.services.resets.accounts import look_for
from handoff.services.resets.requesting import change, locked, record
from handoff.services.resets.telling import tell_decided
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OutOfBandCheck:
    """How an approver made sure: who was called, on which number on file (as it is shown, masked), what they said."""

    called: str
    number: str
    said: str


async def approve(desk: Desk, staff: Staff, request_id: UUID, version: int, check: OutOfBandCheck) -> ResetRequest:
    """One person's approval of the request in the version they saw.

    RequestUnknown, RequestChanged, RequestEnded, RequestExpired; OwnRequest, OwnAccount and AlreadyApproved say why it
    takes somebody else. InvalidInput when the check says nothing, NumberNotOnFile when it was no check out of band;
    DirectoryUnavailable when nobody can tell.
    """
    given = {name: value.strip() for name, value in asdict(check).items()}
    if empty := next((name for name, value in given.items() if not value), None):
        raise InvalidInput(f"{empty}: say how you made sure who is asking.")
    looked = await look_for(desk, staff, request_id)
    if looked.problem == DirectoryUnavailable.code:
        raise DirectoryUnavailable
    if given["number"] not in looked.numbers:
        raise NumberNotOnFile

    def decide(unit: UnitOfWork, asked: ResetRequest) -> ResetRequest:
        asked.expect_version(version)
        approver = Approver(staff.technician_id, staff.email)
        unit.session.add(asked.approve(approver, given, approvals(unit.session, asked), desk.now()))
        record(desk, unit, asked, "reset_approved", staff, round=asked.round)
        tell_decided(desk, unit, asked)
        return asked

    return await change(desk, request_id, decide, staff)


async def refuse(desk: Desk, staff: Staff, request_id: UUID, version: int, reason: str) -> ResetRequest:
    """End the request in the version they saw, for a reason; InvalidInput without one."""
    if not reason.strip():
        raise InvalidInput("reason: say why.")

    def decide(unit: UnitOfWork, asked: ResetRequest) -> ResetRequest:
        asked.expect_version(version)
        asked.refuse(reason.strip(), desk.now())
        record(desk, unit, asked, "reset_refused", staff)
        tell_decided(desk, unit, asked)
        return asked

    return await change(desk, request_id, decide, staff)


async def expire_due(desk: Desk) -> list[UUID]:
    """End what has run out; returns which."""
    due = select(ResetRequest.id).where(ResetRequest.status.in_(UNDER_WAY), ResetRequest.expires_at <= desk.now())
    async with desk.database.read() as session:
        found = list(await session.scalars(due))

    def write(unit: UnitOfWork, request_id: UUID) -> bool:
        asked = locked(unit, request_id)
        if asked.status not in UNDER_WAY:
            return False
        asked.expire(desk.now())
        record(desk, unit, asked, "reset_expired")
        return True

    return [id_ for id_ in found if await desk.transactions.run(lambda unit, id_=id_: write(unit, id_))]


def approvals(session: Session, asked: ResetRequest) -> list[Approval]:
    """Every approval of the request, of all its rounds."""
    return list(session.scalars(select(Approval).where(Approval.request_id == asked.id)))
