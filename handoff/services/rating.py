"""Visitors say how the bot and the technician helped them: once each, after the end, for staff to read."""

from sqlalchemy import select

from handoff.models import Conversation, Message, Rating
from handoff.models.ending_errors import AlreadyRated, NotRatable
from handoff.rules.redaction import Redaction, redact
from handoff.services.desk import Desk
from handoff.services.ending_views import ending_of, took_part
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Rated, Score, Status, Visibility

_SAYS = {Score.GOOD: "helped", Score.BAD: "did not help"}


async def rate(desk: Desk, session: VisitorSession, about: Rated, score: Score, comment: str) -> None:
    """Keep the rating; the same one again changes nothing, another one is AlreadyRated. NotRatable before the end."""
    clean = redact(comment.strip())

    def write(unit: UnitOfWork) -> None:
        conversation = unit.conversation(session.conversation_id)
        here = (Rating.conversation_id == conversation.id, Rating.about == about)
        known = unit.session.scalar(select(Rating).where(*here))
        if known is None:
            _keep(desk, unit, conversation, about, score, clean)
        elif (known.score, known.comment) != (score, clean.text):
            raise AlreadyRated

    await desk.transactions.run(write, session.conversation_id)


def _keep(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, about: Rated, score: Score, clean: Redaction
) -> None:
    rated = took_part(unit.session, conversation.id).get(about)
    if conversation.status is not Status.RESOLVED or rated is None:
        raise NotRatable
    unit.session.add(
        Rating(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            about=about,
            technician_id=rated.technician_id,
            score=score,
            comment=clean.text,
            at=desk.now(),
        )
    )
    unit.session.flush()
    append(unit, conversation.id, _line(rated, score, clean), desk.now())
    unit.audit(
        AuthorKind.VISITOR,
        conversation.visitor_id,
        "rated",
        at=desk.now(),
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
        about=about,
    )
    unit.facts.append(ending_of(desk, unit.session, conversation))


def _line(rated: Message, score: Score, clean: Redaction) -> Draft:
    """What staff read of it in the thread."""
    said = f" “{clean.text}”" if clean.text else ""
    name = rated.author_name if rated.author is AuthorKind.TECHNICIAN else "the automated assistant"
    text = f"The visitor says: {name} {_SAYS[score]}.{said}"
    return Draft(AuthorKind.SYSTEM, text, visibility=Visibility.NOTE, redacted=clean.kinds)
