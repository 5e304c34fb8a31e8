"""Who reads, looks and types: oneself in other browsers, the visitor, and colleagues."""

from datetime import datetime
from uuid import UUID

from handoff.transports.protocol.base import Command, LastSeq, View


class MarkRead(Command):
    """Report that the technician has read the conversation up to this message."""

    conversation_id: UUID
    seq: LastSeq


class ReadUpTo(View):
    """How far the technician has read a conversation, in whichever browser."""

    conversation_id: UUID
    seq: int


class VisitorSaw(View):
    """Since when the visitor has seen what others wrote, up to this message."""

    conversation_id: UUID
    seq: int
    at: datetime
