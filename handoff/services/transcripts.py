"""Transcripts: finding conversations by what was said in them, and reading one with the reasons beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.models import (
    Conversation,
    Decision,
    Handoff,
    Message,
    Rating,
    ResetRequest,
    Site,
    Stretch,
    Technician,
    Visitor,
)
from handoff.models.errors import ConversationUnknown
from handoff.models.facts import Summary
from handoff.services import explanations
from handoff.services.desk import Desk
from handoff.services.identity import pre_chat
from handoff.services.identity.pre_chat import KnownAnswer
from handoff.services.staff import Staff
from handoff.storage.summaries import summaries, summary
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Status

PAGE_SIZE = 25
_AROUND = 60


@dataclass(frozen=True)
class Found:
    """One hit: the conversation, the rule of its last handoff, how many messages, and the passage that matched."""

    summary: Summary
    handoff: Handoff | None
    message_count: int
    snippet: list[tuple[str, bool]]


@dataclass(frozen=True)
class FoundPage:
    """One page of hits, and how many there are in all."""

    results: list[Found]
    total: int
    pages: int


@dataclass(frozen=True)
class Transcript:
    """A conversation as a lead reads it; never written."""

    summary: Summary
    conversation: Conversation
    site_name: str
    visitor: Visitor
    answers: Sequence[KnownAnswer]
    messages: Sequence[Message]
    decisions: dict[UUID, Decision]
    reasons: dict[UUID, list[str]]
    stretches: Sequence[Stretch]
    handoffs: Sequence[Handoff]
    requests: Sequence[ResetRequest]
    ratings: Sequence[Rating]
    names: dict[UUID, str]


async def search(desk: Desk, staff: Staff, query: str, status: Status | None, page: int) -> FoundPage:
    """The lead's conversations in which every word of the query occurs; NotALead for others."""
    where: list[ColumnElement[bool]] = [Conversation.organization_id.in_(staff.led_organization_ids)]
    words = query.split()
    where += [Conversation.status == status] if status else []
    where += [_mentions(word) for word in words]
    async with desk.database.read() as session:
        total = await session.scalar(select(func.count()).select_from(Conversation).where(*where)) or 0
        ids = select(Conversation.id).where(*where).order_by(Conversation.last_message_at.desc())
        shown = (await session.scalars(ids.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))).all()
        rows = await summaries(session, Conversation.id.in_(shown))
        counts, handoffs = await _message_counts(session, shown), await _last_handoffs(session, shown)
        texts = await _first_texts(session, shown, words)
    results = [
        Found(
            row,
            handoffs.get(row.conversation_id),
            counts[row.conversation_id],
            snippet(texts.get(row.conversation_id, row.preview), words),
        )
        for row in rows
    ]
    return FoundPage(results, total, max(1, -(-total // PAGE_SIZE)))


async def read(desk: Desk, staff: Staff, conversation_id: UUID) -> Transcript:
    """The whole transcript; that it was read is audited. ConversationUnknown for another organization's."""
    transcript = await desk.transactions.run(partial(_read, desk, staff, conversation_id), conversation_id)
    # An old policy is read from the database too, which must not wait for a second connection while holding one.
    texts = {message.id: message.text for message in transcript.messages}
    return replace(
        transcript,
        reasons=await explanations.reasons(desk, texts, list(transcript.decisions.values())),
        answers=await pre_chat.known(desk, transcript.conversation.organization_id, transcript.visitor),
    )


def _read(desk: Desk, staff: Staff, here: UUID, unit: UnitOfWork) -> Transcript:
    session = unit.session
    conversation = session.get(Conversation, here)
    if conversation is None or conversation.organization_id not in staff.led_organization_ids:
        raise ConversationUnknown
    decisions = session.scalars(select(Decision).where(Decision.conversation_id == here))
    unit.audit(
        AuthorKind.TECHNICIAN,
        staff.technician_id,
        "transcript_read",
        at=desk.now(),
        organization_id=conversation.organization_id,
        subject_id=here,
    )
    handoffs = select(Handoff).where(Handoff.conversation_id == here).order_by(Handoff.requested_at)
    return Transcript(
        summary=summary(session, conversation),
        conversation=conversation,
        site_name=session.get_one(Site, conversation.site_id).name,
        visitor=session.get_one(Visitor, conversation.visitor_id),
        answers=(),
        messages=session.scalars(select(Message).where(Message.conversation_id == here).order_by(Message.seq)).all(),
        decisions={decision.message_id: decision for decision in decisions},
        reasons={},
        stretches=session.scalars(select(Stretch).where(Stretch.conversation_id == here).order_by(Stretch.epoch)).all(),
        handoffs=session.scalars(handoffs).all(),
        requests=session.scalars(select(ResetRequest).where(ResetRequest.conversation_id == here)).all(),
        ratings=session.scalars(select(Rating).where(Rating.conversation_id == here).order_by(Rating.about)).all(),
        names=dict(iter(session.execute(select(Technician.id, Technician.name)))),
    )


def _mentions(word: str) -> ColumnElement[bool]:
    said = exists().where(Message.conversation_id == Conversation.id, Message.text.icontains(word, autoescape=True))
    return or_(said, Conversation.reference == word.upper())


async def _message_counts(session: AsyncSession, shown: Sequence[UUID]) -> dict[UUID, int]:
    counted = select(Message.conversation_id, func.count()).where(Message.conversation_id.in_(shown))
    return dict(iter(await session.execute(counted.group_by(Message.conversation_id))))


async def _last_handoffs(session: AsyncSession, shown: Sequence[UUID]) -> dict[UUID, Handoff]:
    rows = await session.scalars(
        select(Handoff).where(Handoff.conversation_id.in_(shown)).order_by(Handoff.requested_at)
    )
    return {handoff.conversation_id: handoff for handoff in rows}


async def _first_texts(session: AsyncSession, shown: Sequence[UUID], words: list[str]) -> dict[UUID, str]:
    """The first message of each conversation that has the first word; without words what the visitor wrote first."""
    wanted = Message.text.icontains(words[0], autoescape=True) if words else Message.author == AuthorKind.VISITOR
    first = (
        select(Message.conversation_id, func.min(Message.seq).label("seq"))
        .where(Message.conversation_id.in_(shown), wanted)
        .group_by(Message.conversation_id)
        .subquery()
    )
    here = and_(Message.conversation_id == first.c.conversation_id, Message.seq == first.c.seq)
    return dict(iter(await session.execute(select(Message.conversation_id, Message.text).join(first, here))))


def snippet(text: str, words: list[str]) -> list[tuple[str, bool]]:
    """The passage around the first word that occurs, cut into pieces that match and pieces that do not."""
    lowered = text.lower()
    hits = [(lowered.find(word.lower()), len(word)) for word in words]
    start, length = min((hit for hit in hits if hit[0] >= 0), default=(-1, 0))
    if start < 0:
        return [(text[: 2 * _AROUND], False)]
    begin, end = max(0, start - _AROUND), start + length + _AROUND
    before = ("…" if begin else "") + text[begin:start]
    after = text[start + length : end] + ("…" if end < len(text) else "")
    return [(before, False), (text[start : start + length], True), (after, False)]
