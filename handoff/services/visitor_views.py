"""What a visitor may read of their own conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Message, Technician
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.summaries import queue
from handoff.vocabulary import OwnerKind, Status, Visibility


@dataclass(frozen=True)
class VisitorView:
    """The state of a conversation, its place in the queue while it waits, and the messages that were missed."""

    conversation_id: UUID
    status: Status
    epoch: int
    owner_kind: OwnerKind
    owner_name: str | None
    last_seq: int
    at: datetime
    position: int | None
    messages: Sequence[Message]


async def read_own(desk: Desk, session: VisitorSession, last_seq: int = 0) -> VisitorView:
    """The visitor's conversation; nothing of it exists before the first word."""
    async with desk.database.read() as reading:
        conversation = await reading.get(Conversation, session.conversation_id)
        if conversation is None:
            return VisitorView(session.conversation_id, Status.BOT, 1, OwnerKind.BOT, None, 0, desk.now(), None, [])
        shown = (
            Message.conversation_id == conversation.id,
            Message.seq > last_seq,
            Message.visibility == Visibility.EVERYONE,
        )
        messages = (await reading.scalars(select(Message).where(*shown).order_by(Message.seq))).all()
        owner = await reading.get(Technician, conversation.technician_id) if conversation.technician_id else None
        position = None
        is_offered = conversation.accept_by is not None
        if (is_offered or conversation.status is Status.QUEUED) and conversation.team_id:
            waiting = [id_ for id_, _ in await reading.run_sync(queue, conversation.team_id)]
            position = waiting.index(conversation.id) + 1
        return VisitorView(
            conversation_id=conversation.id,
            # Until somebody accepts, the visitor waits: a name that goes away again would be worse than none.
            status=Status.QUEUED if is_offered else conversation.status,
            epoch=conversation.epoch,
            owner_kind=OwnerKind.QUEUE if is_offered else conversation.owner_kind,
            owner_name=owner.name if owner and not is_offered else None,
            last_seq=conversation.last_seq,
            at=desk.now(),
            position=position,
            messages=messages,
        )
