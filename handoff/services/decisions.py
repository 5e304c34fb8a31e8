"""Writes the decision record of a visitor message (P5)."""

from typing import Any

import structlog
from sqlalchemy import bindparam, exists, select, update

from handoff.models import Conversation, Decision, Message
from handoff.rules.escalation import Verdict
from handoff.rules.replay import to_record
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import BotHealth, DecisionOutcome

log = structlog.get_logger(__name__)

RELAYED = "owned_by_person"
"""The rule named in the record of a message that the bot never saw because a person owned the conversation."""

_EXISTS = select(exists().where(Decision.message_id == bindparam("message_id")))
_TOP = 3
_TOO_LATE = "The conversation changed hands before the bot had finished, so nothing of it was shown."


async def record(
    desk: Desk,
    unit: UnitOfWork,
    conversation: Conversation,
    message: Message,
    verdict: Verdict,
    *,
    model: str | None = None,
    actions: list[str] | None = None,
    too_late: bool = False,
) -> None:
    """Store what was decided about a message and why; `too_late` says the conversation changed hands meanwhile."""
    facts = verdict.facts
    signals = sorted(facts.signals)
    signals += [f"bot_{facts.bot}"] * (facts.bot is not BotHealth.OK) + ["stale_epoch"] * too_late
    await _store(
        desk,
        unit,
        conversation,
        message,
        model_version=model,
        policy_version=verdict.policy_version,
        rule=verdict.rule.id,
        outcome=verdict.outcome,
        confidence=facts.confidence if facts.ranking else None,
        margin=facts.margin if facts.ranking else None,
        top=[[intent, round(confidence, 4)] for intent, confidence in facts.ranking[:_TOP]],
        signals=signals + ["button_pressed"] * bool(message.choice),
        actions=actions or [],
        facts=to_record(facts),
        explanation=f"{verdict.rule.why} {_TOO_LATE}" if too_late else verdict.rule.why,
    )


async def record_relay(desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message) -> None:
    """Store that a message went to a person without the bot seeing it."""
    why = "A person owned the conversation, so the bot did not see this message."
    await _store(
        desk,
        unit,
        conversation,
        message,
        policy_version=desk.policies.common.version,
        rule=RELAYED,
        outcome=DecisionOutcome.RELAY,
        explanation=why,
    )


async def exists_for(unit: UnitOfWork, message: Message) -> bool:
    """Whether the message has its record already."""
    return bool(await unit.session.scalar(_EXISTS, {"message_id": message.id}))


async def _store(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message, *, rule: str, **decided: Any
) -> None:
    log.info("decided", conversation_id=str(conversation.id), seq=message.seq, rule=rule)
    unit.session.add(
        Decision(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            message_id=message.id,
            message_seq=message.seq,
            epoch=message.epoch,
            rule=rule,
            at=desk.now(),
            **decided,
        )
    )
    await unit.session.execute(update(Message).where(Message.id == message.id).values(undecided=False))
