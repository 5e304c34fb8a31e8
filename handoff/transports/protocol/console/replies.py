"""What a technician need not write: canned replies and suggestions."""

from uuid import UUID

from handoff.transports.protocol.base import Command, Done, View
from handoff.vocabulary import SuggestionKind


class CannedReplies(Command):
    """Ask for the canned replies that may be used in a conversation."""

    conversation_id: UUID


class CannedReplyView(View):
    """One of them, filled in; what nothing is known for is still in braces."""

    id: str
    title: str
    shortcut: str
    text: str
    languages: list[str]


class CannedRepliesFound(Done):
    """The ack of `canned_replies`, by title."""

    replies: list[CannedReplyView]


class Suggest(Command):
    """Ask what fits the visitor's last messages."""

    conversation_id: UUID


class SuggestionView(View):
    """Something to answer with; `likeness` is up to 1."""

    kind: SuggestionKind
    id: str
    title: str
    text: str
    likeness: float


class Suggested(Done):
    """The ack of `suggest`: a few, the best first; none while the bot is down."""

    suggestions: list[SuggestionView]
