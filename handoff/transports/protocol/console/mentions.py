"""Colleagues named in notes."""

from datetime import datetime
from uuid import UUID

from handoff.transports.protocol.base import Command, Done, LastSeq, View


class MentionTargets(Command):
    """Ask who may be mentioned in a conversation's notes."""

    conversation_id: UUID


class MentionTarget(View):
    """A colleague who may see the conversation."""

    technician_id: UUID
    name: str


class MentionTargetsFound(Done):
    """The ack of `mention_targets`, by name."""

    colleagues: list[MentionTarget]


class UnseenMentions(Command):
    """Ask for every mention that was not looked at yet."""


class MentionView(View):
    """Where one was mentioned, and by whom."""

    conversation_id: UUID
    message_seq: int
    reference: str
    visitor_name: str
    by_name: str
    at: datetime


class MentionsFound(Done):
    """The ack of `unseen_mentions`, the oldest first."""

    mentions: list[MentionView]


class LookAtMentions(Command):
    """Say that the notes of a conversation were looked at, up to this message."""

    conversation_id: UUID
    up_to_seq: LastSeq


class MentionsSeen(View):
    """One has looked at a conversation's mentions, here or on another screen."""

    conversation_id: UUID
    at: datetime
