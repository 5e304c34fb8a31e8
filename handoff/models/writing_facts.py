"""Facts about mentions, told to nobody but the technician they are about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class UnseenMention:
    """Where somebody was mentioned and by whom, in as many words as a notice needs."""

    conversation_id: UUID
    message_seq: int
    reference: str
    visitor_name: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class Mentioned:
    """A colleague has mentioned the technician in a note."""

    technician_id: UUID
    mention: UnseenMention


@dataclass(frozen=True)
class MentionsSeen:
    """The technician has looked at a conversation's mentions, on one of their screens."""

    technician_id: UUID
    conversation_id: UUID
    at: datetime
