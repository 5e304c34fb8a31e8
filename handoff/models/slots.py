"""What is known of a conversation beside its messages, and who it comes from."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handoff.models.conversation import Conversation
from handoff.vocabulary import SlotOrigin


@dataclass(frozen=True)
class KnownSlot:
    """One thing that is known, by the name the bot knows it by."""

    name: str
    value: str
    origin: SlotOrigin


@dataclass(frozen=True)
class SlotsChanged:
    """A technician put something right; told to whoever has the conversation open."""

    conversation_id: UUID
    epoch: int
    slots: tuple[KnownSlot, ...]
    at: datetime


def known_slots(conversation: Conversation) -> tuple[KnownSlot, ...]:
    """Everything that is known, in the order in which it was told."""
    origins = conversation.slot_origins
    return tuple(
        KnownSlot(name, str(value), SlotOrigin(origins.get(name, SlotOrigin.BOT)))
        for name, value in conversation.slots.items()
    )
