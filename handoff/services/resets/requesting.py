"""Asking for a reset or an unlock, for oneself or as a technician for a visitor."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, ResetRequest
from handoff.models.reset_errors import RequestUnknown
from handoff.models.security_facts import SecurityChanged
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, RequestKind, RequestStatus


async def request(
    desk: Desk, conversation_id: UUID, kind: RequestKind, account: str, staff: Staff | None = None
) -> UUID:
    """Record what is asked for, and return its id; whether such an account exists is not looked at here.

    With staff it is a technician who asks for the visitor; ConversationUnknown for another organization's.
    """

    def write(unit: UnitOfWork) -> UUID:
        conversation = unit.conversation(conversation_id)
        if staff is not None:
            staff.expect_member(conversation.organization_id)
        return add(desk, unit, conversation, kind, account, staff).id

    return await desk.transactions.run(write, conversation_id)


def add(
    desk: Desk,
    unit: UnitOfWork,
    conversation: Conversation,
    kind: RequestKind,
    account: str,
    staff: Staff | None = None,
) -> ResetRequest:
    """The same within a unit of work that does more."""
    asked = ResetRequest(
        organization_id=conversation.organization_id,
        conversation_id=conversation.id,
        visitor_id=conversation.visitor_id,
        requested_by=staff.technician_id if staff else None,
        kind=kind,
        account=account.strip()[:254],
        status=RequestStatus.REQUESTED,
        requested_at=desk.now(),
    )
    unit.session.add(asked)
    unit.session.flush()
    record(desk, unit, asked, "reset_requested", staff, kind=str(kind))
    return asked


def locked(unit: UnitOfWork, request_id: UUID, staff: Staff | None = None) -> ResetRequest:
    """The request, which nobody else can change until the transaction ends; RequestUnknown, also to strangers."""
    found = unit.session.scalar(select(ResetRequest).where(ResetRequest.id == request_id).with_for_update())
    if found is None or (staff is not None and found.organization_id not in staff.organization_ids):
        raise RequestUnknown
    return found


async def change[Result](
    desk: Desk, request_id: UUID, how: Callable[[UnitOfWork, ResetRequest], Result], staff: Staff | None = None
) -> Result:
    """Change the request and say so in its conversation, which is locked before it, as everywhere; RequestUnknown."""
    async with desk.database.read() as session:
        here = await session.scalar(select(ResetRequest.conversation_id).where(ResetRequest.id == request_id))
    if here is None:
        raise RequestUnknown

    def write(unit: UnitOfWork) -> Result:
        unit.conversation(here)
        return how(unit, locked(unit, request_id, staff))

    return await desk.transactions.run(write, here)


def record(
    desk: Desk, unit: UnitOfWork, asked: ResetRequest, action: str, staff: Staff | None = None, **details: object
) -> None:
    """Leave an audit event about the request, and tell its organization's staff that it has changed."""
    # One time for both, so that a console that has read the step knows that this was it.
    now = desk.now()
    unit.facts.append(SecurityChanged(asked.organization_id, now, asked.id, asked.conversation_id))
    unit.audit(
        AuthorKind.TECHNICIAN if staff else AuthorKind.SYSTEM,
        staff.technician_id if staff else None,
        action,
        at=now,
        organization_id=asked.organization_id,
        subject_id=asked.id,
        **details,
    )
