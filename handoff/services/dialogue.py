"""One bot turn: understand, let the policy decide, act, let it decide again, show (P3, P4, P5, P6)."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import select

from handoff.gateways.bot import BotInput, BotTurn, BotUnavailable
from handoff.models import Conversation, Message, Organization
from handoff.rules.escalation import Facts, Verdict, decide
from handoff.services import bot_outcomes, decisions
from handoff.services.desk import Desk
from handoff.vocabulary import BotHealth, Status

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Pending:
    """A visitor message without a decision, and the conversation as it was when the turn began."""

    message: Message
    conversation: Conversation
    organization: str


async def take_bot_turn(desk: Desk, conversation_id: UUID) -> bool:
    """Account for the oldest visitor message that has no decision; False when there is none."""
    pending = await _next_pending(desk, conversation_id)
    if pending is None:
        return False
    if pending.conversation.status is not Status.BOT:
        await _relay(desk, pending)
        return True
    facts, understood = await _understand(desk, pending)
    verdict = decide(desk.policy, facts)
    if verdict.outcome.lets_bot_act:
        verdict, turn = await _act(desk, pending, verdict, understood["entities"])
    else:
        turn = BotTurn()
    await bot_outcomes.store(desk, pending.message, pending.conversation.epoch, verdict, turn, understood["model"])
    return True


async def give_up_on_bot(desk: Desk, conversation_id: UUID) -> None:
    """Hand over a message whose turn failed in a way nobody foresaw, so that it does not wait for ever."""
    pending = await _next_pending(desk, conversation_id)
    if pending is not None:
        verdict = decide(desk.policy, Facts(pending.message.text, bot=BotHealth.UNAVAILABLE))
        await bot_outcomes.store(desk, pending.message, pending.conversation.epoch, verdict, BotTurn(), None)


async def _next_pending(desk: Desk, conversation_id: UUID) -> Pending | None:
    async with desk.database.read() as session:
        row = (
            await session.execute(
                select(Message, Conversation, Organization.slug)
                .join(Conversation, Conversation.id == Message.conversation_id)
                .join(Organization, Organization.id == Conversation.organization_id)
                .where(Message.conversation_id == conversation_id, Message.undecided)
                .order_by(Message.seq)
                .limit(1)
            )
        ).first()
    return Pending(*row) if row else None


async def _relay(desk: Desk, pending: Pending) -> None:
    async with desk.transactions.begin(pending.message.conversation_id) as unit:
        conversation = await unit.conversation(pending.message.conversation_id)
        if not await decisions.exists_for(unit, pending.message):
            await decisions.record_relay(desk, unit, conversation, pending.message)


async def _understand(desk: Desk, pending: Pending) -> tuple[Facts, dict[str, Any]]:
    message, conversation = pending.message, pending.conversation
    facts = Facts(message.text, failed_turns=conversation.failed_turns, awaiting=conversation.awaiting_slot)
    if message.choice:
        return replace(facts, ranking=((message.choice["intent"], 1.0),)), {
            "entities": message.choice.get("entities", []),
            "model": None,
        }
    try:
        understanding = await desk.bot.understand(message.text)
    except BotUnavailable as problem:
        log.warning("bot_unavailable", conversation_id=str(conversation.id), problem=str(problem))
        return replace(facts, bot=BotHealth.UNAVAILABLE), {"entities": [], "model": None}
    return replace(facts, ranking=understanding.ranking), {
        "entities": understanding.entities,
        "model": understanding.model,
    }


async def _act(
    desk: Desk, pending: Pending, verdict: Verdict, entities: list[dict[str, Any]]
) -> tuple[Verdict, BotTurn]:
    """Let the bot act on what was understood, and have the policy look at what came of it."""
    conversation, facts = pending.conversation, verdict.facts
    asked = BotInput(
        sender=f"{conversation.id}:{conversation.epoch}",
        text=pending.message.text,
        intent=None if verdict.takes_reply else facts.intent,
        confidence=facts.confidence,
        entities=entities,
        organization=pending.organization,
    )
    try:
        turn = await desk.bot.respond(asked)
    except BotUnavailable as problem:
        log.warning("bot_unavailable", conversation_id=str(conversation.id), problem=str(problem))
        return decide(desk.policy, replace(facts, bot=BotHealth.UNAVAILABLE)), BotTurn()
    silent = not turn.messages and turn.signal is None
    signals = frozenset({turn.signal} if turn.signal else ())
    return decide(desk.policy, replace(facts, signals=signals, bot=BotHealth.SILENT if silent else BotHealth.OK)), turn
