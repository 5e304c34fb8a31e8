"""The outbound door to mail: one letter at a time, and why one could not be sent."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Protocol
from uuid import UUID


class MailUnavailable(Exception):
    """The letter could not be sent now; it may be later."""


class MailRefused(Exception):
    """The letter will not be taken however often it is tried: no such mailbox, as a rule."""


@dataclass(frozen=True)
class Letter:
    """One mail; the id makes its Message-ID, so that what is sent twice can be told from two mails."""

    id: UUID
    thread: UUID
    recipient: str
    subject: str
    text: str
    html: str
    at: datetime


class MailGateway(Protocol):
    """Sends letters from one sender."""

    async def send(self, letter: Letter) -> None:
        """Hand the letter over; MailUnavailable or MailRefused when it was not taken."""


def mime(letter: Letter, sender: Address) -> EmailMessage:
    """The letter as it goes over the wire: plain text with simple HTML beside it (RFC 5322, RFC 2045)."""
    message = EmailMessage()
    message["From"], message["To"] = sender, letter.recipient
    message["Subject"], message["Date"] = letter.subject, format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.id}@{sender.domain}>"
    # Mail programs put what refers to the same id into one thread.
    message["References"] = f"<{letter.thread}@{sender.domain}>"
    # Out-of-office robots do not answer what a machine has sent (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message
