"""The mail about a technician's reply: what was written to the visitor, the way back, and nothing else (P8)."""

from dataclasses import dataclass
from html import escape

from handoff.models import OutgoingMail

NOT_READ = "Replies to this e-mail are not read."
_NO_LINK = "To answer, open the chat on the page where you asked."
EXPIRES = "The link opens this conversation for whoever has it, for 14 days: do not pass it on."


@dataclass(frozen=True)
class Letterhead:
    """What every mail says beside its content; without a link and a place (scheme and host) the page is not known."""

    reference: str
    organization: str
    link: str | None
    place: str | None = None


@dataclass(frozen=True)
class Words:
    """What a mail says: its subject, and twice the same, as text and as HTML."""

    subject: str
    text: str
    html: str


def reply(mail: OutgoingMail, head: Letterhead) -> Words:
    """The mail about a technician's replies."""
    return Words(subject(head), plain(mail, head), html(mail, head))


def subject(head: Letterhead) -> str:
    """One line; the reference makes it findable."""
    return f"[{head.reference}] The service desk has answered you"


def plain(mail: OutgoingMail, head: Letterhead) -> str:
    """The mail as text."""
    parts = [f"The service desk of {head.organization} has answered in your conversation {head.reference}."]
    parts += [f"{reply['name']}:\n\n{_quoted(reply['text'])}" for reply in mail.replies]
    parts += [f"Read on and answer here:\n{head.link}", EXPIRES] if head.link else [_NO_LINK]
    return "\n\n".join([*parts, NOT_READ]) + "\n"


def html(mail: OutgoingMail, head: Letterhead) -> str:
    """The same as simple HTML, which needs nothing from anywhere."""
    lead = f"The service desk of {escape(head.organization)} has answered in your conversation {head.reference}."
    replies = "".join(
        f"<p><b>{escape(reply['name'])}</b></p>"
        f'<blockquote style="white-space:pre-wrap;margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #ccc">'
        f"{escape(reply['text'])}</blockquote>"
        for reply in mail.replies
    )
    back = f'<p><a href="{escape(head.link)}">Read on and answer</a></p><p>{EXPIRES}</p>' if head.link else _p(_NO_LINK)
    return f'<!doctype html><html lang="en"><body>{_p(lead)}{replies}{back}{_p(NOT_READ)}</body></html>'


def _p(text: str) -> str:
    return f"<p>{text}</p>"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
