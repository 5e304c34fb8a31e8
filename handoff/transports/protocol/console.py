"""Namespace `/console`: what technicians' consoles send and are sent."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from handoff.transports.protocol.base import ClientMsgId, Command, Done, Fact, LastSeq, MessageText, View
from handoff.transports.protocol.visitor import MessageCreated, Owner
from handoff.vocabulary import (
    AuthorKind,
    DecisionOutcome,
    Priority,
    RequestKind,
    Resolution,
    Role,
    Status,
    Verification,
    Visibility,
)


class OpenConversation(Command):
    """Read a conversation and follow it live; only messages after `last_seq` are sent."""

    conversation_id: UUID
    last_seq: LastSeq = 0


class OwnedCommand(Command):
    """A command that is refused unless the conversation still is at `epoch`."""

    conversation_id: UUID
    epoch: int


class Claim(OwnedCommand):
    """Become the owner of a waiting conversation, or take one over from the bot."""


class Reply(OwnedCommand):
    """Write to the visitor."""

    text: MessageText
    client_msg_id: ClientMsgId


class Note(Command):
    """Write to colleagues only."""

    conversation_id: UUID
    text: MessageText
    client_msg_id: ClientMsgId


class ReturnToBot(OwnedCommand):
    """Give the conversation back to the bot, which starts clean."""


class Resolve(OwnedCommand):
    """End the conversation with an outcome."""

    outcome: Resolution


class SetConsoleTyping(Command):
    """Tell the visitor that the technician is typing, or stopped."""

    conversation_id: UUID
    on: bool


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
    """Why a conversation came to a person, to be read in ten seconds."""

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


class AccountRequest(View):
    """A reset or unlock that waits for a person."""

    kind: RequestKind
    account: str
    requested_at: datetime


class ConversationChanged(Fact):
    """One row of the console's lists; sent after every change that the row shows."""

    reference: str
    organization_id: UUID
    organization_name: str
    status: Status
    owner: Owner
    owner_technician_id: UUID | None
    visitor_name: str
    verification: Verification
    team: str | None
    priority: Priority
    reason: str | None
    queued_at: datetime | None
    started_at: datetime
    outcome: Resolution | None
    last_seq: int
    preview: str
    preview_author: AuthorKind
    last_message_at: datetime
    new_handoff: bool


class OrganizationView(View):
    """A client company the technician works for."""

    organization_id: UUID
    name: str
    role: Role


class Me(View):
    """Who is signed in."""

    technician_id: UUID
    name: str
    email: str
    organizations: list[OrganizationView]


class ConsoleOpened(Done):
    """The ack of `console_open`: everything the lists need."""

    me: Me
    conversations: list[ConversationChanged]


class ConversationOpened(Done):
    """The ack of `open_conversation`."""

    conversation: ConversationChanged
    card: HandoffCard | None
    requests: list[AccountRequest]
    page_url: str | None
    messages: list[StaffMessageCreated]
    decisions: list[DecisionView]


class ConversationAck(Done):
    """The ack of a change of owner."""

    conversation: ConversationChanged


class StaffMessageStored(Done):
    """The ack of a reply or note: the stored row, the first one when this was a retry."""

    message: StaffMessageCreated


class ConsoleOpen(Command):
    """Ask for the lists."""

    kind: Literal["lists"] = "lists"
