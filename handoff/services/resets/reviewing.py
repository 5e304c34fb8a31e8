"""The security review: which requests wait for people, and everything that is known of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from handoff.models import Approval, Conversation, Organization, PhishingMode, ResetRequest, Technician, Visitor
from handoff.models.errors import DeskError
from handoff.models.reset_request import Approver
from handoff.services.automations import register
from handoff.services.desk import Desk
from handoff.services.resets import phishing_mode, tracing
from handoff.services.resets.accounts import Looked, look_for
from handoff.services.resets.approving import approvals
from handoff.services.resets.requesting import locked
from handoff.services.resets.tracing import Step
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, RequestStatus

SHOWN_FOR = timedelta(hours=24)
"""How long a request that people, or the risk, have decided stays on the list."""

_OTHERS = 10
_APPROVED = select(Approval.request_id)
_GOING_ON = (RequestStatus.CLEARED, RequestStatus.PROVEN, RequestStatus.CARRYING_OUT)


@dataclass(frozen=True)
class Listed:
    """A request as a list shows it, with how many people have approved it in this round."""

    request: ResetRequest
    visitor_name: str
    reference: str
    approved: int


@dataclass(frozen=True)
class Room:
    """One organization's security review; `overdue` counts automations past their date, for its leads only."""

    organization_id: UUID
    organization_name: str
    phishing: PhishingMode | None
    phishing_by: str | None
    overdue: int | None
    requests: Sequence[Listed]


@dataclass(frozen=True)
class Review:
    """Everything known of one request; `obstacle` says why whoever looks cannot approve it."""

    listed: Listed
    organization_name: str
    visitor: Visitor
    requested_by: str | None
    looked: Looked
    approvals: Sequence[tuple[Approval, str]]
    others_of_account: Sequence[ResetRequest]
    others_of_organization: Sequence[ResetRequest]
    history: Sequence[Step]
    obstacle: DeskError | None


async def rooms(desk: Desk, staff: Staff) -> list[Room]:
    """The review of every organization that the member of staff works for."""

    def look(session: Session) -> list[Room]:
        wanted = select(Organization).where(Organization.id.in_(staff.organization_ids)).order_by(Organization.name)
        return [_room(desk, session, staff, organization) for organization in session.scalars(wanted)]

    return await desk.database.query(look)


async def read(desk: Desk, staff: Staff, request_id: UUID) -> Review:
    """One request with all that is known of it, and a record of who looked; RequestUnknown for strangers."""
    looked = await look_for(desk, staff, request_id)

    def look(unit: UnitOfWork) -> Review:
        request = locked(unit, request_id)
        seen = {"organization_id": request.organization_id, "subject_id": request.id, "version": request.version}
        unit.audit(AuthorKind.TECHNICIAN, staff.technician_id, tracing.VIEWED, at=desk.now(), **seen)
        return _review(desk, unit.session, staff, request, looked)

    return await desk.transactions.run(look)


def _room(desk: Desk, session: Session, staff: Staff, organization: Organization) -> Room:
    mode = phishing_mode.current(session, organization.id)
    mode = mode if mode is not None and mode.is_on(desk.now()) else None
    here = (ResetRequest.organization_id == organization.id, _matters(desk.now()))
    rows = select(ResetRequest).where(*here).order_by(ResetRequest.requested_at)
    return Room(
        organization_id=organization.id,
        organization_name=organization.name,
        phishing=mode,
        phishing_by=session.get_one(Technician, mode.started_by).name if mode else None,
        overdue=register.overdue(desk) if staff.leads(organization.id) else None,
        requests=[_listed(session, asked) for asked in session.scalars(rows)],
    )


def _matters(now: datetime) -> ColumnElement[bool]:
    """It waits for people, they have let it go on, or it has ended lately."""
    is_let = and_(ResetRequest.status.in_(_GOING_ON), ResetRequest.id.in_(_APPROVED))
    waits = ResetRequest.status == RequestStatus.NEEDS_PERSON
    return or_(waits, is_let, ResetRequest.ended_at > now - SHOWN_FOR)


def _listed(session: Session, asked: ResetRequest) -> Listed:
    people = {each.technician_id for each in approvals(session, asked) if each.round == asked.round}
    name = session.get_one(Visitor, asked.visitor_id).name
    return Listed(asked, name, session.get_one(Conversation, asked.conversation_id).reference, len(people))


def _review(desk: Desk, session: Session, staff: Staff, asked: ResetRequest, looked: Looked) -> Review:
    given = sorted(approvals(session, asked), key=lambda each: each.at)
    starter = session.get_one(Technician, asked.requested_by).name if asked.requested_by else None
    of_account, of_organization = _others(session, asked)
    return Review(
        listed=_listed(session, asked),
        organization_name=session.get_one(Organization, asked.organization_id).name,
        visitor=session.get_one(Visitor, asked.visitor_id),
        requested_by=starter,
        looked=looked,
        approvals=[(each, session.get_one(Technician, each.technician_id).name) for each in given],
        others_of_account=of_account,
        others_of_organization=of_organization,
        history=tracing.steps(session, asked),
        obstacle=_obstacle(desk, staff, asked, given),
    )


def _obstacle(desk: Desk, staff: Staff, asked: ResetRequest, given: Sequence[Approval]) -> DeskError | None:
    try:
        asked.expect_approver(Approver(staff.technician_id, staff.email), given, desk.now())
    except DeskError as obstacle:
        return obstacle
    return None


def _others(session: Session, asked: ResetRequest) -> tuple[Sequence[ResetRequest], Sequence[ResetRequest]]:
    """The latest beside it: of the same account, and of others in the organization.

    Those asked for since then as well: whoever is refused tries again while the first one waits.
    """
    beside = (ResetRequest.organization_id == asked.organization_id, ResetRequest.id != asked.id)
    # Neither is NULL, so that what is not the same is the rest.
    same = func.lower(func.coalesce(ResetRequest.account_name, ResetRequest.account)) == _name_of(asked)
    rows = select(ResetRequest).where(*beside).order_by(ResetRequest.requested_at.desc())
    found = [session.scalars(rows.where(which).limit(_OTHERS)).all() for which in (same, ~same)]
    return found[0], found[1]


def _name_of(asked: ResetRequest) -> str:
    return (asked.account_name or asked.account).lower()
