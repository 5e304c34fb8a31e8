"""Facts: what happened, told to whoever is looking once it is committed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handoff.models.attention_facts import ColleagueTyping, OwnerRead, TechnicianRead, ViewerMoved, VisitorSaw
from handoff.models.conversation import Conversation
from handoff.models.ending_facts import ConversationEnded
from handoff.models.message import Message
from handoff.models.notice_facts import NewsChanged
from handoff.models.saved_view import SavedViewsChanged
from handoff.models.security_facts import SecurityAlerted, SecurityChanged
from handoff.models.sla import SlaAlerted, SlaStanding
from handoff.models.slots import SlotsChanged
from handoff.models.writing_facts import Mentioned, MentionsSeen
from handoff.vocabulary import (
    AuthorKind,
    AwayReason,
    OwnerKind,
    PresenceState,
    Priority,
    QueueUnit,
    Resolution,
    Status,
    Verification,
)


@dataclass(frozen=True)
class Ticket:
    """What a visitor knows of a conversation that is answered later: when the desk opens, where to write to them."""

    reference: str
    since: datetime
    opens_at: datetime | None
    contact_email: str | None

    @classmethod
    def of(cls, row: "Conversation | Summary", contact_email: str | None) -> "Ticket | None":
        """The ticket that the conversation has become, if it has."""
        since = row.ticket_since
        return cls(row.reference, since, row.ticket_opens_at, contact_email) if since else None


@dataclass(frozen=True)
class Summary:
    """One conversation as a list shows it; the preview is what visitor or technician said last that tells something."""

    conversation_id: UUID
    reference: str
    organization_id: UUID
    organization_name: str
    status: Status
    epoch: int
    owner_kind: OwnerKind
    owner_name: str | None
    owner_technician_id: UUID | None
    visitor_name: str
    verification: Verification
    team: str | None
    priority: Priority
    reason: str | None
    queued_at: datetime | None
    accept_by: datetime | None
    started_at: datetime
    outcome: Resolution | None
    ticket_since: datetime | None
    ticket_opens_at: datetime | None
    contact_email: str | None
    last_seq: int
    preview: str
    preview_author: AuthorKind
    last_author: AuthorKind
    last_message_at: datetime
    sla: SlaStanding | None


@dataclass(frozen=True)
class MessageAppended:
    """A message was stored."""

    message: Message
    at: datetime

    @property
    def conversation_id(self) -> UUID:
        """The conversation the message is in."""
        return self.message.conversation_id


@dataclass(frozen=True)
class ConversationChanged:
    """A conversation's owner, or what lists show of it, changed; `visitor_told` of more than the owner."""

    summary: Summary
    at: datetime
    new_handoff: bool = False
    owner_changed: bool = False
    visitor_told: bool = False

    @property
    def conversation_id(self) -> UUID:
        """The conversation that changed."""
        return self.summary.conversation_id

    @property
    def organization_id(self) -> UUID:
        """The organization whose staff are told."""
        return self.summary.organization_id


@dataclass(frozen=True)
class QueueMoved:
    """A waiting conversation's place in its queue; waits in seconds, None while they cannot be told.

    `longer` says that this is worse than what its visitor was told before.
    """

    conversation_id: UUID
    epoch: int
    position: int
    at: datetime
    eta_min_s: int | None = None
    eta_max_s: int | None = None
    unit: QueueUnit = QueueUnit.UNKNOWN
    longer: bool = False


@dataclass(frozen=True)
class TypingChanged:
    """Somebody started or stopped typing; never stored."""

    conversation_id: UUID
    epoch: int
    who: AuthorKind
    name: str | None
    on: bool
    at: datetime


@dataclass(frozen=True)
class Seen:
    """A technician as colleagues see them; `load` counts what they hold and what they were offered."""

    technician_id: UUID
    name: str
    state: PresenceState
    away_reason: AwayReason | None
    load: int
    capacity: int


@dataclass(frozen=True)
class PresenceChanged:
    """A technician became available, away or offline; told to each of their organizations."""

    organization_id: UUID
    seen: Seen
    at: datetime


@dataclass(frozen=True)
class OwnershipLost:
    """A technician lost what they owned or were offered without giving it away; `why` is for them to read."""

    technician_id: UUID
    conversation_id: UUID
    epoch: int
    why: str
    at: datetime


@dataclass(frozen=True)
class VisitorMoved:
    """A visitor has the chat open somewhere, or nowhere any more."""

    conversation_id: UUID
    here: bool
    at: datetime


Fact = (
    MessageAppended
    | ConversationChanged
    | ConversationEnded
    | QueueMoved
    | TypingChanged
    | PresenceChanged
    | OwnershipLost
    | VisitorMoved
    | SlaAlerted
    | SavedViewsChanged
    | SlotsChanged
    | NewsChanged
    | Mentioned
    | MentionsSeen
    | TechnicianRead
    | VisitorSaw
    | OwnerRead
    | ViewerMoved
    | ColleagueTyping
    | SecurityChanged
    | SecurityAlerted
)
