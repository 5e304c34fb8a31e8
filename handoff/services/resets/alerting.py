"""Telling an organization's leads of a reset that was refused for its risk alone: on their screens, and by mail."""

from datetime import timedelta
from html import escape

from sqlalchemy import select

from handoff.gateways.mail import Letter
from handoff.models import Conversation, Membership, Organization, OutgoingMail, ResetRequest, Technician
from handoff.models.security_facts import SecurityAlerted
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import MailKind, Role

ONE_MAIL_IN = timedelta(minutes=15)
"""Whoever attacks must not be able to fill a lead's mailbox; the screens are told each time."""

_SUBJECT = "[{reference}] A reset was refused: somebody may be trying to get into an account"
# Not whose account and not why: mail is read on the way, and perhaps in the account that is under attack.
_TEXT = (
    "A password reset or unlock at {organization} showed so many signs of an attack that it was refused, and nothing "
    "was changed.\n\nSign in to Warmdesk and open the security review to see who asked, for which account, and why it "
    "was refused. If several of them come, switch phishing mode on there.\n"
)


def tell_leads(desk: Desk, unit: UnitOfWork, asked: ResetRequest) -> int:
    """Tell each lead, by mail unless they had one just before; returns how many leads there are."""
    organization = unit.session.get_one(Organization, asked.organization_id)
    reference = unit.session.get_one(Conversation, asked.conversation_id).reference
    leads = _leads(unit, asked)
    for lead in leads:
        unit.facts.append(SecurityAlerted(lead.id, asked.id, reference, organization.name, desk.now()))
        if not _was_written_to(desk, unit, lead):
            unit.session.add(_mail(desk, asked, lead))
    return len(leads)


def letter(unit: UnitOfWork, mail: OutgoingMail) -> Letter:
    """The mail to one lead; it opens nothing by itself."""
    organization = unit.session.get_one(Organization, mail.organization_id).name
    reference = unit.session.get_one(Conversation, mail.conversation_id).reference
    text = _TEXT.format(organization=organization)
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.strip().split("\n\n"))
    return Letter(
        id=mail.id,
        thread=mail.conversation_id,
        recipient=mail.recipient,
        subject=_SUBJECT.format(reference=reference),
        text=text,
        html=f'<!doctype html><html lang="en"><body>{paragraphs}</body></html>',
        at=mail.created_at,
    )


def _was_written_to(desk: Desk, unit: UnitOfWork, lead: Technician) -> bool:
    lately = (OutgoingMail.kind == MailKind.ALERT, OutgoingMail.created_at > desk.now() - ONE_MAIL_IN)
    same = select(OutgoingMail.id).where(OutgoingMail.recipient == lead.email, *lately).limit(1)
    return unit.session.scalar(same) is not None


def _mail(desk: Desk, asked: ResetRequest, lead: Technician) -> OutgoingMail:
    return OutgoingMail(
        organization_id=asked.organization_id,
        conversation_id=asked.conversation_id,
        recipient=lead.email,
        kind=MailKind.ALERT,
        created_at=desk.now(),
        due_at=desk.now(),
    )


def _leads(unit: UnitOfWork, asked: ResetRequest) -> list[Technician]:
    here = (Membership.organization_id == asked.organization_id, Membership.role == Role.LEAD)
    rows = select(Technician).join(Membership, Membership.technician_id == Technician.id)
    return list(unit.session.scalars(rows.where(*here, Technician.is_active.is_(True))))
