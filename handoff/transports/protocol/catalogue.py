"""Every event by namespace and direction, declared once: handlers, TypeScript and the AsyncAPI document read this."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from handoff.transports.protocol import attachments, receipts, visitor
from handoff.transports.protocol.base import Command, Done
from handoff.transports.protocol.console import attention, lists, ownership, presence, reading, routing, writing


class Audience(StrEnum):
    """Who is sent a fact; the room it goes to follows from this and nothing else (P8)."""

    VISITOR = "visitor"
    RASA_WIDGET = "rasa_widget"
    CONVERSATION_STAFF = "conversation_staff"
    ORGANIZATION_STAFF = "organization_staff"
    TECHNICIAN = "technician"


@dataclass(frozen=True)
class CommandSpec:
    """A command's name, what it carries and what its ack carries when it succeeds."""

    name: str
    payload: type[Command]
    ack: type[Done]


@dataclass(frozen=True)
class FactSpec:
    """A fact's name, what it carries and who is sent it."""

    name: str
    payload: type[BaseModel]
    audience: Audience


VISITOR_COMMANDS = (
    CommandSpec("session_request", visitor.SessionRequest, visitor.SessionOpened),
    CommandSpec("user_uttered", visitor.UserUttered, visitor.MessageStored),
    CommandSpec("request_person", visitor.RequestPerson, visitor.MessageStored),
    CommandSpec("start_conversation", visitor.StartConversation, visitor.SessionOpened),
    CommandSpec("leave_address", visitor.LeaveAddress, Done),
    CommandSpec("set_typing", visitor.SetTyping, Done),
    CommandSpec("seen", receipts.Seen, Done),
    CommandSpec("renew_attachment", attachments.RenewAttachment, attachments.AttachmentRenewed),
)

CONSOLE_COMMANDS = (
    CommandSpec("console_open", lists.ConsoleOpen, lists.ConsoleOpened),
    CommandSpec("open_conversation", reading.OpenConversation, reading.ConversationOpened),
    CommandSpec("claim", ownership.Claim, ownership.ConversationAck),
    CommandSpec("reply", writing.Reply, writing.StaffMessageStored),
    CommandSpec("note", writing.Note, writing.StaffMessageStored),
    CommandSpec("return_to_bot", ownership.ReturnToBot, ownership.ConversationAck),
    CommandSpec("resolve", ownership.Resolve, ownership.ConversationAck),
    CommandSpec("set_typing", writing.SetConsoleTyping, Done),
    CommandSpec("set_presence", presence.SetPresence, presence.PresenceSet),
    CommandSpec("accept", routing.Accept, ownership.ConversationAck),
    CommandSpec("put_back", routing.PutBack, ownership.ConversationAck),
    CommandSpec("transfer", routing.Transfer, ownership.ConversationAck),
    CommandSpec("take_over", routing.TakeOver, ownership.ConversationAck),
    CommandSpec("transfer_targets", routing.TransferTargets, routing.TargetsFound),
    CommandSpec("mark_read", attention.MarkRead, Done),
    CommandSpec("set_viewing", attention.SetViewing, Done),
)

VISITOR_FACTS = (
    FactSpec("message_created", visitor.MessageCreated, Audience.VISITOR),
    FactSpec("conversation_updated", visitor.ConversationUpdated, Audience.VISITOR),
    FactSpec("queue_updated", visitor.QueueUpdated, Audience.VISITOR),
    FactSpec("typing", visitor.TypingFact, Audience.VISITOR),
    FactSpec("message_read", receipts.MessageRead, Audience.VISITOR),
    FactSpec("bot_uttered", visitor.BotUttered, Audience.RASA_WIDGET),
)

CONSOLE_FACTS = (
    FactSpec("message_created", reading.StaffMessageCreated, Audience.CONVERSATION_STAFF),
    FactSpec("conversation_updated", lists.ConversationChanged, Audience.ORGANIZATION_STAFF),
    FactSpec("typing", visitor.TypingFact, Audience.CONVERSATION_STAFF),
    FactSpec("presence_changed", presence.PresenceChanged, Audience.ORGANIZATION_STAFF),
    FactSpec("ownership_lost", routing.OwnershipLost, Audience.TECHNICIAN),
    FactSpec("visitor_moved", presence.VisitorMoved, Audience.CONVERSATION_STAFF),
    FactSpec("read_moved", attention.ReadUpTo, Audience.TECHNICIAN),
    FactSpec("visitor_saw", attention.VisitorSaw, Audience.CONVERSATION_STAFF),
    FactSpec("viewer_moved", attention.ViewerMoved, Audience.CONVERSATION_STAFF),
    FactSpec("colleague_typing", attention.ColleagueTyping, Audience.CONVERSATION_STAFF),
)

NAMESPACES = {"/": (VISITOR_COMMANDS, VISITOR_FACTS), "/console": (CONSOLE_COMMANDS, CONSOLE_FACTS)}
"""Commands and facts by Socket.IO namespace."""

SESSION_CONFIRM = "session_confirm"
"""Carries a bare string, as Rasa's own channel does: the opaque session token."""
