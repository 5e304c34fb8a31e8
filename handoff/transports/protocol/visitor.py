"""Namespace `/`: what widgets send and are sent, with the names of Rasa's own Socket.IO channel."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from handoff.transports.protocol.attachments import AttachmentView
from handoff.transports.protocol.base import (
    ClientMsgId,
    Command,
    Done,
    EmailAddress,
    Fact,
    LastSeq,
    MessageText,
    View,
    Written,
)
from handoff.transports.protocol.identity import OwnIdentity, PreChatQuestion
from handoff.transports.protocol.notices import NoticeShown
from handoff.vocabulary import AuthorKind, OwnerKind, QueueUnit, Rated, SecretKind, Status


class SessionRequest(Command):
    """Open or resume a conversation; `session_id` is the opaque token of an earlier `session_confirm`."""

    session_id: str | None = None
    last_seq: LastSeq = 0


class UserUttered(Written):
    """One message, or the payload of a button the bot offered; `client_msg_id` makes a retry harmless.

    `session_id` is for Rasa's own widgets, which after a reconnect may write before they ask for their session.
    """

    message: MessageText
    client_msg_id: ClientMsgId | None = None
    session_id: str | None = None


class RequestPerson(Command):
    """Ask for a person, from any state."""

    client_msg_id: ClientMsgId | None = None


class StartConversation(Command):
    """Leave a resolved conversation behind and begin a new one."""


class LeaveAddress(Command):
    """Say where to write to when the conversation is answered later."""

    email: EmailAddress


class SetTyping(Command):
    """Tell the other side that somebody is typing, or stopped."""

    on: bool


class Button(View):
    """A reply the visitor can press; `payload` is sent back as the message."""

    title: str
    payload: str


class Owner(View):
    """Who holds the conversation now; `name` for a person only."""

    kind: OwnerKind
    name: str | None = None


class MessageCreated(Fact):
    """A message as the visitor may see it; `html` is safe to insert, `text` is what was written."""

    seq: int
    client_msg_id: str | None
    author: AuthorKind
    author_name: str | None
    text: str
    html: str | None
    buttons: list[Button]
    redacted: list[SecretKind]
    attachments: list[AttachmentView]


class QueueUpdated(Fact):
    """Where the visitor stands in the queue; waiting times in seconds, null while they cannot be told.

    `longer` says that this is worse than what was told before.
    """

    position: int
    eta_min_s: int | None = None
    eta_max_s: int | None = None
    unit: QueueUnit = QueueUnit.UNKNOWN
    longer: bool = False


class TicketView(View):
    """A conversation that is answered later: since when, when the desk opens (if it was closed), and where to write."""

    reference: str
    since: datetime
    opens_at: datetime | None
    contact_email: str | None


class ConversationUpdated(Fact):
    """The conversation's state after a change of owner, or of the ticket it has become.

    `abandoned` says that it was closed because its visitor did not answer.
    """

    status: Status
    owner: Owner
    last_seq: int
    ticket: TicketView | None = None
    abandoned: bool = False


class RatingAskedView(View):
    """Somebody who took part and is not rated yet."""

    about: Rated
    name: str


class ConversationEnded(Fact):
    """How a conversation ended, until when it can be taken up again, and who can be rated."""

    by_visitor: bool
    abandoned: bool
    reopen_until: datetime
    to_rate: list[RatingAskedView]


class TypingFact(Fact):
    """Somebody on the other side is typing; to be dropped after `ttl_s` seconds."""

    who: AuthorKind
    name: str | None
    on: bool
    ttl_s: int


class QuickReply(View):
    """A button in the shape of Rasa's own channel."""

    title: str
    payload: str
    content_type: Literal["text"] = "text"


class BotUttered(View):
    """A message in the shape of Rasa's own channel, for widgets that know no other."""

    text: str
    quick_replies: list[QuickReply] = []


class SessionOpened(Done):
    """The ack of `session_request` and `start_conversation`: the state, and exactly the messages missed.

    `read_seq` is the visitor's own last message that the technician who owns the conversation has read.
    """

    session_id: str
    conversation_id: UUID
    organization_name: str
    reference: str
    conversation: ConversationUpdated
    ended: ConversationEnded | None
    queue: QueueUpdated | None
    messages: list[MessageCreated]
    attachment_limit_bytes: int
    notices: list[NoticeShown]
    identity: OwnIdentity
    pre_chat: list[PreChatQuestion]
    read_seq: int | None = None


class MessageStored(Done):
    """The ack of a message: the stored row, the first one when this was a retry."""

    message: MessageCreated
