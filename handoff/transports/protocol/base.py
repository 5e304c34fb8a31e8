"""What every payload shares, and the error that any command can be answered with."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from handoff.rules.attachment_kinds import PER_MESSAGE

MESSAGE_LIMIT = 10_000
"""Longest message text accepted, in characters."""


def plain(text: str) -> str:
    """The text; ValueError when nothing can be read in it or it holds what no database stores."""
    if not text.strip():
        raise ValueError("is empty; write something first")
    return storable(text)


def storable(text: str) -> str:
    """The text, which may be empty; ValueError when it holds what no database stores."""
    if "\x00" in text:
        raise ValueError("contains a NUL character; remove it and send again")
    return text


def _written(text: str, info: ValidationInfo) -> str:
    return storable(text) if info.data.get("attachments") else plain(text)


def _few(files: list[UUID]) -> list[UUID]:
    if len(files) > PER_MESSAGE:
        raise ValueError(f"are more than {PER_MESSAGE}; send the others with another message")
    return files


# Names of company networks, which the library takes for a mistake; it says to change its list for that.
SPECIAL_USE_DOMAIN_NAMES.remove("local")


def _address(text: str) -> str:
    """The address as every mail server takes it; only its form is checked."""
    try:
        checked = validate_email(text, check_deliverability=False, globally_deliverable=False, allow_smtputf8=False)
        return checked.ascii_email
    except EmailNotValidError:
        raise ValueError("is not an e-mail address; write one like name@example.com") from None


EmailAddress = Annotated[str, Field(max_length=254), AfterValidator(_address)]
MessageText = Annotated[str, Field(max_length=MESSAGE_LIMIT), AfterValidator(_written)]
ClientMsgId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\w.:-]+$")]
LastSeq = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Command(BaseModel):
    """A payload that a browser sends up; unknown fields are ignored, as Rasa's own widgets send some."""

    # An error that quoted what was typed would carry it into the logs (P9).
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class Written(Command):
    """What a person sends: text, files that were uploaded before, or both."""

    # Before the text of each subclass, which may be empty beside a file.
    attachments: Annotated[list[UUID], AfterValidator(_few)] = []


class View(BaseModel):
    """A payload, or part of one, that the service sends down."""

    model_config = ConfigDict(extra="forbid", from_attributes=True, hide_input_in_errors=True)


class Fact(View):
    """An event about one conversation."""

    conversation_id: UUID
    epoch: int
    at: datetime


class ErrorBody(View):
    """What went wrong and what to do about it."""

    code: str
    message: str


class Failure(View):
    """The ack of a refused command."""

    error: ErrorBody


class Done(View):
    """The ack of a command that returns nothing."""

    ok: bool = True
