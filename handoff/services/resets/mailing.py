"""The mails about a reset: the link, and that something was done. Neither names the chat it was asked for in."""

from datetime import datetime
from html import escape

from handoff.gateways.mail import Letter
from handoff.models import Organization, OutgoingMail, ResetLink, ResetRequest
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import MailKind, RequestKind

_SUBJECTS = {
    (MailKind.RESET_LINK, RequestKind.RESET_PASSWORD): "A new password for your account at {organization}",
    (MailKind.RESET_LINK, RequestKind.UNLOCK_ACCOUNT): "Unlock your account at {organization}",
    (MailKind.RESET_DONE, RequestKind.RESET_PASSWORD): "The password of your account at {organization} was changed",
    (MailKind.RESET_DONE, RequestKind.UNLOCK_ACCOUNT): "Your account at {organization} was unlocked",
}
_ASKED = {
    RequestKind.RESET_PASSWORD: "Somebody asked the service desk of {organization} for a new password of your account.",
    RequestKind.UNLOCK_ACCOUNT: "Somebody asked the service desk of {organization} to unlock your account.",
}
_IF_YOU = "If that was you, open this page and have the chat at hand. The link works once, within 15 minutes:"
_IF_NOT = "If it was not you, open the page and say so there. Do not pass the link on: nobody at the desk asks for it."
_DONE = {
    RequestKind.RESET_PASSWORD: "The password of your account at {organization} was changed, by a link that the "
    "service desk had sent to a recovery contact on file.",
    RequestKind.UNLOCK_ACCOUNT: "Your account at {organization} was unlocked, by a link that the service desk had sent "
    "to a recovery contact on file.",
}
_NOT_ME = (
    "If that was you, you need do nothing. If it was not, call your service desk at once, on a number you know and not "
    "one from a mail: somebody may be in your account."
)


def is_too_late(unit: UnitOfWork, mail: OutgoingMail, now: datetime) -> bool:
    """Whether the mail carries a link that cannot be used any more."""
    return mail.kind is MailKind.RESET_LINK and not unit.session.get_one(ResetLink, mail.reset_link_id).is_open(now)


def letter(unit: UnitOfWork, mail: OutgoingMail, address: str) -> Letter:
    """The mail; `address` is that of the page."""
    link = unit.session.get_one(ResetLink, mail.reset_link_id)
    kind = unit.session.get_one(ResetRequest, link.request_id).kind
    organization = unit.session.get_one(Organization, mail.organization_id).name
    if mail.kind is MailKind.RESET_LINK:
        parts = [_ASKED[kind].format(organization=organization), _IF_YOU, address, _IF_NOT]
    else:
        parts = [_DONE[kind].format(organization=organization), _NOT_ME]
    return Letter(
        id=mail.id,
        # A thread of its own: the conversation's would lead to its reference.
        thread=link.request_id,
        recipient=mail.recipient,
        subject=_SUBJECTS[mail.kind, kind].format(organization=organization),
        text="\n\n".join(parts) + "\n",
        html=f'<!doctype html><html lang="en"><body>{"".join(_paragraph(part) for part in parts)}</body></html>',
        at=mail.created_at,
    )


def _paragraph(text: str) -> str:
    shown = escape(text)
    return f'<p><a href="{shown}">{shown}</a></p>' if text.startswith("http") else f"<p>{shown}</p>"
