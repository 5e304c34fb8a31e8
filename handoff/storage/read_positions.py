"""Reads and moves how far people have read."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from handoff.models import Conversation, Message, ReadPosition
from handoff.vocabulary import AuthorKind, Visibility

_POSITIONS = ReadPosition.__table__
_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

_SHOWN = (
    Message.conversation_id == bindparam("conversation_id"),
    Message.visibility == Visibility.EVERYONE,
    Message.seq <= bindparam("seq"),
)
_NEWEST = select(Message.seq).order_by(Message.seq.desc()).limit(1)
_BY_VISITOR = _NEWEST.where(*_SHOWN, Message.author == AuthorKind.VISITOR)
_BY_OTHERS = _NEWEST.where(*_SHOWN, Message.author != AuthorKind.VISITOR)
_SHOWN_LATELY = _NEWEST.where(*_SHOWN, Message.seq > bindparam("after"))


def position_of(session: Session, reader_id: UUID, conversation_id: UUID) -> ReadPosition | None:
    """How far this reader has come, if they ever looked."""
    here = (ReadPosition.reader_id == reader_id, ReadPosition.conversation_id == conversation_id)
    return session.scalar(select(ReadPosition).where(*here))


def positions_in(session: Session, reader_id: UUID, conversation_ids: Collection[UUID]) -> list[ReadPosition]:
    """How far this reader has come in each of the conversations they ever looked at."""
    here = (ReadPosition.reader_id == reader_id, ReadPosition.conversation_id.in_(conversation_ids))
    return list(session.scalars(select(ReadPosition).where(*here)))


def move_on(session: Session, conversation: Conversation, reader_id: UUID, seq: int, now: datetime) -> bool:
    """Move the reader's position on to a message; whether it did: it never moves back, whoever writes meanwhile."""
    values = {
        "reader_id": reader_id,
        "conversation_id": conversation.id,
        "organization_id": conversation.organization_id,
        "seq": seq,
        "seen_at": now,
    }
    insert = _INSERTS[session.get_bind().dialect.name](_POSITIONS).values(values)
    moved = insert.on_conflict_do_update(
        index_elements=["reader_id", "conversation_id"],
        set_={"seq": insert.excluded.seq, "seen_at": insert.excluded.seen_at},
        where=_POSITIONS.c.seq < insert.excluded.seq,
    )
    return session.execute(moved.returning(_POSITIONS.c.seq)).first() is not None


def newest_of_visitor(session: Session, conversation_id: UUID, seq: int) -> int | None:
    """The visitor's own last message up to `seq`."""
    return session.scalar(_BY_VISITOR, {"conversation_id": conversation_id, "seq": seq})


def newest_for_visitor(session: Session, conversation_id: UUID, seq: int) -> int | None:
    """The last message up to `seq` that others wrote and the visitor was shown."""
    return session.scalar(_BY_OTHERS, {"conversation_id": conversation_id, "seq": seq})


def is_shown_between(session: Session, conversation_id: UUID, after: int, seq: int) -> bool:
    """Whether the visitor was shown any message after one and up to another."""
    given = {"conversation_id": conversation_id, "after": after, "seq": seq}
    return session.scalar(_SHOWN_LATELY, given) is not None
