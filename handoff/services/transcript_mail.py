"""Visitors have a copy of their conversation mailed: all of it, or a receipt, as `rules/transcript_mail.py` says."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from handoff.models import Conversation, Message, Organization, OutgoingMail, Visitor
from handoff.models.ending_errors import TooManyMails
from handoff.models.errors import InvalidInput
from handoff.rules.transcript_mail import COUNTED, Sent, kind_for, may_send
from handoff.services import transcript_words
from handoff.services.desk import Desk
from handoff.services.mail_words import Letterhead, Words
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, MailKind, Visibility


@dataclass(frozen=True)
class MailPromise:
    """Where a copy goes, and whether it holds the whole conversation."""

    recipient: str
    whole: bool


async def ask(desk: Desk, session: VisitorSession, email: str | None) -> MailPromise:
    """Mail a copy to the address given or known; InvalidInput without one, TooManyMails beyond the limits."""

    def write(unit: UnitOfWork) -> MailPromise:
        conversation = unit.conversation(session.conversation_id)
        visitor = unit.session.get_one(Visitor, conversation.visitor_id)
        recipient = email or visitor.email or visitor.contact_email
        if recipient is None:
            raise InvalidInput("email: no address of yours is known here; write one like name@example.com.")
        kind = kind_for(recipient, visitor.email)
        if not may_send(kind, _sent(desk, unit, conversation, recipient)):
            raise TooManyMails
        _put_into_outbox(desk, unit, conversation, recipient, kind)
        return MailPromise(recipient, whole=kind is MailKind.TRANSCRIPT)

    return await desk.transactions.run(write, session.conversation_id)


def words(desk: Desk, unit: UnitOfWork, mail: OutgoingMail, head: Letterhead) -> Words:
    """What such a mail says: of the conversation nothing but what its visitor was shown (P8)."""
    if mail.kind is MailKind.RECEIPT:
        return transcript_words.receipt(head)
    shown = (
        Message.conversation_id == mail.conversation_id,
        Message.visibility == Visibility.EVERYONE,
        Message.seq <= mail.up_to_seq,
    )
    messages = unit.session.scalars(select(Message).where(*shown).order_by(Message.seq)).all()
    organization = unit.session.get_one(Organization, mail.organization_id)
    return transcript_words.transcript(messages, head, desk.policies.of(organization.slug).hours.zone)


def _sent(desk: Desk, unit: UnitOfWork, conversation: Conversation, recipient: str) -> Sent:
    def count(*where: ColumnElement[bool]) -> int:
        copies = OutgoingMail.kind.in_([MailKind.TRANSCRIPT, MailKind.RECEIPT])
        recent = (OutgoingMail.created_at > desk.now() - COUNTED, copies)
        return unit.session.scalar(select(func.count()).select_from(OutgoingMail).where(*recent, *where)) or 0

    here = OutgoingMail.organization_id == conversation.organization_id
    return Sent(
        of_conversation=count(OutgoingMail.conversation_id == conversation.id),
        to_recipient=count(func.lower(OutgoingMail.recipient) == recipient.lower()),
        receipts_of_organization=count(here, OutgoingMail.kind == MailKind.RECEIPT),
    )


def _put_into_outbox(desk: Desk, unit: UnitOfWork, conversation: Conversation, recipient: str, kind: MailKind) -> None:
    now = desk.now()
    unit.session.add(
        OutgoingMail(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            recipient=recipient,
            kind=kind,
            up_to_seq=conversation.last_seq,
            created_at=now,
            due_at=now,
        )
    )
    unit.audit(
        AuthorKind.VISITOR,
        conversation.visitor_id,
        "transcript_mailed",
        at=now,
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
        kind=kind,
    )
