"""What a technician might answer: the bot's answers and canned replies that fit what the visitor wrote last.

Asked for when a technician looks, never on a visitor's way; with the bot down there is nothing to suggest.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from handoff.gateways.bot import BotUnavailable, Understanding
from handoff.models import Message
from handoff.services import canned
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.canned_file import CannedReply
from handoff.vocabulary import AuthorKind, SuggestionKind, Visibility

MOST = 3
MOST_ANSWERS = 2
LAST_MESSAGES = 3
# Below these it is more often wrong than right, and a wrong suggestion costs more attention than none saves.
LEAST_CONFIDENCE = 0.3
LEAST_SIMILARITY = 0.58


@dataclass(frozen=True)
class Suggestion:
    """Something to answer with; `likeness` is the topic's confidence or the nearness in meaning, up to 1."""

    kind: SuggestionKind
    id: str
    title: str
    text: str
    likeness: float


async def suggest(desk: Desk, staff: Staff, conversation_id: UUID) -> list[Suggestion]:
    """At most three, the bot's answers first; ConversationUnknown for others' conversations."""
    setting = await canned.setting_of(desk, staff, conversation_id)
    asked, told = await _last_words(desk, conversation_id)
    if not asked:
        return []
    replies = canned.fitting(desk, setting)
    try:
        understood, near = await asyncio.gather(
            desk.bot.understand("\n".join(asked)), _near_replies(desk, asked, replies)
        )
    except BotUnavailable:
        return []
    answers = _answers(desk, setting.organization, understood)
    found = [*answers, *near]
    return [suggestion for suggestion in found if suggestion.text not in told][:MOST]


async def _last_words(desk: Desk, conversation_id: UUID) -> tuple[list[str], set[str]]:
    """What the visitor wrote since somebody from the desk last did, and everything that the visitor was told."""
    shown = (Message.conversation_id == conversation_id, Message.visibility == Visibility.EVERYONE)
    by_staff = select(func.max(Message.seq)).where(*shown, Message.author == AuthorKind.TECHNICIAN)
    by_visitor = (Message.author == AuthorKind.VISITOR, Message.text != "")
    since = Message.seq > func.coalesce(by_staff.scalar_subquery(), 0)
    last = select(Message.text, Message.choice).where(*shown, *by_visitor, since).order_by(Message.seq)
    told = select(Message.text).where(*shown, Message.author.in_([AuthorKind.BOT, AuthorKind.TECHNICIAN]))
    async with desk.database.read() as session:
        # What a button stands for is nobody's own words.
        asked = [row.text for row in await session.execute(last) if row.choice is None]
        return asked[-LAST_MESSAGES:], set(await session.scalars(told))


def _answers(desk: Desk, organization: str, understood: Understanding) -> list[Suggestion]:
    found = []
    for topic, confidence in understood.ranking:
        text = desk.answers.of(topic, organization)
        if text is not None and confidence >= LEAST_CONFIDENCE:
            found.append(Suggestion(SuggestionKind.ANSWER, topic, desk.topics.title(topic), text, confidence))
    return found[:MOST_ANSWERS]


async def _near_replies(desk: Desk, asked: Sequence[str], replies: Sequence[CannedReply]) -> list[Suggestion]:
    phrases = [(reply, phrase) for reply in replies for phrase in reply.fits]
    likeness: dict[str, float] = {}
    for (reply, _), near in zip(phrases, await desk.bot.nearest(asked, [phrase for _, phrase in phrases]), strict=True):
        likeness[reply.id] = max(near, likeness.get(reply.id, 0.0))
    best = sorted((reply for reply in replies if reply.fits), key=lambda reply: -likeness[reply.id])
    return [
        Suggestion(SuggestionKind.CANNED, reply.id, reply.title, reply.text, likeness[reply.id])
        for reply in best
        if likeness[reply.id] >= LEAST_SIMILARITY
    ]
