"""What a visitor may read of their own conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Message, Technician, Visitor
from handoff.models.ending_facts import ConversationEnded
from handoff.models.facts import QueueMoved, Ticket
from handoff.models.notice_facts import NoticeSeen
from handoff.services import receipts, waiting
from handoff.services.desk import Desk
from handoff.services.ending_views import ending_of
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.news import seen_notices
from handoff.vocabulary import OwnerKind, Resolution, Status, Visibility


@dataclass(frozen=True)
class VisitorView:
    """The state of a conversation, its place in the queue while it waits, the messages that were missed, and what all
    visitors of the organization are told."""

    conversation_id: UUID
    status: Status
    epoch: int
    owner_kind: OwnerKind
    owner_name: str | None
    last_seq: int
    at: datetime
    messages: Sequence[Message]
    attachment_limit: int
    notices: Sequence[NoticeSeen] = ()
    place: QueueMoved | None = None
    ticket: Ticket | None = None
    abandoned: bool = False
    ended: ConversationEnded | None = None
    read_seq: int | None = None

    @property
    def position(self) -> int | None:
        """The place in the queue of a conversation that waits live."""
        return self.place.position if self.place else None


async def read_own(desk: Desk, session: VisitorSession, last_seq: int = 0) -> VisitorView:
    """The visitor's conversation; nothing of it exists before the first word."""
    async with desk.database.read() as reading:
        notices = await reading.run_sync(seen_notices, session.organization_id, desk.now())
        conversation = await reading.get(Conversation, session.conversation_id)
        if conversation is None:
            nobody = (Status.BOT, 1, OwnerKind.BOT, None, 0, desk.now(), [])
            return VisitorView(session.conversation_id, *nobody, desk.attachment_limit, notices)
        shown = (
            Message.conversation_id == conversation.id,
            Message.seq > last_seq,
            Message.visibility == Visibility.EVERYONE,
        )
        messages = (await reading.scalars(select(Message).where(*shown).order_by(Message.seq))).all()
        owner = await reading.get(Technician, conversation.technician_id) if conversation.technician_id else None
        is_offered = conversation.accept_by is not None
        visitor = await reading.get_one(Visitor, conversation.visitor_id)
        return VisitorView(
            conversation_id=conversation.id,
            # Until somebody accepts, the visitor waits: a name that goes away again would be worse than none.
            status=Status.QUEUED if is_offered else conversation.status,
            epoch=conversation.epoch,
            owner_kind=OwnerKind.QUEUE if is_offered else conversation.owner_kind,
            owner_name=owner.name if owner and not is_offered else None,
            last_seq=conversation.last_seq,
            at=desk.now(),
            messages=messages,
            attachment_limit=desk.attachment_limit,
            notices=notices,
            place=await reading.run_sync(waiting.standing, desk, conversation),
            ticket=Ticket.of(conversation, visitor.contact_email),
            abandoned=conversation.outcome is Resolution.ABANDONED,
            ended=await reading.run_sync(partial(ending_of, desk), conversation),
            read_seq=await reading.run_sync(receipts.read_by_owner, conversation),
        )
