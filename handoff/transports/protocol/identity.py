"""Namespace `/`: who the visitor is here, the code for an address, and the questions before the first word."""

from typing import Annotated

from pydantic import Field

from handoff.transports.protocol.base import Command, Done, EmailAddress, View
from handoff.vocabulary import FieldKind, Verification


class OwnIdentity(View):
    """Whom the visitor is shown as; `address` is the one that was vouched for or confirmed."""

    verification: Verification
    name: str | None
    address: str | None


class PreChatQuestion(View):
    """One field of the form before the first message."""

    id: str
    label: str
    kind: FieldKind
    required: bool
    choices: list[str]


class RequestEmailCode(Command):
    """Have a code sent to an address; the answer is the same for every address."""

    email: EmailAddress


class ConfirmEmailCode(Command):
    """The digits from the mail; spaces between them do no harm."""

    code: Annotated[str, Field(max_length=20)]


class IdentityShown(Done):
    """The ack of `confirm_email_code`: who the visitor is from now on."""

    identity: OwnIdentity


class AnswerPreChat(Command):
    """The answers by field id; what is left out or empty was skipped."""

    answers: Annotated[dict[str, Annotated[str, Field(max_length=1000)]], Field(max_length=50)]
