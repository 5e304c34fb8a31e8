"""Changes of owner; each names the epoch at which it was decided."""

from uuid import UUID

from handoff.transports.protocol.base import Command, Done, View
from handoff.transports.protocol.console.lists import ConversationChanged
from handoff.vocabulary import HandoffLabel, Resolution, Undoable


class OwnedCommand(Command):
    """A command that is refused unless the conversation still is at `epoch`."""

    conversation_id: UUID
    epoch: int


class Claim(OwnedCommand):
    """Become the owner of a waiting conversation, or take one over from the bot."""


class ReturnToBot(OwnedCommand):
    """Give the conversation back to the bot, which starts clean."""


class Resolve(OwnedCommand):
    """End the conversation with an outcome, and say if one likes whether it was right that it came to a person."""

    outcome: Resolution
    label: HandoffLabel | None = None


class Undo(OwnedCommand):
    """Take back what one has just done; `epoch` is the one that it led to."""


class UndoOffer(View):
    """What can be undone, and for how many seconds yet."""

    action: Undoable
    epoch: int
    ttl_s: int


class ConversationAck(Done):
    """The ack of a change of owner, with what can be undone of it."""

    conversation: ConversationChanged
    undo: UndoOffer | None
