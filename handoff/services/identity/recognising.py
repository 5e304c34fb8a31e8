"""Somebody for whom a page vouches is back: where they were, and what the page says of them now."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from sqlalchemy import select

from handoff.models import Conversation, Visitor
from handoff.services import announcements
from handoff.services.desk import Desk
from handoff.services.identity.host_tokens import HostIdentity
from handoff.services.visitor_sessions import VisitorSession, ensure_visitor
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind

_STILL_FRESH = timedelta(minutes=15)
"""How long what a page has said is not written anew only because it said it again."""


async def with_latest_conversation(desk: Desk, session: VisitorSession) -> VisitorSession:
    """The session where its visitor wrote last on this site, so that they go on there from any device."""
    if session.identity is None:
        return session
    theirs = (Conversation.visitor_id == session.visitor_id, Conversation.site_id == session.site_id)
    latest = select(Conversation.id).where(*theirs).order_by(Conversation.last_message_at.desc()).limit(1)
    async with desk.database.read() as reading:
        found = await reading.scalar(latest)
    return replace(session, conversation_id=found) if found else session


async def note_identity(desk: Desk, session: VisitorSession) -> None:
    """Keep what the page says now of a visitor who has written before, and tell whoever looks at the conversation."""
    if session.identity is None:
        return
    async with desk.database.read() as reading:
        visitor = await reading.get(Visitor, session.visitor_id)
    if visitor is not None and _is_news(desk, visitor, session.identity):
        await desk.transactions.run(partial(_note, desk, session, session.identity), session.conversation_id)


def _is_news(desk: Desk, visitor: Visitor, identity: HostIdentity) -> bool:
    said = (identity.name or visitor.name, identity.email or visitor.email)
    is_stale = visitor.verified_at is None or visitor.verified_at < desk.now() - _STILL_FRESH
    return is_stale or said != (visitor.name, visitor.email)


def _note(desk: Desk, session: VisitorSession, identity: HostIdentity, unit: UnitOfWork) -> None:
    conversation = unit.find_conversation(session.conversation_id)
    visitor = ensure_visitor(unit, session, desk.now())
    visitor.vouched_for(identity.name, identity.email, desk.now())
    unit.audit(
        AuthorKind.VISITOR,
        visitor.id,
        "identity_vouched_for",
        at=desk.now(),
        organization_id=visitor.organization_id,
        subject_id=session.conversation_id,
    )
    if conversation is not None:
        announcements.row_changed(desk, unit, conversation)
