"""Giving a conversation to people whose request has not been carried out, after the same time for every account."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Message, Organization, ResetRequest
from handoff.rules.escalation import decide
from handoff.rules.turn_facts import Facts
from handoff.services import handoffs
from handoff.services.desk import Desk
from handoff.services.resets.requesting import locked
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, RequestStatus, Signal, Status

PEOPLE_AFTER = timedelta(minutes=5)
"""Long enough to read a mail; were it sooner for some accounts, whoever asks would learn which."""

_UNDER_WAY = (RequestStatus.PROVEN, RequestStatus.CARRYING_OUT, RequestStatus.COMPLETED)


async def hand_over_due(desk: Desk) -> list[UUID]:
    """Hand over what was asked for a while ago and is not done; returns the requests."""
    due = select(ResetRequest.id, ResetRequest.conversation_id).where(
        ResetRequest.people_told_at.is_(None),
        ResetRequest.status.not_in(_UNDER_WAY),
        ResetRequest.requested_at <= desk.now() - PEOPLE_AFTER,
    )
    found = await desk.database.query(lambda session: session.execute(due).all())
    for request_id, conversation_id in found:
        await desk.transactions.run(partial(_hand_over, desk, request_id, conversation_id), conversation_id)
    return [request_id for request_id, _ in found]


def _hand_over(desk: Desk, request_id: UUID, conversation_id: UUID, unit: UnitOfWork) -> None:
    conversation, asked = unit.conversation(conversation_id), locked(unit, request_id)
    if asked.people_told_at is not None or asked.status in _UNDER_WAY:
        return
    asked.people_told_at = desk.now()
    # Who has it otherwise sees the request beside the conversation; who left it has been answered by then.
    if conversation.status is not Status.BOT:
        return
    organization = unit.session.get_one(Organization, conversation.organization_id)
    facts = Facts("", signals=frozenset({Signal.RESET_REQUESTED}))
    verdict = decide(desk.policies.of(organization.slug), facts)
    said = handoffs.BotSaid(slots={"account": asked.account})
    handoffs.hand_over(desk, unit, conversation, _last_words(unit, conversation), verdict, said)


def _last_words(unit: UnitOfWork, conversation: Conversation) -> Message:
    theirs = (Message.conversation_id == conversation.id, Message.author == AuthorKind.VISITOR)
    return unit.session.scalars(select(Message).where(*theirs).order_by(Message.seq.desc()).limit(1)).one()
