"""Taking in what visitors write and press: redacted, stored once, in order, before anything else happens."""

import re
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Message, Organization
from handoff.rules.escalation import decide
from handoff.rules.redaction import redact
from handoff.rules.turn_facts import Facts
from handoff.services import announcements, decisions, handoffs, stretches
from handoff.services.attachments.sending import append_with_files
from handoff.services.desk import Desk
from handoff.services.payloads import intent_of
from handoff.services.visitor_sessions import VisitorSession, ensure_conversation
from handoff.storage.message_log import Draft, append, find_by_client_id
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Status, Visibility

ASK_FOR_PERSON = "I would like to talk to a person."
REQUEST_HUMAN = "request_human"
_BUTTON = re.compile(r"/button (\d{1,9})\.(\d{1,2})")


async def receive_from_visitor(
    desk: Desk, session: VisitorSession, text: str, client_msg_id: str | None, files: Sequence[UUID] = ()
) -> Message:
    """Store one visitor message, with files uploaded before, and return its row, the first one for a retry."""
    async with desk.transactions.begin(session.conversation_id) as unit:
        conversation = await ensure_conversation(desk, unit, session)
        draft = await _pressed(unit, conversation, text, client_msg_id) or await _typed(
            unit, conversation, text, client_msg_id
        )
        appended = await append_with_files(unit, conversation.id, draft, files, session.visitor_id, desk.now())
        if not appended.is_new:
            return appended.message
        if (draft.choice or {}).get("intent") == REQUEST_HUMAN:
            await _ask_for_person(desk, unit, conversation, appended.message)
        elif conversation.status is Status.RESOLVED:
            await _reopen(desk, unit, conversation)
        else:
            if conversation.status is not Status.BOT:
                await decisions.record_relay(desk, unit, conversation, appended.message)
            await announcements.row_changed(desk, unit, conversation)
        return appended.message


async def request_person(desk: Desk, session: VisitorSession, client_msg_id: str | None) -> Message:
    """Put the visitor in the queue at once, from any state and without asking the bot (P6)."""
    async with desk.transactions.begin(session.conversation_id) as unit:
        conversation = await ensure_conversation(desk, unit, session)
        known = await find_by_client_id(unit, conversation.id, client_msg_id) if client_msg_id else None
        if known is not None:
            return known
        draft = Draft(AuthorKind.VISITOR, ASK_FOR_PERSON, client_msg_id=client_msg_id, choice={"intent": REQUEST_HUMAN})
        appended = await append(unit, conversation.id, draft, desk.now())
        await _ask_for_person(desk, unit, conversation, appended.message)
        return appended.message


async def _ask_for_person(desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message) -> None:
    if conversation.status in (Status.QUEUED, Status.ASSIGNED):
        await decisions.record_relay(desk, unit, conversation, message)
        await announcements.row_changed(desk, unit, conversation)
        return
    if conversation.status is Status.RESOLVED:
        await _reopen(desk, unit, conversation)
    organization = await unit.session.get_one(Organization, conversation.organization_id)
    verdict = decide(desk.policies.of(organization.slug), Facts(message.text, ranking=((REQUEST_HUMAN, 1.0),)))
    await decisions.record(desk, unit, conversation, message, verdict)
    await handoffs.hand_over(desk, unit, conversation, message, verdict, handoffs.BotSaid())


async def _reopen(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    conversation.reopen()
    await stretches.record(desk, unit, conversation, "reopened")
    await announcements.owner_changed(desk, unit, conversation)


async def _pressed(unit: UnitOfWork, conversation: Conversation, text: str, client_msg_id: str | None) -> Draft | None:
    """The button this text stands for, if the bot offered it here, it is still open, and the bot owns the chat."""
    match = _BUTTON.fullmatch(text)
    if match is None or conversation.status is not Status.BOT:
        return None
    offer = await _last_visible(unit, conversation.id)
    seq, number = int(match[1]), int(match[2])
    if offer is None or offer.seq != seq or number >= len(offer.buttons):
        return None
    button = offer.buttons[number]
    return Draft(AuthorKind.VISITOR, button["title"], client_msg_id=client_msg_id, choice=intent_of(button["payload"]))


async def _typed(unit: UnitOfWork, conversation: Conversation, text: str, client_msg_id: str | None) -> Draft:
    previous = await _last_visible(unit, conversation.id, AuthorKind.VISITOR)
    asked = await _last_visible(unit, conversation.id, AuthorKind.BOT, AuthorKind.TECHNICIAN)
    if asked and previous and asked.seq < previous.seq:
        asked = None
    clean = redact(text, previous.text if previous else None, asked.text if asked else None)
    return Draft(AuthorKind.VISITOR, clean.text, client_msg_id=client_msg_id, redacted=clean.kinds)


async def _last_visible(unit: UnitOfWork, conversation_id: UUID, *authors: AuthorKind) -> Message | None:
    shown = [Message.conversation_id == conversation_id, Message.visibility == Visibility.EVERYONE]
    shown += [Message.author.in_(authors)] if authors else []
    return await unit.session.scalar(select(Message).where(*shown).order_by(Message.seq.desc()).limit(1))
