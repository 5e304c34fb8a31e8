"""One contract for mail, kept by the SMTP gateway against a real server and by the folder that stands in for it."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import pytest

from handoff.gateways.mail import Letter, MailGateway, MailRefused, MailUnavailable
from handoff.gateways.mail_folder import MailFolder
from handoff.gateways.smtp import SmtpMail, SmtpServer
from tests.gateways.smtp_server import LOGIN, Mailbox, self_signed, smtp_server

SENDER = Address("Service désk", addr_spec="desk@northwind.example")
LETTER = Letter(
    id=UUID(int=1),
    thread=UUID(int=2),
    recipient="maria@example.com",
    subject="[WD-ABCDEFGH] The service desk has answered you",
    text="Grüße 👋\n\n.a line that starts with a dot\n",
    html="<p>Grüße 👋</p>",
    at=datetime(2026, 11, 23, 10, tzinfo=UTC),
)
SCHEMES = ("smtp", "smtps", "smtp+plain")


@dataclass
class Way:
    """A gateway, and what has come out at its other end."""

    gateway: MailGateway
    delivered: Callable[[], list[EmailMessage]]


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return self_signed(tmp_path_factory.mktemp("certificate"))


def smtp_mail(scheme: str, port: int, trust: ssl.SSLContext | None, password: str = LOGIN[1]) -> SmtpMail:
    login = "" if scheme == "smtp+plain" else f"{LOGIN[0]}:{quote(password, safe='')}@"
    return SmtpMail(SmtpServer.of(f"{scheme}://{login}localhost:{port}"), SENDER, trust)


@pytest.fixture(params=SCHEMES)
def server(request: pytest.FixtureRequest, certificates) -> Iterator[tuple[str, Mailbox]]:  # type: ignore[no-untyped-def]
    with smtp_server(request.param, certificates[0]) as mailbox:
        yield request.param, mailbox


@pytest.fixture(params=[*SCHEMES, "folder"])
def way(request: pytest.FixtureRequest, tmp_path: Path, certificates) -> Iterator[Way]:  # type: ignore[no-untyped-def]
    if request.param == "folder":
        folder = tmp_path / "mail"
        read = lambda: [message_from_bytes(p.read_bytes(), policy=policy.default) for p in folder.glob("*.eml")]  # noqa: E731
        yield Way(MailFolder(folder, SENDER), read)
        return
    with smtp_server(request.param, certificates[0]) as mailbox:
        yield Way(smtp_mail(request.param, mailbox.port, certificates[1]), lambda: mailbox.mails)


async def test_a_letter_arrives_whole_as_text_and_html(way: Way) -> None:
    await way.gateway.send(LETTER)
    (mail,) = way.delivered()
    assert (mail["To"], mail["Subject"]) == (LETTER.recipient, LETTER.subject)
    assert mail["From"].addresses[0] == SENDER
    assert mail["Date"].datetime == LETTER.at
    assert mail["Auto-Submitted"] == "auto-generated"
    bodies = [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]
    assert [body.replace("\r\n", "\n").strip() for body in bodies] == [LETTER.text.strip(), LETTER.html]


async def test_what_is_sent_twice_has_one_message_id_and_one_thread(way: Way) -> None:
    for _ in range(2):
        await way.gateway.send(LETTER)
    ids = {(mail["Message-ID"], mail["References"]) for mail in way.delivered()}
    assert ids == {(f"<{LETTER.id}@northwind.example>", f"<{LETTER.thread}@northwind.example>")}


async def test_a_folder_that_cannot_be_written_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file in its place")
    with pytest.raises(MailUnavailable):
        await MailFolder(tmp_path / "mail", SENDER).send(LETTER)


async def test_passwords_travel_encrypted_only(server: tuple[str, Mailbox], certificates) -> None:  # type: ignore[no-untyped-def]
    scheme, mailbox = server
    await smtp_mail(scheme, mailbox.port, certificates[1]).send(LETTER)
    assert mailbox.encrypted == [scheme != "smtp+plain"]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_a_certificate_nobody_vouches_for_is_not_sent_to(scheme: str, certificates) -> None:  # type: ignore[no-untyped-def]
    with smtp_server(scheme, certificates[0]) as mailbox:
        with pytest.raises(MailUnavailable):
            await smtp_mail(scheme, mailbox.port, None).send(LETTER)
        assert mailbox.mails == []


async def test_a_server_without_starttls_is_not_sent_to(certificates) -> None:  # type: ignore[no-untyped-def]
    with smtp_server("smtp+plain", certificates[0]) as mailbox:
        with pytest.raises(MailUnavailable):
            await smtp_mail("smtp", mailbox.port, certificates[1]).send(LETTER)
        assert mailbox.mails == []


async def test_a_wrong_password_is_an_outage_that_does_not_quote_it(certificates) -> None:  # type: ignore[no-untyped-def]
    with smtp_server("smtp", certificates[0]) as mailbox, pytest.raises(MailUnavailable) as problem:
        await smtp_mail("smtp", mailbox.port, certificates[1], "wrong password").send(LETTER)
    assert "535" in str(problem.value)
    assert "wrong password" not in str(problem.value)


@pytest.mark.parametrize(
    ("recipient", "content", "kind"),
    [
        ("550 No such user", None, MailRefused),
        ("451 Try again later", None, MailUnavailable),
        (None, "554 Not accepted", MailRefused),
        (None, "452 Disk full", MailUnavailable),
    ],
)
async def test_never_and_not_now_are_told_apart(
    recipient: str | None, content: str | None, kind: type[Exception], certificates
) -> None:  # type: ignore[no-untyped-def]
    with smtp_server("smtp+plain", certificates[0]) as mailbox:
        mailbox.refuse_recipient, mailbox.refuse_content = recipient, content
        with pytest.raises(kind, match=(recipient or content or "")[:3]):
            await smtp_mail("smtp+plain", mailbox.port, None).send(LETTER)


async def test_a_server_that_is_not_there_is_an_outage() -> None:
    with pytest.raises(MailUnavailable):
        await smtp_mail("smtp+plain", 1, None).send(LETTER)


@pytest.mark.parametrize("url", ["mail.example.com", "http://mail.example.com", "smtp://", "smtp://host:port"])
def test_an_address_that_names_no_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="write it like|[Pp]ort"):
        SmtpServer.of(url)
