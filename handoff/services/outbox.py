"""Mail to visitors who are not there: written with the reply that causes it, sent afterwards until it is taken (P7)."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from sqlalchemy import select

from handoff.gateways.mail import Letter, MailGateway, MailRefused, MailUnavailable
from handoff.models import Conversation, Message, Organization, OutgoingMail, Site, Visitor
from handoff.rules.backoff import pause_after
from handoff.services import announcements, mail_words, transcript_mail
from handoff.services.desk import Desk
from handoff.services.identity import email_codes
from handoff.services.mail_words import Letterhead
from handoff.services.resets import alerting, mailing
from handoff.services.visitor_sessions import SessionTokens, VisitorSession
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, MailKind, Visibility

GATHERED_FOR = timedelta(seconds=15)
"""How long a mail waits for the technician's next lines, so that three of them make one mail."""

TRIED_FOR = timedelta(days=3)
_UNDELIVERED = "The e-mail to {recipient} could not be delivered, so your reply waits here unread. ({problem})"
_COPY_UNDELIVERED = "The visitor asked for a copy, but the e-mail to {recipient} could not be delivered. ({problem})"
_ALERT_UNDELIVERED = "The alert about a refused reset to {recipient} could not be delivered. ({problem})"
_CODE_UNDELIVERED = "The e-mail with a code to {recipient} could not be delivered. ({problem})"
_RESET_UNDELIVERED = "An e-mail about a reset could not be delivered to an address on file of the account."

log = structlog.get_logger(__name__)


def tell_of_reply(desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message) -> None:
    """Put a mail about a technician's reply into the transaction, if its visitor waits elsewhere for an answer."""
    if conversation.ticket_since is None or conversation.id in desk.visitors:
        return
    visitor = unit.session.get_one(Visitor, conversation.visitor_id)
    if visitor.contact_email is None:
        return
    now, reply = desk.now(), {"name": message.author_name, "text": message.text}
    gathering = select(OutgoingMail).where(
        OutgoingMail.conversation_id == conversation.id,
        OutgoingMail.recipient == visitor.contact_email,
        OutgoingMail.kind == MailKind.REPLY,
        OutgoingMail.attempts == 0,
        OutgoingMail.due_at > now,
    )
    mail = unit.session.scalar(gathering.with_for_update())
    if mail is not None:
        mail.replies = [*mail.replies, reply]
        return
    unit.session.add(
        OutgoingMail(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            recipient=visitor.contact_email,
            replies=[reply],
            created_at=now,
            due_at=now + GATHERED_FOR,
        )
    )


