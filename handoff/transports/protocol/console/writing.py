"""What technicians write."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from handoff.transports.protocol.base import ClientMsgId, Command, Done, MessageText, Written
from handoff.transports.protocol.console.ownership import OwnedCommand
from handoff.transports.protocol.console.reading import StaffMessageCreated

MOST_MENTIONS = 20


class Reply(OwnedCommand, Written):
    """Write to the visitor."""

    text: MessageText
    client_msg_id: ClientMsgId


class Note(Written):
    """Write to colleagues only; `mentions` are the technicians it names."""

    conversation_id: UUID
    text: MessageText
    client_msg_id: ClientMsgId
    mentions: Annotated[list[UUID], Field(max_length=MOST_MENTIONS)] = []


class StaffMessageStored(Done):
    """The ack of a reply or note: the stored row, the first one when this was a retry."""

    message: StaffMessageCreated


class SetConsoleTyping(Command):
    """Tell the visitor that the technician is typing, or stopped."""

    conversation_id: UUID
    on: bool
