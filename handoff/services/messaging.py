"""Taking in what visitors write and press: redacted, stored once, in order, before anything else happens."""

import re
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, func, select

from handoff.models import Conversation, Message, Organization
from handoff.rules.escalation import decide
from handoff.rules.named_choice import named_choice
from handoff.rules.redaction import may_be_expected, redact
from handoff.rules.turn_facts import REQUEST_HUMAN, Facts
from handoff.services import announcements, decisions, handoffs, reopening, sla
from handoff.services.attachments.sending import append_with_files
from handoff.services.desk import Desk
from handoff.services.payloads import intent_of
from handoff.services.visitor_sessions import VisitorSession, ensure_conversation
from handoff.storage.message_log import Draft, append, find_by_client_id
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Status, Visibility

ASK_FOR_PERSON = "I would like to talk to a person."
_BUTTON = re.compile(r"/button (\d{1,9})\.(\d{1,2})")

_SHOWN = (Message.conversation_id == bindparam("conversation_id"), Message.visibility == Visibility.EVERYONE)
_LAST_SHOWN = select(Message).where(*_SHOWN).order_by(Message.seq.desc()).limit(1)
# Many messages need this one, and a statement of the table alone costs a third less to run than one of its class.
_SAID = Message.__table__.c
_SEEN = (_SAID.conversation_id == bindparam("conversation_id"), _SAID.visibility == Visibility.EVERYONE)
_LAST_WORD = select(_SAID.seq).where(*_SEEN, _SAID.author == AuthorKind.VISITOR).order_by(_SAID.seq.desc()).limit(1)
_SINCE_LAST_WORD = (
    select(_SAID.author, _SAID.text)
    .where(*_SEEN, _SAID.seq >= func.coalesce(_LAST_WORD.scalar_subquery(), 0))
    .order_by(_SAID.seq)
)


async def receive_from_visitor(
    desk: Desk, session: VisitorSession, text: str, client_msg_id: str | None, files: Sequence[UUID] = ()
) -> Message:
    """Store one visitor message, with files uploaded before, and return its row, the first one for a retry."""
    return await desk.transactions.run(
        lambda unit: _receive(desk, unit, session, text, client_msg_id, files), session.conversation_id
    )


async def request_person(desk: Desk, session: VisitorSession, client_msg_id: str | None) -> Message:
    """Put the visitor in the queue at once, from any state and without asking the bot (P6)."""
    return await desk.transactions.run(
        lambda unit: _receive_request(desk, unit, session, client_msg_id), session.conversation_id
    )


def _receive(
    desk: Desk,
    unit: UnitOfWork,
    session: VisitorSession,
    text: str,
    client_msg_id: str | None,
    files: Sequence[UUID],
) -> Message:
    conversation = ensure_conversation(desk, unit, session)
    draft = _chosen(unit, conversation, text, client_msg_id) or _typed(unit, conversation, text, client_msg_id)
    appended = append_with_files(unit, conversation.id, draft, files, session.visitor_id, desk.now())
    if not appended.is_new:
        return appended.message
    if (draft.choice or {}).get("intent") == REQUEST_HUMAN:
        _ask_for_person(desk, unit, conversation, appended.message)
    elif conversation.status is Status.RESOLVED:
        reopening.reopen(desk, unit, conversation, appended.message)
    elif conversation.status is not Status.BOT:
        decisions.record_relay(desk, unit, conversation, appended.message)
        sla.visitor_wrote(desk, unit, conversation)
        announcements.row_changed(desk, unit, conversation)
    # What the bot owns changes in lists when its turn is stored, in a moment.
    return appended.message


def _receive_request(desk: Desk, unit: UnitOfWork, session: VisitorSession, client_msg_id: str | None) -> Message:
    conversation = ensure_conversation(desk, unit, session)
    known = find_by_client_id(unit, conversation.id, client_msg_id) if client_msg_id else None
    if known is not None:
        return known
    draft = Draft(AuthorKind.VISITOR, ASK_FOR_PERSON, client_msg_id=client_msg_id, choice={"intent": REQUEST_HUMAN})
    appended = append(unit, conversation.id, draft, desk.now())
    _ask_for_person(desk, unit, conversation, appended.message)
    return appended.message


def _ask_for_person(desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message) -> None:
    if conversation.status is Status.RESOLVED:
        reopening.reopen(desk, unit, conversation, message)
    if conversation.status in (Status.QUEUED, Status.ASSIGNED):
        decisions.record_relay(desk, unit, conversation, message)
        sla.visitor_wrote(desk, unit, conversation)
        announcements.row_changed(desk, unit, conversation)
        return
    organization = unit.session.get_one(Organization, conversation.organization_id)
    verdict = decide(desk.policies.of(organization.slug), Facts(message.text, ranking=((REQUEST_HUMAN, 1.0),)))
    decisions.record(desk, unit, conversation, message, verdict)
    handoffs.hand_over(desk, unit, conversation, message, verdict, handoffs.BotSaid())


def _chosen(unit: UnitOfWork, conversation: Conversation, text: str, client_msg_id: str | None) -> Draft | None:
    """The choice this text stands for, if the bot offers it here, it is still open, and the bot owns the chat."""
    press = _BUTTON.fullmatch(text)
    may_name_one = conversation.failed_turns > 0
    if conversation.status is not Status.BOT or not (press or may_name_one):
        return None
    offer = unit.session.scalar(_LAST_SHOWN, {"conversation_id": conversation.id})
    if offer is None or not offer.buttons:
        return None
    if press is not None:
        place = int(press[2]) if offer.seq == int(press[1]) and int(press[2]) < len(offer.buttons) else None
    else:
        place = named_choice(text, [button["title"] for button in offer.buttons])
    if place is None:
        return None
    button = offer.buttons[place]
    said, choice = (button["title"], {}) if press else (text, {"typed": True})
    choice |= intent_of(button["payload"])
    return Draft(AuthorKind.VISITOR, said, client_msg_id=client_msg_id, choice=choice)


def _typed(unit: UnitOfWork, conversation: Conversation, text: str, client_msg_id: str | None) -> Draft:
    place = {"conversation_id": conversation.id}
    said = unit.session.execute(_SINCE_LAST_WORD, place).all() if may_be_expected(text) else []
    previous = next((words for author, words in said if author is AuthorKind.VISITOR), None)
    told = [words for author, words in said if author in (AuthorKind.BOT, AuthorKind.TECHNICIAN)]
    clean = redact(text, previous, told[-1] if told else None)
    return Draft(AuthorKind.VISITOR, clean.text, client_msg_id=client_msg_id, redacted=clean.kinds)