class PostOffice:
    """Sends what is due, at least once: a crash after the hand-over sends the same Message-ID again."""

    def __init__(self, desk: Desk, gateway: MailGateway, tokens: SessionTokens, address: str) -> None:
        """The address is where this service's own pages are, without a slash at the end."""
        self._desk, self._gateway, self._tokens, self._address = desk, gateway, tokens, address

    async def send_due(self) -> int:
        """Try every mail that is due, the oldest first; returns how many were taken."""
        waiting = select(OutgoingMail.id).where(
            OutgoingMail.ended_at.is_(None), OutgoingMail.due_at <= self._desk.now()
        )
        oldest_first = waiting.order_by(OutgoingMail.created_at)
        due = await self._desk.database.query(lambda session: list(session.scalars(oldest_first)))
        return sum([await self._send(mail_id) for mail_id in due])

    async def _send(self, mail_id: UUID) -> bool:
        letter = await self._begin(mail_id)
        if letter is None:
            return False
        try:
            await self._gateway.send(letter)
        except MailRefused as problem:
            await self._end(mail_id, str(problem))
        except MailUnavailable as problem:
            await self._postpone(mail_id, str(problem))
        else:
            await self._end(mail_id, None)
            return True
        return False

    async def _begin(self, mail_id: UUID) -> Letter | None:
        """Count the attempt before it is made, and set the next one, in case this is the last thing we do."""

        def begin(unit: UnitOfWork) -> Letter | None:
            mail = unit.session.get(OutgoingMail, mail_id, with_for_update=True)
            if mail is None or mail.ended_at is not None:
                return None
            now = self._desk.now()
            if email_codes.is_too_late(unit, mail, now) or mailing.is_too_late(unit, mail, now):
                mail.ended_at = now
                return None
            mail.attempts += 1
            mail.due_at = now + pause_after(mail.attempts)
            return self._letter(unit, mail)

        return await self._desk.transactions.run(begin)

    def _letter(self, unit: UnitOfWork, mail: OutgoingMail) -> Letter:
        if mail.email_code_id is not None:
            return email_codes.letter(unit, mail, self._tokens.code_of(mail.email_code_id))
        if mail.reset_link_id is not None:
            token = self._tokens.reset_token(mail.reset_link_id)
            return mailing.letter(unit, mail, f"{self._address}/reset/{token}")
        if mail.kind is MailKind.ALERT:
            return alerting.letter(unit, mail)
        head = self._letterhead(unit, mail)
        is_reply = mail.kind is MailKind.REPLY
        words = mail_words.reply(mail, head) if is_reply else transcript_mail.words(self._desk, unit, mail, head)
        return Letter(
            id=mail.id, thread=mail.conversation_id, recipient=mail.recipient, at=mail.created_at, **vars(words)
        )

    def _letterhead(self, unit: UnitOfWork, mail: OutgoingMail) -> Letterhead:
        conversation = unit.session.get_one(Conversation, mail.conversation_id)
        organization = unit.session.get_one(Organization, mail.organization_id)
        site = unit.session.get_one(Site, conversation.site_id)
        page = _page(conversation, site)
        session = VisitorSession(conversation.id, conversation.visitor_id, site.id, organization.id, organization.name)
        token = self._tokens.issue_link(session, self._desk.now())
        link, place = (f"{page}#warmdesk={token}", _place(page)) if page else (None, None)
        return Letterhead(conversation.reference, organization.name, link, place)

    async def _postpone(self, mail_id: UUID, problem: str) -> None:
        def note(unit: UnitOfWork) -> OutgoingMail:
            mail = unit.session.get_one(OutgoingMail, mail_id)
            mail.problem = problem[:300]
            return mail

        mail = await self._desk.transactions.run(note)
        log.warning("mail_postponed", mail_id=str(mail_id), attempts=mail.attempts, problem=problem)
        if self._desk.now() - mail.created_at >= TRIED_FOR:
            await self._end(mail_id, problem)

    async def _end(self, mail_id: UUID, problem: str | None) -> None:
        """Close the mail's file; whoever wrote the reply is told by a note if it could not be delivered."""
        async with self._desk.database.read() as session:
            conversation_id = (await session.get_one(OutgoingMail, mail_id)).conversation_id

        def end(unit: UnitOfWork) -> None:
            conversation = unit.conversation(conversation_id)
            mail = unit.session.get_one(OutgoingMail, mail_id)
            mail.ended_at, mail.problem = self._desk.now(), problem and problem[:300]
            if problem is not None:
                told = _undelivered(mail, problem[:300])
                note = Draft(AuthorKind.SYSTEM, told, visibility=Visibility.NOTE)
                append(unit, conversation_id, note, self._desk.now())
                announcements.row_changed(self._desk, unit, conversation)

        await self._desk.transactions.run(end, conversation_id)


def _page(conversation: Conversation, site: Site) -> str | None:
    """The page on which the chat was, if it is one of the site's own: its address came from the visitor's browser."""
    if conversation.page_url is None:
        return None
    parts = urlsplit(conversation.page_url)
    return conversation.page_url if site.allows(f"{parts.scheme}://{parts.netloc}") else None


def _place(page: str) -> str:
    """Scheme and host alone: what follows them a stranger may have chosen."""
    parts = urlsplit(page)
    return f"{parts.scheme}://{parts.netloc}"


def _undelivered(mail: OutgoingMail, problem: str) -> str:
    if mail.reset_link_id is not None:
        # An address on file is for those who must call it, not for a note; its server may have quoted it.
        return _RESET_UNDELIVERED
    words = _UNDELIVERED if mail.kind is MailKind.REPLY else _COPY_UNDELIVERED
    if mail.email_code_id is not None:
        words = _CODE_UNDELIVERED
    elif mail.kind is MailKind.ALERT:
        words = _ALERT_UNDELIVERED
    return words.format(recipient=mail.recipient, problem=problem)
