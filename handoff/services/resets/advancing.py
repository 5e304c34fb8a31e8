"""Taking requests on their way after the visitor has been answered; what a crash left behind is found the same way."""

import structlog
from sqlalchemy import select

from handoff.models import ResetRequest, Visitor
from handoff.models.directory_errors import DirectoryUnavailable
from handoff.services.desk import Desk
from handoff.services.resets.assessing import assess, reassess, written_since
from handoff.services.resets.handing_over import hand_over_due
from handoff.services.resets.linking import send_links
from handoff.services.visitor_sessions import SessionTokens
from handoff.vocabulary import RequestStatus, Verification

log = structlog.get_logger(__name__)


async def advance(desk: Desk, tokens: SessionTokens) -> None:
    """Weigh what is new, also what visitors wrote since; mail the links of what is cleared; hand over what is late."""
    fresh = (
        select(ResetRequest.id, Visitor)
        .join(Visitor, Visitor.id == ResetRequest.visitor_id)
        .where(ResetRequest.status == RequestStatus.REQUESTED)
        .order_by(ResetRequest.requested_at)
    )
    found = await desk.database.query(lambda session: session.execute(fresh).all())
    for request_id, visitor in found:
        try:
            await assess(desk, request_id, _names(visitor))
        except Exception:
            # One that cannot be weighed keeps none of the others waiting, and goes to people like them.
            log.exception("reset_not_assessed", request_id=str(request_id))
    await _weigh_again(desk)
    await send_links(desk, tokens)
    await hand_over_due(desk)


async def _weigh_again(desk: Desk) -> None:
    for request_id in await written_since(desk):
        try:
            await reassess(desk, request_id)
        except DirectoryUnavailable:
            continue
        except Exception:
            log.exception("reset_not_weighed_again", request_id=str(request_id))


def _names(visitor: Visitor) -> list[str]:
    """What the visitor goes by; only with nobody's word for it, what they typed."""
    if visitor.verification is Verification.UNVERIFIED:
        return [visitor.contact_email] if visitor.contact_email else []
    return [name for name in (visitor.subject, visitor.email) if name]
