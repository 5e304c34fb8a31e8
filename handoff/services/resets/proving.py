"""The mailed link: looked at as often as anybody likes, used once, and only by whoever also has the chat.

Whoever reads the mail has the link, and whoever asked has the chat with its reference, which no mail about a reset
names: one without the other opens nothing.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models import Conversation, Organization, ResetLink, ResetRequest
from handoff.models.errors import DeskError
from handoff.models.reset_errors import LinkEnded, ReferenceWrong
from handoff.services import announcements
from handoff.services.desk import Desk
from handoff.services.resets.linking import hash_of
from handoff.services.resets.requesting import locked, record
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, RequestKind, Visibility

NOT_THEM = "not_asked_by_owner"
_NOT_THEM = (
    "The owner of `{account}` says, by the link that was mailed to {masked}, that they did not ask for this. "
    "Whoever writes here may be trying to get into the account."
)


@dataclass(frozen=True)
class OpenLink:
    """What a link is about, for whoever opens it."""

    kind: RequestKind
    organization: str
    requested_at: datetime


async def look(desk: Desk, token: str) -> OpenLink:
    """What the link would do; changes nothing, so that programs that open links in mails do no harm. LinkEnded."""
    link = select(ResetLink, ResetRequest, Organization.name).join(
        ResetRequest, ResetRequest.id == ResetLink.request_id
    )
    link = link.join(Organization, Organization.id == ResetLink.organization_id)
    async with desk.database.read() as session:
        row = (await session.execute(link.where(ResetLink.token_hash == hash_of(token)))).one_or_none()
    if row is None or not row.ResetLink.is_open(desk.now()) or row.ResetLink.round != row.ResetRequest.round:
        raise LinkEnded
    return OpenLink(row.ResetRequest.kind, row.name, row.ResetRequest.requested_at)


async def use(desk: Desk, token: str, reference: str) -> str:
    """Spend the link and return the secret of the page it opens, for this browser alone.

    LinkEnded; ReferenceWrong, which counts as an attempt; ApprovalMissing when the request became riskier meanwhile.
    """
    secret = secrets.token_urlsafe(32)
    problem = await desk.transactions.run(lambda unit: _use(desk, unit, token, reference, secret))
    if problem:
        raise problem
    return secret


async def disown(desk: Desk, token: str) -> None:
    """Whoever has the contact did not ask for it: the request ends, and people are told. LinkEnded."""

    def write(unit: UnitOfWork) -> None:
        link = _locked_link(unit.session, token)
        conversation_id = unit.session.get_one(ResetRequest, link.request_id).conversation_id
        unit.conversation(conversation_id)
        asked = _request_of(desk, unit, link)
        asked.refuse(NOT_THEM, desk.now())
        link.use(None, desk.now())
        record(desk, unit, asked, "reset_disowned")
        told = _NOT_THEM.format(account=asked.account, masked=link.masked)
        append(unit, conversation_id, Draft(AuthorKind.SYSTEM, told, visibility=Visibility.NOTE), desk.now())
        announcements.row_changed(desk, unit, unit.conversation(conversation_id))

    await desk.transactions.run(write)


def _use(desk: Desk, unit: UnitOfWork, token: str, reference: str, secret: str) -> DeskError | None:
    """What is wrong with the reference is returned, not raised: the attempt must stay counted."""
    link = _locked_link(unit.session, token)
    asked = _request_of(desk, unit, link)
    known = unit.session.get_one(Conversation, asked.conversation_id).reference
    if not hmac.compare_digest(_plain(known), _plain(reference)):
        link.attempts += 1
        record(desk, unit, asked, "reset_link_reference_wrong")
        return ReferenceWrong()
    link.use(hash_of(secret), desk.now())
    asked.prove(desk.now())
    record(desk, unit, asked, "reset_link_used")
    return None


def _locked_link(session: Session, token: str) -> ResetLink:
    wanted = hash_of(token)
    link = session.scalar(select(ResetLink).where(ResetLink.token_hash == wanted).with_for_update())
    if link is None or not hmac.compare_digest(link.token_hash, wanted):
        raise LinkEnded
    return link


def _request_of(desk: Desk, unit: UnitOfWork, link: ResetLink) -> ResetRequest:
    asked = locked(unit, link.request_id)
    # A link from before the risk grew proves nothing any more.
    if not link.is_open(desk.now()) or link.round != asked.round:
        raise LinkEnded
    return asked


def _plain(reference: str) -> bytes:
    """As people copy it: with or without its letters in front, spaces and capitals."""
    return "".join(filter(str.isalnum, reference)).upper().removeprefix("WD").encode()
