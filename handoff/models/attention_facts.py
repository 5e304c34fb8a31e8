"""Facts about who reads, looks and types; only the first kind is stored, as a position per reader."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class TechnicianRead:
    """A technician has read up to this message; told to their own consoles."""

    technician_id: UUID
    conversation_id: UUID
    seq: int
    at: datetime


@dataclass(frozen=True)
class VisitorSaw:
    """The visitor has seen what others wrote up to this message."""

    conversation_id: UUID
    seq: int
    at: datetime


@dataclass(frozen=True)
class OwnerRead:
    """The technician who owns the conversation has read the visitor's own message with this seq (P8: never another)."""

    conversation_id: UUID
    epoch: int
    seq: int
    at: datetime


@dataclass(frozen=True)
class ViewerMoved:
    """A technician has the conversation in front, or not any more; never stored."""

    conversation_id: UUID
    technician_id: UUID
    name: str
    here: bool
    at: datetime


@dataclass(frozen=True)
class ColleagueTyping:
    """A technician types a reply, or stopped, whether the conversation is theirs or not; never stored."""

    conversation_id: UUID
    technician_id: UUID
    name: str
    on: bool
    at: datetime
