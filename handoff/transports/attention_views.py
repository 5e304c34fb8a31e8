"""Payloads about who reads, looks and types."""

from handoff.models import ReadPosition
from handoff.models.attention_facts import ColleagueTyping, OwnerRead, TechnicianRead, ViewerMoved, VisitorSaw
from handoff.transports.protocol.console import attention
from handoff.transports.protocol.receipts import MessageRead

TYPING_TTL_S = 6

# Twice and a half as long as a console waits before it says so again.
VIEWING_TTL_S = 50


def read_up_to(position: ReadPosition | TechnicianRead) -> attention.ReadUpTo:
    """How far a technician has read."""
    return attention.ReadUpTo(conversation_id=position.conversation_id, seq=position.seq)


def visitor_saw(fact: VisitorSaw) -> attention.VisitorSaw:
    """How far the visitor has read."""
    return attention.VisitorSaw.model_validate(fact)


def seen_by_visitor(position: ReadPosition | None) -> attention.VisitorSaw | None:
    """The same, of a position that is read rather than announced."""
    return visitor_saw(VisitorSaw(position.conversation_id, position.seq, position.seen_at)) if position else None


def message_read(fact: OwnerRead) -> MessageRead:
    """That the owner has read a message, for its visitor."""
    return MessageRead.model_validate(fact)


def viewer_moved(fact: ViewerMoved) -> attention.ViewerMoved:
    """Who looks at a conversation."""
    return attention.ViewerMoved(
        technician_id=fact.technician_id,
        name=fact.name,
        conversation_id=fact.conversation_id,
        here=fact.here,
        ttl_s=VIEWING_TTL_S,
    )


def colleague_typing(fact: ColleagueTyping) -> attention.ColleagueTyping:
    """Who types a reply."""
    return attention.ColleagueTyping(
        technician_id=fact.technician_id,
        name=fact.name,
        conversation_id=fact.conversation_id,
        on=fact.on,
        ttl_s=TYPING_TTL_S,
    )
