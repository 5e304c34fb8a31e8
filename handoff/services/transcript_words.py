"""The words of a mailed conversation, and of the receipt that stands for it where nobody has confirmed the address."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from html import escape

from handoff.models import Message
from handoff.services.mail_words import EXPIRES, NOT_READ, Letterhead, Words
from handoff.vocabulary import AuthorKind

_ASKED = "It was asked for in the chat."
_NOT_YOURS = (
    "If it was not you, somebody has mistyped their address: ignore this e-mail, which holds nothing of theirs."
)
_WHY_NOT_ALL = (
    "As nobody has confirmed that this address is yours, the conversation itself is not sent here. "
    "It can be read and downloaded in the chat."
)
_NAMES = {AuthorKind.VISITOR: "You", AuthorKind.SYSTEM: "Notice", AuthorKind.BOT: "Automated assistant"}
_TEXT_STYLE = "white-space:pre-wrap;margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #ccc"


def transcript(messages: Sequence[Message], head: Letterhead, zone: tzinfo) -> Words:
    """Everything that its visitor was shown, with the names of the files; times by the desk's clock."""
    lead = f"Your conversation {head.reference} with the service desk of {head.organization}. {_ASKED}"
    entries = [(_byline(message, zone), _content(message)) for message in messages]
    text = [lead, *(f"{byline}:\n{_quoted(content)}" for byline, content in entries)]
    html = [_p(lead), *(_entry(byline, content) for byline, content in entries)]
    if head.link:
        text += [f"Read on here:\n{head.link}", EXPIRES]
        html += [f'<p><a href="{escape(head.link)}">Read on</a></p>', _p(EXPIRES)]
    return Words(f"[{head.reference}] Your conversation with the service desk", _text(text), _html(html))


def receipt(head: Letterhead) -> Words:
    """That there is a conversation, its reference and where the chat is; nothing that somebody wrote."""
    lead = f"There is a conversation {head.reference} with the service desk of {head.organization}. {_ASKED}"
    where = f"The chat is at {head.place}." if head.place else "The chat is on the page where it began."
    parts = [lead, f"{_WHY_NOT_ALL} {where}", _NOT_YOURS]
    return Words(f"[{head.reference}] Your conversation with the service desk", _text(parts), _html(map(_p, parts)))


def _byline(message: Message, zone: tzinfo) -> str:
    name = message.author_name if message.author is AuthorKind.TECHNICIAN else _NAMES[message.author]
    return f"{name}, {message.at.astimezone(zone):%d %b %Y, %H:%M}"


def _content(message: Message) -> str:
    names = ", ".join(file["name"] for file in message.attachments)
    return "\n".join(filter(None, [message.text, names and f"Attached files: {names}"]))


def _entry(byline: str, content: str) -> str:
    return f'<p><b>{escape(byline)}</b></p><blockquote dir="auto" style="{_TEXT_STYLE}">{escape(content)}</blockquote>'


def _text(parts: Sequence[str]) -> str:
    return "\n\n".join([*parts, NOT_READ]) + "\n"


def _html(parts: Iterable[str]) -> str:
    return f'<!doctype html><html lang="en"><body>{"".join(parts)}{_p(NOT_READ)}</body></html>'


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
