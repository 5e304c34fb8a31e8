"""Conversations whose visitor has gone silent: warned, then closed as abandoned, which is not resolved."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import exists, func, select

from handoff.models import Conversation, Message, Organization
from handoff.rules.patience import IdleStep, Limits, idle_step
from handoff.services import announcements, stretches
from handoff.services.desk import Desk
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.storage.waiting_file import WaitingPolicy
from handoff.vocabulary import AuthorKind, Status, Visibility

_PEOPLE = (AuthorKind.VISITOR, AuthorKind.TECHNICIAN)


async def attend(desk: Desk) -> list[UUID]:
    """Warn and close what is due; returns what was closed."""
    shortest, now = desk.waiting.shortest, desk.now()
    undecided = exists().where(Message.conversation_id == Conversation.id, Message.undecided)
    silent = (Conversation.status == Status.ASSIGNED) & (Conversation.last_message_at <= now - _shortest_idle(shortest))
    left = (Conversation.status == Status.BOT) & (Conversation.last_message_at <= now - shortest.bot_idle_close)
    async with desk.database.read() as session:
        found = list(await session.scalars(select(Conversation.id).where(silent | (left & ~undecided))))
    return [id_ for id_ in found if await desk.transactions.run(partial(_attend_to, desk, id_), id_)]


def _shortest_idle(limits: Limits) -> timedelta:
    return min(limits.idle_warning, limits.idle_close - limits.idle_warning, limits.ticket_idle_close)


def _attend_to(desk: Desk, conversation_id: UUID, unit: UnitOfWork) -> bool:
    """Whether the conversation was closed; looked at again under its lock, as its visitor may just have written."""
    conversation = unit.conversation(conversation_id)
    organization = unit.session.get_one(Organization, conversation.organization_id)
    policy = desk.waiting.of(organization.slug)
    if conversation.status is Status.BOT:
        return _close_if_left(desk, unit, conversation, policy)
    if conversation.status is not Status.ASSIGNED:
        return False
    answered_at = _unreplied_answer(unit, conversation)
    if answered_at is None:
        return False
    is_ticket = conversation.ticket_since is not None
    step = idle_step(policy.limits, answered_at, conversation.idle_warned_at, desk.now(), is_ticket=is_ticket)
    if step is IdleStep.WARN:
        _warn(desk, unit, conversation, policy)
    elif step is IdleStep.CLOSE:
        append(unit, conversation.id, Draft(AuthorKind.SYSTEM, policy.say.idle_closed), desk.now())
        _close(desk, unit, conversation)
    return step is IdleStep.CLOSE


def _unreplied_answer(unit: UnitOfWork, conversation: Conversation) -> datetime | None:
    """When the technician answered last, if the visitor has not written since; None while the technician owes it."""
    of_people = (
        Message.conversation_id == conversation.id,
        Message.visibility == Visibility.EVERYONE,
        Message.author.in_(_PEOPLE),
    )
    latest_seq = select(func.max(Message.seq)).where(*of_people).scalar_subquery()
    here = (Message.conversation_id == conversation.id, Message.seq == latest_seq)
    latest = unit.session.scalar(select(Message).where(*here))
    # What an earlier owner wrote is no answer of this one, who has only just taken over.
    is_answer = latest and latest.author is AuthorKind.TECHNICIAN and latest.epoch == conversation.epoch
    return latest.at if is_answer else None


def _warn(desk: Desk, unit: UnitOfWork, conversation: Conversation, policy: WaitingPolicy) -> None:
    left = policy.limits.idle_close - policy.limits.idle_warning
    told = policy.say.idle_warning.format(minutes=max(1, round(left.total_seconds() / 60)))
    conversation.idle_warned_at = desk.now()
    append(unit, conversation.id, Draft(AuthorKind.SYSTEM, told), desk.now())
    announcements.row_changed(desk, unit, conversation)


def _close_if_left(desk: Desk, unit: UnitOfWork, conversation: Conversation, policy: WaitingPolicy) -> bool:
    is_left = desk.now() - conversation.last_message_at >= policy.limits.bot_idle_close
    if is_left:
        _close(desk, unit, conversation)
    return is_left


def _close(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    conversation.abandon(conversation.epoch, desk.now())
    stretches.record(desk, unit, conversation, "abandoned")
    unit.audit(
        AuthorKind.SYSTEM,
        None,
        "abandoned",
        at=desk.now(),
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
    )
    announcements.owner_changed(desk, unit, conversation)
