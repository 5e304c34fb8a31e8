"""Who a visitor is, as they and technicians are shown it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handoff.models import Visitor
from handoff.rules.pre_chat import PreChatField
from handoff.services.desk import Desk
from handoff.services.identity.pre_chat import KnownAnswer, known, questions
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import Verification


@dataclass(frozen=True)
class ShownIdentity:
    """What the visitor is shown; a name only if somebody vouched for it."""

    verification: Verification = Verification.UNVERIFIED
    name: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class KnownVisitor:
    """What technicians are shown, with how and when it became known."""

    name: str
    email: str | None
    verification: Verification
    verified_at: datetime | None
    subject: str | None
    answers: Sequence[KnownAnswer]


@dataclass(frozen=True)
class Greeting:
    """Who a visitor is when their chat opens, and what to ask them first."""

    identity: ShownIdentity
    questions: Sequence[PreChatField]


async def greeting(desk: Desk, session: VisitorSession) -> Greeting:
    """What the chat begins with."""
    async with desk.database.read() as reading:
        visitor = await reading.get(Visitor, session.visitor_id)
    return Greeting(_shown(session, visitor), await questions(desk, session, visitor))


async def shown_identity(desk: Desk, session: VisitorSession) -> ShownIdentity:
    """Who the visitor of a session is now."""
    async with desk.database.read() as reading:
        return _shown(session, await reading.get(Visitor, session.visitor_id))


async def known_visitor(desk: Desk, visitor: Visitor) -> KnownVisitor:
    """Everything known of who a visitor is."""
    return KnownVisitor(
        name=visitor.name,
        email=visitor.email,
        verification=visitor.verification,
        verified_at=visitor.verified_at,
        subject=visitor.subject,
        answers=await known(desk, visitor.organization_id, visitor),
    )


def _shown(session: VisitorSession, visitor: Visitor | None) -> ShownIdentity:
    """From what the page says, as long as it does, or else from the visitor's row."""
    if session.identity:
        return ShownIdentity(Verification.SIGNED_TOKEN, session.identity.name, session.identity.email)
    return ShownIdentity(visitor.verification, None, visitor.email) if visitor else ShownIdentity()
