"""How a conversation ended, as its visitor is told: for how long it can be taken up again, and who can be rated."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models import Conversation, Message, Organization, Rating
from handoff.models.ending_facts import ConversationEnded, RatingAsked
from handoff.services.desk import Desk
from handoff.vocabulary import AuthorKind, Rated, Resolution, Status, Visibility


def ending_of(desk: Desk, session: Session, conversation: Conversation) -> ConversationEnded | None:
    """How it ended; None while it goes on."""
    if conversation.status is not Status.RESOLVED or conversation.resolved_at is None:
        return None
    organization = session.get_one(Organization, conversation.organization_id)
    rated = set(session.scalars(select(Rating.about).where(Rating.conversation_id == conversation.id)))
    return ConversationEnded(
        conversation_id=conversation.id,
        epoch=conversation.epoch,
        at=desk.now(),
        by_visitor=conversation.outcome is Resolution.ENDED_BY_VISITOR,
        abandoned=conversation.outcome is Resolution.ABANDONED,
        reopen_until=conversation.resolved_at + desk.waiting.of(organization.slug).limits.reopen_window,
        to_rate=tuple(
            RatingAsked(about, last.author_name or "")
            for about, last in took_part(session, conversation.id).items()
            if about not in rated
        ),
    )


def took_part(session: Session, conversation_id: UUID) -> dict[Rated, Message]:
    """Who helped, each with the last words that the visitor has read of them."""
    found = {}
    for about, author in ((Rated.BOT, AuthorKind.BOT), (Rated.TECHNICIAN, AuthorKind.TECHNICIAN)):
        said = (
            Message.conversation_id == conversation_id,
            Message.author == author,
            Message.visibility == Visibility.EVERYONE,
        )
        last = session.scalar(select(Message).where(*said).order_by(Message.seq.desc()).limit(1))
        if last is not None:
            found[about] = last
    return found
