"""Surges and notices on the wire."""

from collections.abc import Sequence

from handoff.models.notice_facts import NewsChanged, NoticeSeen
from handoff.services.news import Newsroom, answerable, suggested_text
from handoff.storage.topic_files import Topics
from handoff.transports.protocol import notices
from handoff.transports.protocol.console import news as protocol


def shown(notice: NoticeSeen) -> notices.NoticeShown:
    """A notice as visitors see it: without who published it and what the bot gives it for."""
    names = notices.NoticeShown.model_fields
    return notices.NoticeShown(**{name: getattr(notice, name) for name in names})


def notices_for_visitors(fact: NewsChanged) -> notices.NoticesChanged:
    """The notices in force, for every visitor."""
    return notices.NoticesChanged(notices=[shown(notice) for notice in fact.notices], at=fact.at)


def news(fact: NewsChanged) -> protocol.NewsChanged:
    """Surges and notices of one organization, for its staff."""
    return protocol.NewsChanged(
        organization_id=fact.organization_id,
        surges=[protocol.SurgeView.model_validate(surge) for surge in fact.surges],
        notices=[protocol.NoticeView.model_validate(notice) for notice in fact.notices],
        at=fact.at,
    )


def opened(rooms: Sequence[Newsroom], topics: Topics) -> protocol.NewsOpened:
    """The ack of `open_news`."""
    choices = [protocol.TopicChoice(topic=topic, title=topics.title(topic)) for topic in answerable(topics.intents)]
    return protocol.NewsOpened(
        rooms=[_room(room) for room in rooms], topics=sorted(choices, key=lambda choice: choice.title)
    )


def _room(room: Newsroom) -> protocol.Newsroom:
    subjects = [
        protocol.SubjectChoice(
            subject=subject.id,
            title=subject.title,
            topics=list(answerable(subject.topics)),
            text=suggested_text(room.policy, subject),
        )
        for subject in room.policy.subjects
    ]
    return protocol.Newsroom(
        organization_name=room.organization.name,
        news=news(room.news),
        subjects=subjects,
        lasts_s=int(room.policy.lasts.total_seconds()),
        longest_s=int(room.policy.longest.total_seconds()),
    )
