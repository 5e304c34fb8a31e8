"""What technicians write."""

from uuid import UUID

from handoff.transports.protocol.base import ClientMsgId, Command, Done, MessageText, Written
from handoff.transports.protocol.console.ownership import OwnedCommand
from handoff.transports.protocol.console.reading import StaffMessageCreated


class Reply(OwnedCommand, Written):
    """Write to the visitor."""

    text: MessageText
    client_msg_id: ClientMsgId


class Note(Written):
    """Write to colleagues only."""

    conversation_id: UUID
    text: MessageText
    client_msg_id: ClientMsgId


class StaffMessageStored(Done):
    """The ack of a reply or note: the stored row, the first one when this was a retry."""

    message: StaffMessageCreated


class SetConsoleTyping(Command):
    """Tell colleagues that the technician is typing a reply, or stopped, and the visitor if it is theirs to answer."""

    conversation_id: UUID
    on: bool
