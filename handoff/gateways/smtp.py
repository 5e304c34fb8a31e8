"""Mail through an SMTP server."""

from dataclasses import dataclass
from email.headerregistry import Address
from ssl import SSLContext
from urllib.parse import unquote, urlsplit

import aiosmtplib

from handoff.gateways.mail import Letter, MailRefused, MailUnavailable, mime

GIVE_UP_AFTER_S = 20
_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
_PERMANENT = range(500, 600)


@dataclass(frozen=True)
class SmtpServer:
    """Where mail goes; ValueError for an address that names no server.

    `smtp://` is encrypted by STARTTLS and refuses to go on without, `smtps://` is encrypted from the start, and
    `smtp+plain://` is not encrypted: for a server on the same machine.
    """

    scheme: str
    host: str
    port: int
    username: str | None
    password: str | None

    @classmethod
    def of(cls, url: str) -> "SmtpServer":
        """The server of an address like smtp://name:password@mail.example.com:587."""
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("write it like smtp://name:password@mail.example.com:587; smtps:// for TLS from the start")
        login = [unquote(value) if value is not None else None for value in (parts.username, parts.password)]
        return cls(parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme], *login)


class SmtpMail:
    """A mail gateway that opens one connection per letter; `trust` stands for the system's certificates."""

    def __init__(self, server: SmtpServer, sender: Address, trust: SSLContext | None = None) -> None:
        self._server, self._sender, self._trust = server, sender, trust

    async def send(self, letter: Letter) -> None:
        """Hand the letter to the server; MailRefused when it says never, MailUnavailable when it cannot now."""
        server = self._server
        try:
            await aiosmtplib.send(
                mime(letter, self._sender),
                hostname=server.host,
                port=server.port,
                username=server.username,
                password=server.password,
                use_tls=server.scheme == "smtps",
                start_tls=server.scheme == "smtp",
                tls_context=self._trust,
                timeout=GIVE_UP_AFTER_S,
            )
        except aiosmtplib.SMTPRecipientsRefused as problem:
            refusals = problem.recipients
            if all(refusal.code in _PERMANENT for refusal in refusals):
                raise MailRefused(_words(refusals[0])) from None
            raise MailUnavailable(_words(refusals[0])) from None
        except aiosmtplib.SMTPDataError as problem:
            raise (MailRefused if problem.code in _PERMANENT else MailUnavailable)(_words(problem)) from None
        except (aiosmtplib.SMTPException, OSError, ValueError) as problem:
            raise MailUnavailable(f"{type(problem).__name__}: {problem}") from None


def _words(refusal: aiosmtplib.SMTPResponseException) -> str:
    return f"{refusal.code} {refusal.message}"
