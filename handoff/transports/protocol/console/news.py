"""Surges and notices, as technicians and leads see and make them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from handoff.storage.notices_schema import TEXT_LIMIT
from handoff.transports.protocol.base import Command, Done, View, plain
from handoff.transports.protocol.console.routing import Reason

NoticeText = Annotated[str, Field(max_length=TEXT_LIMIT), AfterValidator(plain)]
Topics = Annotated[list[str], Field(max_length=100)]
Lasts = Annotated[int, Field(ge=1, le=31 * 24 * 3600)]


class OpenNews(Command):
    """Ask for the surges and notices of one's organizations, and what notices can be about."""


class PublishNotice(Command):
    """Tell every visitor of an organization something for `lasts_s` seconds, and let the bot give it for the topics."""

    organization_id: UUID
    surge_id: UUID | None = None
    text: NoticeText
    topics: Topics
    lasts_s: Lasts


class ChangeNotice(Command):
    """Say something else in a notice, as long as it is still at `revision`; it lasts `lasts_s` seconds from now."""

    notice_id: UUID
    revision: int
    text: NoticeText
    topics: Topics
    lasts_s: Lasts


class EndNotice(Command):
    """End a notice before its time."""

    notice_id: UUID


class DismissSurge(Command):
    """Say why nobody needs to hear of a surge."""

    surge_id: UUID
    reason: Reason


class SampleConversation(View):
    """One of the conversations of a surge."""

    conversation_id: UUID
    reference: str


class SurgeView(View):
    """`visitors` came with one subject within `window_s` seconds; `text` is what a notice about it would begin with."""

    surge_id: UUID
    subject: str
    title: str
    topics: list[str]
    visitors: int
    window_s: int
    conversations: list[SampleConversation]
    began_at: datetime
    text: str


class NoticeView(View):
    """A notice in force, with the topics that the bot gives it for."""

    notice_id: UUID
    surge_id: UUID | None
    revision: int
    text: str
    topics: list[str]
    published_by: str
    published_at: datetime
    ends_at: datetime


class NewsChanged(View):
    """All surges to know of and all notices in force of one organization, after one has changed."""

    organization_id: UUID
    surges: list[SurgeView]
    notices: list[NoticeView]
    at: datetime


class TopicChoice(View):
    """A topic that notices can be given for."""

    topic: str
    title: str


class SubjectChoice(View):
    """Topics that go together, and what a notice about them would begin with."""

    subject: str
    title: str
    topics: list[str]
    text: str


class Newsroom(View):
    """One organization's news, and what its notices can be: lengths in seconds."""

    organization_name: str
    news: NewsChanged
    subjects: list[SubjectChoice]
    lasts_s: int
    longest_s: int


class NewsOpened(Done):
    """The ack of `open_news`."""

    rooms: list[Newsroom]
    topics: list[TopicChoice]


class NoticePublished(Done):
    """The ack of `publish_notice`."""

    notice_id: UUID
