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


class SetViewing(Command):
    """Report which conversation is in front and visible, null for none; said again while that lasts."""

    conversation_id: UUID | None


class ViewerView(View):
    """A technician who has the conversation in front."""

    technician_id: UUID
    name: str


class ViewerMoved(ViewerView):
    """A technician has the conversation in front, to be dropped after `ttl_s` seconds, or not any more."""

    conversation_id: UUID
    here: bool
    ttl_s: int


class ColleagueTyping(ViewerView):
    """A technician types a reply, to be dropped after `ttl_s` seconds, or stopped."""

    conversation_id: UUID
    on: bool
    ttl_s: int
