"""Writes the decision record of a visitor message (P5)."""

from typing import Any

import structlog
from sqlalchemy import bindparam, insert, update

from handoff.models import Conversation, Decision, Message
from handoff.rules.escalation import Verdict
from handoff.rules.replay import to_record
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import BotHealth, DecisionOutcome

log = structlog.get_logger(__name__)

RELAYED = "owned_by_person"
"""The rule named in the record of a message that the bot never saw because a person owned the conversation."""

_MESSAGES, _DECISIONS = Message.__table__, Decision.__table__
_MARK_DECIDED = (
    update(_MESSAGES).where(_MESSAGES.c.id == bindparam("message_id"), _MESSAGES.c.undecided).values(undecided=False)
)
_INSERT = insert(_DECISIONS)
_TOP = 3
_TOO_LATE = "The conversation changed hands before the bot had finished, so nothing of it was shown."


def record(
    desk: Desk,
    unit: UnitOfWork,
    conversation: Conversation,
    message: Message,
    verdict: Verdict,
    *,
    model: str | None = None,
    actions: list[str] | None = None,
    too_late: bool = False,
) -> bool:
    """Store what was decided about a message and why, and return True; False if it has its record already.

    `too_late` says the conversation changed hands meanwhile.
    """
    facts = verdict.facts
    signals = sorted(facts.signals)
    signals += [f"bot_{facts.bot}"] * (facts.bot is not BotHealth.OK) + ["stale_epoch"] * too_late
    return _store(
        desk,
        unit,
        conversation,
        message,
        model_version=model,
        policy_version=verdict.policy_version,
        rule=verdict.rule.id,
        outcome=verdict.outcome,
        confidence=facts.confidence if facts.names_a_guess else None,
        margin=facts.margin if facts.names_a_guess else None,
        top=[[intent, round(confidence, 4)] for intent, confidence in facts.ranking[:_TOP]],
        signals=signals + _by_choice(message),
        actions=actions or [],
        facts=to_record(facts),
        notice_id=verdict.notice_id,
        explanation=f"{verdict.rule.why} {_TOO_LATE}" if too_late else verdict.rule.why,
    )


def record_relay(desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message) -> bool:
    """Store that a message went to a person without the bot seeing it; False if it has its record already."""
    why = "A person owned the conversation, so the bot did not see this message."
    return _store(
        desk,
        unit,
        conversation,
        message,
        policy_version=desk.policies.common.version,
        rule=RELAYED,
        outcome=DecisionOutcome.RELAY,
        explanation=why,
    )


def _store(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message, *, rule: str, **decided: Any
) -> bool:
    if not unit.session.execute(_MARK_DECIDED, {"message_id": message.id}).rowcount:
        return False
    log.info("decided", conversation_id=str(conversation.id), seq=message.seq, rule=rule)
    row = decided | {
        "organization_id": conversation.organization_id,
        "conversation_id": conversation.id,
        "message_id": message.id,
        "message_seq": message.seq,
        "epoch": message.epoch,
        "rule": rule,
        "at": desk.now(),
    }
    unit.session.execute(_INSERT, row)
    return True


def _by_choice(message: Message) -> list[str]:
    if not message.choice:
        return []
    return ["choice_typed" if message.choice.get("typed") else "button_pressed"]
