"""What a visitor and the service tell each other about what was read."""

from handoff.transports.protocol.base import Command, Fact, LastSeq


class Seen(Command):
    """Report that the chat is open and visible, and shows the messages up to this one."""

    seq: LastSeq


class MessageRead(Fact):
    """The technician who owns the conversation has read the visitor's own message with this seq."""

    seq: int
