"""One conversation as staff read it, and why it came to them."""

from datetime import datetime
from uuid import UUID

from handoff.transports.protocol.base import Command, Done, LastSeq, View
from handoff.transports.protocol.console.attention import ViewerView, VisitorSaw
from handoff.transports.protocol.console.context import KnownSlot
from handoff.transports.protocol.console.identity import KnownVisitor
from handoff.transports.protocol.console.lists import ConversationChanged
from handoff.transports.protocol.console.resets import AccountRequest
from handoff.transports.protocol.visitor import MessageCreated
from handoff.vocabulary import DecisionOutcome, Priority, Visibility


class OpenConversation(Command):
    """Read a conversation and follow it live; only messages after `last_seq` are sent."""

    conversation_id: UUID
    last_seq: LastSeq = 0


class StaffMessageCreated(MessageCreated):
    """A message as staff may see it: notes, suppressed and withheld replies included."""

    visibility: Visibility


class TopIntent(View):
    """One guess of the classifier."""

    intent: str
    title: str
    confidence: float


class Slot(View):
    """Something the visitor told a flow."""

    name: str
    value: str


class HandoffCard(View):
    """Why a conversation came to a person, to be read in ten seconds.

    `names_concern` says whether `message_seq`, which brought the person, says what is wrong; if not, `about_seq` is an
    earlier message that does, if there is one.
    """

    requested_at: datetime
    reason: str
    rule: str
    why: str
    priority: Priority
    confidence: float | None
    top: list[TopIntent]
    slots: list[Slot]
    tried: list[str]
    withheld: list[str]
    message_seq: int | None
    about_seq: int | None
    names_concern: bool


class DecisionView(View):
    """The decision record of one visitor message."""

    message_seq: int
    at: datetime
    policy_version: str
    model_version: str | None
    rule: str
    outcome: DecisionOutcome
    confidence: float | None
    margin: float | None
    top: list[TopIntent]
    signals: list[str]
    explanation: str


class ConversationOpened(Done):
    """The ack of `open_conversation`; `read_seq` is how far the technician had read, null on a first look."""

    conversation: ConversationChanged
    card: HandoffCard | None
    requests: list[AccountRequest]
    slots: list[KnownSlot]
    page_url: str | None
    device: str | None
    visitor: KnownVisitor
    visitor_here: bool
    visitor_saw: VisitorSaw | None
    read_seq: int | None
    viewers: list[ViewerView]
    messages: list[StaffMessageCreated]
    decisions: list[DecisionView]
