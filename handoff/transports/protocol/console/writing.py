"""What technicians write."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from handoff.transports.protocol.base import ClientMsgId, Command, Done, MessageText, Written
from handoff.transports.protocol.console.ownership import OwnedCommand
from handoff.transports.protocol.console.reading import StaffMessageCreated

MOST_MENTIONS = 20


def _few(mentions: list[UUID]) -> list[UUID]:
    if len(mentions) > MOST_MENTIONS:
        raise ValueError(f"are more than {MOST_MENTIONS}; a team is better asked by passing the conversation on")
    return mentions


class Reply(OwnedCommand, Written):
    """Write to the visitor."""

    text: MessageText
    client_msg_id: ClientMsgId


class Note(Written):
    """Write to colleagues only; `mentions` are technicians it names, beside those found in the text by their names."""

    conversation_id: UUID
    text: MessageText
    client_msg_id: ClientMsgId
    mentions: Annotated[list[UUID], AfterValidator(_few)] = []


class StaffMessageStored(Done):
    """The ack of a reply or note: the stored row, the first one when this was a retry."""

    message: StaffMessageCreated


class SetConsoleTyping(Command):
    """Tell colleagues that the technician is typing a reply, or stopped, and the visitor if it is theirs to answer."""

    conversation_id: UUID
    on: bool
