"""The one door through which a message enters the database (P2): append → the stored row, or the first one."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm.attributes import set_committed_value

from handoff.models import Conversation, Message
from handoff.models.facts import MessageAppended
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, SecretKind, Visibility

# Put together once, as is every statement that each message needs: that costs as much as running it. And not by the
# session's own bookkeeping, which costs several times as much: a stored message never changes but for `undecided`.
_INSERT = insert(Message.__table__)
_CONVERSATIONS = Conversation.__table__
_COUNT = (
    update(_CONVERSATIONS)
    .where(_CONVERSATIONS.c.id == bindparam("conversation_id"))
    .values(last_seq=bindparam("seq"), last_message_at=bindparam("at"))
)
_MESSAGES = Message.__table__
_IS_KNOWN = select(_MESSAGES.c.id).where(
    _MESSAGES.c.conversation_id == bindparam("conversation_id"),
    _MESSAGES.c.client_msg_id == bindparam("client_msg_id"),
)
_BY_CLIENT_ID = select(Message).where(
    Message.conversation_id == bindparam("conversation_id"), Message.client_msg_id == bindparam("client_msg_id")
)


@dataclass(frozen=True)
class Draft:
    """A message that has no place in a conversation yet."""

    author: AuthorKind
    text: str
    author_name: str | None = None
    technician_id: UUID | None = None
    client_msg_id: str | None = None
    visibility: Visibility = Visibility.EVERYONE
    buttons: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    choice: dict[str, Any] | None = None
    redacted: tuple[SecretKind, ...] = ()


@dataclass(frozen=True)
class Appended:
    """The stored message; `is_new` is false when this was a retry of one that was already there."""

    message: Message
    is_new: bool


def append(
    unit: UnitOfWork, conversation_id: UUID, draft: Draft, now: datetime, *, epoch: int | None = None
) -> Appended:
    """Give the draft the next seq and store it; StaleEpoch when the conversation is no longer at `epoch`."""
    conversation = unit.conversation(conversation_id)
    if draft.client_msg_id is not None:
        known = find_by_client_id(unit, conversation_id, draft.client_msg_id)
        if known is not None:
            return Appended(known, is_new=False)
    if epoch is not None:
        conversation.expect_epoch(epoch)
    seq = conversation.last_seq + 1
    _count(unit, conversation, seq, now if draft.visibility is Visibility.EVERYONE else conversation.last_message_at)
    row = vars(draft) | {
        "id": uuid4(),
        "organization_id": conversation.organization_id,
        "conversation_id": conversation_id,
        "seq": seq,
        "epoch": conversation.epoch,
        "at": now,
        "undecided": draft.author is AuthorKind.VISITOR,
        "redacted": list(draft.redacted),
    }
    unit.session.execute(_INSERT, row)
    message = Message(**row)
    unit.facts.append(MessageAppended(message, now))
    return Appended(message, is_new=True)


def find_by_client_id(unit: UnitOfWork, conversation_id: UUID, client_msg_id: str) -> Message | None:
    """The message that an earlier try with this id stored."""
    given = {"conversation_id": conversation_id, "client_msg_id": client_msg_id}
    is_known = unit.session.execute(_IS_KNOWN, given).first() is not None
    return unit.session.scalar(_BY_CLIENT_ID, given) if is_known else None


def _count(unit: UnitOfWork, conversation: Conversation, seq: int, last_message_at: datetime) -> None:
    given = {"conversation_id": conversation.id, "seq": seq, "at": last_message_at}
    unit.session.execute(_COUNT, given)
    set_committed_value(conversation, "last_seq", seq)
    set_committed_value(conversation, "last_message_at", last_message_at)
