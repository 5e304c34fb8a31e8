"""The visitor message that is next to be accounted for, with what is known of it without the bot."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from handoff.models import Conversation, Decision, Message, Organization, ResetRequest, Visitor
from handoff.rules.escalation import Policy
from handoff.rules.failure_signs import failure_signs
from handoff.rules.turn_facts import Facts, NoticeInForce
from handoff.services.desk import Desk
from handoff.storage.news import in_force, notices_in_force
from handoff.vocabulary import AuthorKind, DecisionOutcome, Signal

_REMEMBERED = 5
"""Messages back, in this stretch, in which a repetition or an answer is looked for."""


@dataclass(frozen=True)
class Pending:
    """A visitor message without a decision, the conversation as it was when the turn began, and the policy for it.

    `is_last` says that no other message was waiting then.
    """

    message: Message
    conversation: Conversation
    organization: str
    policy: Policy
    facts: Facts
    is_last: bool


# Put together once: every message needs both, and putting a statement together costs more than running it.
_UNDECIDED = (
    select(
        Message,
        Conversation,
        Visitor.verification,
        Visitor.is_privileged,
        Organization.slug,
        exists().where(ResetRequest.conversation_id == Conversation.id),
        exists().where(*in_force(Conversation.organization_id)),
    )
    .join(Conversation, Conversation.id == Message.conversation_id)
    .join(Visitor, Visitor.id == Conversation.visitor_id)
    .join(Organization, Organization.id == Conversation.organization_id)
    .where(Message.conversation_id == bindparam("conversation_id"), Message.undecided)
    .order_by(Message.seq)
    .limit(2)
)
# Of the tables alone, which costs a third less to run than of their classes.
_SAID, _DECIDED = Message.__table__, Decision.__table__
_TURNS_BEFORE = (
    select(_SAID.c.text, _DECIDED.c.outcome, _DECIDED.c.top, _DECIDED.c.notice_id)
    .join_from(_SAID, _DECIDED, _DECIDED.c.message_id == _SAID.c.id)
    .where(
        _SAID.c.conversation_id == bindparam("conversation_id"),
        _SAID.c.author == AuthorKind.VISITOR,
        _SAID.c.seq < bindparam("seq"),
        _SAID.c.epoch == bindparam("epoch"),
    )
    .order_by(_SAID.c.seq.desc())
    .limit(_REMEMBERED)
)


async def next_pending(desk: Desk, conversation_id: UUID) -> Pending | None:
    """The oldest visitor message that has no decision yet."""
    return await desk.database.query(lambda session: _oldest(desk, session, conversation_id))


def _oldest(desk: Desk, session: Session, conversation_id: UUID) -> Pending | None:
    undecided = session.execute(_UNDECIDED, {"conversation_id": conversation_id, "now": desk.now()}).all()
    if not undecided:
        return None
    message, conversation, verification, is_privileged, slug, asked_for_reset, is_told = undecided[0]
    place = {"conversation_id": conversation_id, "seq": message.seq, "epoch": conversation.epoch}
    turns = session.execute(_TURNS_BEFORE, place).all() if message.seq > 1 else []
    # A button below a notice asks for what it stands in the place of, which has not been answered yet.
    passes_notice = bool(message.choice and turns and turns[0].notice_id)
    said = [] if passes_notice else turns
    answers = [turn.top[0][0] for turn in said if turn.outcome is DecisionOutcome.ANSWER and turn.top]
    policy = desk.policies.of(slug)
    signs = failure_signs(policy.signs, message.text, [turn.text for turn in turns], has_answered=bool(answers))
    in_reset = asked_for_reset or conversation.awaiting_slot == "account"
    facts = Facts(
        message.text,
        has_attachments=bool(message.attachments),
        failed_turns=conversation.failed_turns + bool(signs),
        awaiting=conversation.awaiting_slot,
        answered=answers[0] if answers else None,
        slots={name: str(value) for name, value in conversation.slots.items()},
        signals=signs | {Signal.IN_RESET} if in_reset else signs,
        verification=verification,
        is_privileged=is_privileged,
        is_open=policy.hours.is_open(desk.now()),
        notices=_in_force(desk, session, conversation, slug) if is_told and not passes_notice else (),
    )
    return Pending(message, conversation, slug, policy, facts, is_last=len(undecided) == 1)


def _in_force(desk: Desk, session: Session, conversation: Conversation, slug: str) -> tuple[NoticeInForce, ...]:
    unsure_from = desk.notices.of(slug).unsure_from
    notices = notices_in_force(session, conversation.organization_id, desk.now())
    return tuple(NoticeInForce(notice.id, frozenset(notice.topics), unsure_from) for notice in notices)
