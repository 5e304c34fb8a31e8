"""A real SMTP server in a thread: plain, with STARTTLS, or TLS from the start; it can refuse as told."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from subprocess import run

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from handoff.free_port import free_port

LOGIN = ("desk", "s3cret/with@signs")


@dataclass
class Mailbox:
    """What was delivered, and what the server answers instead of taking it."""

    mails: list[EmailMessage] = field(default_factory=list)
    refuse_recipient: str | None = None
    refuse_content: str | None = None
    encrypted: list[bool] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server: SMTP, _: Session, envelope: Envelope, address: str, __: list[str]) -> str:
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuse_content:
            return self.refuse_content
        self.encrypted.append(
            session.ssl is not None or isinstance(server.transport.get_extra_info("sslcontext"), ssl.SSLContext)
        )
        self.mails.append(message_from_bytes(envelope.original_content or b"", policy=policy.default))
        return "250 OK"


@contextmanager
def smtp_server(scheme: str, certificate: ssl.SSLContext) -> Iterator[Mailbox]:
    """Listening on a free port of the loopback, which the mailbox names."""
    mailbox = Mailbox()
    options = {
        "smtp": {"tls_context": certificate, "require_starttls": True},
        "smtps": {"ssl_context": certificate},
        "smtp+plain": {},
    }[scheme]
    if scheme != "smtp+plain":
        options |= {"auth_required": True, "authenticator": _authenticate, "auth_require_tls": scheme == "smtp"}
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port, **options)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


def _authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, login: object) -> AuthResult:
    given = isinstance(login, LoginPassword) and (login.login.decode(), login.password.decode())
    # What is not handled here is answered by the server itself; otherwise nobody would tell of a wrong password.
    return AuthResult(success=given == LOGIN, handled=False)


def self_signed(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A certificate for localhost: what the server shows, and what a client that trusts it trusts."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    shown = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shown.load_cert_chain(certificate, key)
    return shown, ssl.create_default_context(cafile=certificate)
