"""Namespace `/`: the end of a conversation, what may follow it, and a copy to keep."""

from typing import Annotated

from pydantic import AfterValidator, Field

from handoff.transports.protocol.base import Command, Done, EmailAddress, storable
from handoff.transports.protocol.visitor import ConversationEnded, ConversationUpdated
from handoff.vocabulary import Rated, Score

COMMENT_LIMIT = 1_000
"""Longest comment beside a rating, in characters."""

Comment = Annotated[str, Field(max_length=COMMENT_LIMIT), AfterValidator(storable)]


class EndConversation(Command):
    """End one's own conversation; refused when it has changed hands since `epoch`."""

    epoch: int


class ReopenConversation(Command):
    """Take up what ended, in the same thread; refused once its time is over."""

    epoch: int


class Rate(Command):
    """Say how somebody helped, once; the same rating again is harmless."""

    about: Rated
    score: Score
    comment: Comment = ""


class MailTranscript(Command):
    """Ask for a copy by mail, to the address that is known unless one is given."""

    email: EmailAddress | None = None


class ConversationState(Done):
    """The ack of what ends, reopens or rates: how the conversation stands now."""

    conversation: ConversationUpdated
    ended: ConversationEnded | None


class TranscriptPromised(Done):
    """The ack of `mail_transcript`: where to, and whether the whole conversation or a receipt only is sent."""

    recipient: str
    whole: bool
