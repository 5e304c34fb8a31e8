"""Changes of owner; each names the epoch at which it was decided."""

from uuid import UUID

from handoff.transports.protocol.base import Command, Done
from handoff.transports.protocol.console.lists import ConversationChanged
from handoff.vocabulary import Resolution


class OwnedCommand(Command):
    """A command that is refused unless the conversation still is at `epoch`."""

    conversation_id: UUID
    epoch: int


class Claim(OwnedCommand):
    """Become the owner of a waiting conversation, or take one over from the bot."""


class ReturnToBot(OwnedCommand):
    """Give the conversation back to the bot, which starts clean."""


class Resolve(OwnedCommand):
    """End the conversation with an outcome."""

    outcome: Resolution


class ConversationAck(Done):
    """The ack of a change of owner."""

    conversation: ConversationChanged
