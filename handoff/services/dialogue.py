"""One bot turn: understand, let the policy decide, act, let it decide again, show (P3, P4, P5, P6)."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import structlog

from handoff.gateways.bot import BotInput, BotTurn, BotUnavailable, Understanding
from handoff.rules.escalation import Verdict, decide, decide_again
from handoff.rules.turn_facts import Facts
from handoff.services import bot_outcomes, decisions
from handoff.services.desk import Desk
from handoff.services.pending import Pending, next_pending
from handoff.services.resets.offering import by_link
from handoff.vocabulary import BotHealth, Status

log = structlog.get_logger(__name__)


async def take_bot_turn(desk: Desk, conversation_id: UUID) -> bool:
    """Account for the oldest visitor message that has no decision; False when no other was waiting behind it."""
    pending = await next_pending(desk, conversation_id)
    if pending is None:
        return False
    if pending.conversation.status is not Status.BOT:
        await _relay(desk, pending)
        return not pending.is_last
    facts, understood = await _understand(desk, pending)
    verdict = decide(pending.policy, facts)
    if verdict.outcome.lets_bot_act and verdict.notice_id is None:
        verdict, turn = await _act(desk, pending, verdict, understood.entities)
    else:
        turn = BotTurn()
    await _store(desk, pending, verdict, turn, understood.model)
    return not pending.is_last


async def give_up_on_bot(desk: Desk, conversation_id: UUID) -> None:
    """Hand over a message whose turn failed in a way nobody foresaw, so that it does not wait for ever."""
    pending = await next_pending(desk, conversation_id)
    if pending is not None:
        verdict = decide(pending.policy, replace(pending.facts, bot=BotHealth.UNAVAILABLE))
        await _store(desk, pending, verdict, BotTurn(), None)


async def _relay(desk: Desk, pending: Pending) -> None:
    message, here = pending.message, pending.conversation.id
    await desk.transactions.run(lambda unit: decisions.record_relay(desk, unit, unit.conversation(here), message), here)


async def _store(desk: Desk, pending: Pending, verdict: Verdict, turn: BotTurn, model: str | None) -> None:
    message, began_at = pending.message, pending.conversation.epoch
    await desk.transactions.run(
        lambda unit: bot_outcomes.store(desk, unit, message, began_at, verdict, turn, model), message.conversation_id
    )


async def _understand(desk: Desk, pending: Pending) -> tuple[Facts, Understanding]:
    """The facts with what the bot makes of the text; of a pressed button it is known what it means."""
    choice = pending.message.choice
    if choice:
        pressed = Understanding(((choice["intent"], 1.0),), entities=choice.get("entities", []))
        return replace(pending.facts, ranking=pressed.ranking), pressed
    if pending.facts.is_file_alone:
        return pending.facts, Understanding(())
    try:
        understood = await desk.bot.understand(pending.message.text)
    except BotUnavailable as problem:
        return replace(pending.facts, bot=_unavailable(pending, problem)), Understanding(())
    facts = replace(pending.facts, ranking=understood.ranking, clauses=understood.clauses, requests=understood.requests)
    return facts, understood


async def _act(
    desk: Desk, pending: Pending, verdict: Verdict, entities: list[dict[str, Any]]
) -> tuple[Verdict, BotTurn]:
    """Let the bot act on what was understood, and have the policy look at what came of it."""
    conversation, facts = pending.conversation, verdict.facts
    asked = BotInput(
        sender=f"{conversation.id}:{conversation.epoch}",
        text=pending.message.text,
        intent=verdict.acts_on,
        confidence=facts.confidence,
        entities=entities,
        organization=pending.organization,
    )
    try:
        turn = await by_link(desk, pending, await desk.bot.respond(asked))
    except BotUnavailable as problem:
        return decide_again(pending.policy, verdict, replace(facts, bot=_unavailable(pending, problem))), BotTurn()
    silent = not turn.messages and turn.signal is None
    signals = facts.signals | ({turn.signal} if turn.signal else set())
    health = BotHealth.SILENT if silent else BotHealth.OK
    return decide_again(pending.policy, verdict, replace(facts, signals=signals, bot=health)), turn


def _unavailable(pending: Pending, problem: BotUnavailable) -> BotHealth:
    log.warning("bot_unavailable", conversation_id=str(pending.conversation.id), problem=str(problem))
    return BotHealth.UNAVAILABLE
