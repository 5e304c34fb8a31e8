"""Payloads about who reads, looks and types."""

from handoff.models import ReadPosition
from handoff.models.attention_facts import OwnerRead, TechnicianRead, VisitorSaw
from handoff.transports.protocol.console import attention
from handoff.transports.protocol.receipts import MessageRead


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
