"""What is known around a conversation: slots with their origin, and what its visitor came with before."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from handoff.rules.slots import LONGEST
from handoff.transports.protocol.base import Command, Done, Fact, View, plain
from handoff.transports.protocol.console.ownership import OwnedCommand
from handoff.vocabulary import Resolution, SlotOrigin, Status


class KnownSlot(View):
    """Something known of the conversation, and who it comes from."""

    name: str
    value: str
    origin: SlotOrigin


class SetSlot(OwnedCommand):
    """Put right what is known, as the conversation's technician."""

    name: Annotated[str, Field(max_length=60)]
    value: Annotated[str, Field(max_length=LONGEST), AfterValidator(plain)]


class SlotsKept(Done):
    """The ack of `set_slot`: everything known by now."""

    slots: list[KnownSlot]


class SlotsChanged(Fact):
    """A technician has put right what is known."""

    slots: list[KnownSlot]


class EarlierConversations(Command):
    """Ask for what this visitor began earlier; the next page with the last `conversation_id` of the page before."""

    conversation_id: UUID
    before_id: UUID | None = None


class EarlierConversation(View):
    """One conversation in a line."""

    conversation_id: UUID
    reference: str
    started_at: datetime
    status: Status
    outcome: Resolution | None
    topic: str | None
    reason: str | None
    owner_name: str | None


class EarlierFound(Done):
    """The ack of `earlier_conversations`, the latest first."""

    conversations: list[EarlierConversation]
    has_more: bool


class ReadEarlier(Command):
    """Read an earlier conversation of the same visitor; the one that is open stays followed."""

    conversation_id: UUID
    earlier_id: UUID
