"""Mailing the link of a request that is cleared, to a recovery contact on file and nowhere else."""

import hashlib
from uuid import UUID, uuid4

import structlog
from sqlalchemy import exists, select

from handoff.gateways.directory import Contact, ContactKind
from handoff.models import Organization, OutgoingMail, ResetLink, ResetRequest
from handoff.services.desk import Desk
from handoff.services.resets.accounts import look_at
from handoff.services.resets.requesting import locked, record
from handoff.services.visitor_sessions import SessionTokens
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import MailKind, RequestStatus

log = structlog.get_logger(__name__)


def hash_of(secret: str) -> str:
    """What is stored in the place of a token: SHA-256, enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def send_links(desk: Desk, tokens: SessionTokens) -> list[UUID]:
    """Mail a link for each request that was cleared and has none since; returns the requests.

    A directory that is down leaves it to the next time.
    """
    sent = exists().where(ResetLink.request_id == ResetRequest.id, ResetLink.round == ResetRequest.round)
    waiting = (
        select(ResetRequest, Organization.slug)
        .join(Organization, Organization.id == ResetRequest.organization_id)
        .where(
            ResetRequest.status == RequestStatus.CLEARED,
            ResetRequest.has_contact,
            ResetRequest.expires_at > desk.now(),
            ~sent,
        )
    )
    found = await desk.database.query(lambda session: session.execute(waiting).all())
    return [asked.id for asked, slug in found if await _send(desk, tokens, asked, slug)]


async def _send(desk: Desk, tokens: SessionTokens, asked: ResetRequest, slug: str) -> bool:
    # By the name that was weighed: what was typed could mean another account by now.
    looked = await look_at(desk.directories.of(slug), asked.account_name or "")
    contact = next((each for each in looked.contacts if each.kind is ContactKind.EMAIL), None)
    if contact is None:
        log.warning("reset_link_not_sent", request_id=str(asked.id), problem=looked.problem or "no_contact")
        return False
    return await desk.transactions.run(lambda unit: _write(desk, unit, tokens, asked, contact))


def _write(desk: Desk, unit: UnitOfWork, tokens: SessionTokens, seen: ResetRequest, contact: Contact) -> bool:
    asked, now = locked(unit, seen.id), desk.now()
    if asked.status is not RequestStatus.CLEARED or asked.version != seen.version:
        return False
    id_ = uuid4()
    link = ResetLink(
        id=id_,
        organization_id=asked.organization_id,
        request_id=asked.id,
        round=asked.round,
        token_hash=hash_of(tokens.reset_token(id_)),
        masked=contact.masked,
        created_at=now,
    )
    unit.session.add(link)
    unit.session.flush()
    unit.session.add(
        OutgoingMail(
            organization_id=asked.organization_id,
            conversation_id=asked.conversation_id,
            recipient=contact.address,
            kind=MailKind.RESET_LINK,
            reset_link_id=id_,
            created_at=now,
            due_at=now,
        )
    )
    record(desk, unit, asked, "reset_link_sent", to=contact.masked)
    return True
