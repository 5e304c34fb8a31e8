"""An e-mail address is confirmed by a code that is sent to it and typed into a field of its own, never into the chat.

The same is said and done for every address: nothing looks one up, so nobody learns whether it is known here.
"""

import hmac
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import Select, func, select

from handoff.gateways.mail import Letter
from handoff.models import Conversation, EmailCode, OutgoingMail, Visitor
from handoff.models.errors import DeskError
from handoff.models.identity_errors import CodeEnded, CodeWrong, IdentityKnown, TooManyCodes
from handoff.services import announcements
from handoff.services.desk import Desk
from handoff.services.identity import code_words
from handoff.services.visitor_sessions import SessionTokens, VisitorSession, ensure_conversation
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Verification, Visibility

_WINDOW = timedelta(minutes=15)
_DAY = timedelta(days=1)
_PER_VISITOR, _PER_ADDRESS, _PER_ADDRESS_A_DAY, _PER_SITE = 3, 3, 10, 60
_CONFIRMED = "The visitor has confirmed the e-mail address {address} by a code."


async def request(desk: Desk, session: VisitorSession, address: str) -> None:
    """Send a code, which ends the one before; TooManyCodes, or IdentityKnown when a page vouches for the visitor."""
    await desk.transactions.run(partial(_request, desk, session, address), session.conversation_id)


async def confirm(desk: Desk, tokens: SessionTokens, session: VisitorSession, digits: str) -> None:
    """Take the visitor's newest code and keep the address as theirs; CodeWrong or CodeEnded."""
    problem = await desk.transactions.run(partial(_try, desk, tokens, session, digits), session.conversation_id)
    if problem:
        raise problem


def is_too_late(unit: UnitOfWork, mail: OutgoingMail, now: datetime) -> bool:
    """Whether the mail carries a code that cannot be used any more."""
    return mail.email_code_id is not None and not unit.session.get_one(EmailCode, mail.email_code_id).is_open(now)


def letter(unit: UnitOfWork, mail: OutgoingMail, digits: str) -> Letter:
    """The mail with a code."""
    reference = unit.session.get_one(Conversation, mail.conversation_id).reference
    return Letter(
        id=mail.id,
        thread=mail.conversation_id,
        recipient=mail.recipient,
        subject=code_words.SUBJECT.format(reference=reference),
        text=code_words.plain(digits),
        html=code_words.html(digits),
        at=mail.created_at,
    )


def _request(desk: Desk, session: VisitorSession, address: str, unit: UnitOfWork) -> None:
    conversation, now = ensure_conversation(desk, unit, session), desk.now()
    visitor = unit.session.get_one(Visitor, conversation.visitor_id)
    if visitor.verification is Verification.SIGNED_TOKEN:
        raise IdentityKnown
    code = EmailCode(
        organization_id=session.organization_id,
        site_id=session.site_id,
        visitor_id=visitor.id,
        # No mail server that people use tells capitals apart, and a limit that did would be none.
        address=address.lower(),
        created_at=now,
    )
    _expect_few(unit, code)
    for before in unit.session.scalars(_open_codes(visitor.id).with_for_update()):
        before.ended_at = now
    unit.session.add(code)
    unit.session.flush()
    mail = OutgoingMail(
        organization_id=session.organization_id,
        conversation_id=conversation.id,
        recipient=address,
        email_code_id=code.id,
        created_at=now,
        due_at=now,
    )
    unit.session.add(mail)
    _audit(desk, unit, conversation, "email_code_sent")


def _expect_few(unit: UnitOfWork, code: EmailCode) -> None:
    limits = (
        (EmailCode.visitor_id == code.visitor_id, _WINDOW, _PER_VISITOR),
        (EmailCode.address == code.address, _WINDOW, _PER_ADDRESS),
        (EmailCode.address == code.address, _DAY, _PER_ADDRESS_A_DAY),
        (EmailCode.site_id == code.site_id, _WINDOW, _PER_SITE),
    )
    for theirs, window, limit in limits:
        since = code.created_at - window
        recent = select(func.count()).select_from(EmailCode).where(theirs, EmailCode.created_at > since)
        if unit.session.scalar(recent) >= limit:
            raise TooManyCodes


def _open_codes(visitor_id: UUID) -> Select[tuple[EmailCode]]:
    return select(EmailCode).where(EmailCode.visitor_id == visitor_id, EmailCode.ended_at.is_(None))


def _try(desk: Desk, tokens: SessionTokens, session: VisitorSession, digits: str, unit: UnitOfWork) -> DeskError | None:
    """What is wrong is returned, not raised: the attempt must stay counted."""
    conversation = unit.find_conversation(session.conversation_id)
    if conversation is None or conversation.visitor_id != session.visitor_id:
        return CodeEnded()
    code = unit.session.scalar(_open_codes(session.visitor_id).with_for_update())
    if code is None or not code.is_open(desk.now()):
        return CodeEnded()
    code.attempts += 1
    if not hmac.compare_digest(tokens.code_of(code.id).encode(), digits.encode()):
        _audit(desk, unit, conversation, "email_code_wrong")
        return CodeWrong()
    code.ended_at = desk.now()
    unit.session.get_one(Visitor, session.visitor_id).confirmed(code.address, desk.now())
    _audit(desk, unit, conversation, "email_confirmed")
    note = Draft(AuthorKind.SYSTEM, _CONFIRMED.format(address=code.address), visibility=Visibility.NOTE)
    append(unit, conversation.id, note, desk.now())
    announcements.visitor_told(desk, unit, conversation)
    return None


def _audit(desk: Desk, unit: UnitOfWork, conversation: Conversation, action: str) -> None:
    unit.audit(
        AuthorKind.VISITOR,
        conversation.visitor_id,
        action,
        at=desk.now(),
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
    )
