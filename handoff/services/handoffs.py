"""Handing a conversation from the bot to people, with everything they need to go on."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Decision, Handoff, Message, Team
from handoff.rules.concern import concern_of, names_concern
from handoff.rules.escalation import Verdict
from handoff.rules.replay import from_record
from handoff.rules.turn_facts import REQUEST_HUMAN
from handoff.services import announcements, stretches, tickets
from handoff.services.desk import Desk
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, DecisionOutcome, Visibility

ASSISTANT_NAME = "Automated assistant"

type Decided = tuple[Decision, str]


@dataclass(frozen=True)
class BotSaid:
    """What the bot already had when the policy took the conversation away from it."""

    texts: list[str] = field(default_factory=list)
    slots: dict[str, Any] = field(default_factory=dict)


def hand_over(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message, verdict: Verdict, said: BotSaid
) -> Handoff:
    """Queue the conversation for the rule's team: notice for the visitor, card for the technician, one transaction."""
    rule, now = verdict.rule, desk.now()
    turns = _turns(unit, conversation)
    visibility = Visibility.EVERYONE if rule.show_reply else Visibility.WITHHELD
    for text in said.texts:
        reply = Draft(AuthorKind.BOT, text, author_name=ASSISTANT_NAME, visibility=visibility)
        append(unit, conversation.id, reply, now)
    append(unit, conversation.id, Draft(AuthorKind.SYSTEM, rule.say), now)
    conversation.slots = {**conversation.slots, **said.slots}
    team_id = team_for(unit, conversation, rule.team)
    conversation.hand_over(team_id, rule.priority, now)
    handoff = Handoff(
        organization_id=conversation.organization_id,
        conversation_id=conversation.id,
        team_id=team_id,
        reason=rule.reason,
        rule=rule.id,
        why=rule.why,
        priority=rule.priority,
        card=_card(desk, verdict, message, conversation, turns, said if not rule.show_reply else BotSaid()),
        requested_at=now,
    )
    unit.session.add(handoff)
    stretches.record(desk, unit, conversation, rule.reason)
    unit.audit(
        AuthorKind.SYSTEM,
        None,
        "handoff_requested",
        at=now,
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
        rule=rule.id,
        reason=rule.reason,
    )
    tickets.open_if_closed(desk, unit, conversation)
    announcements.owner_changed(desk, unit, conversation, new_handoff=True)
    return handoff


def team_for(unit: UnitOfWork, conversation: Conversation, slug: str) -> UUID:
    """The organization's team of this slug, or its first one, so that nobody is stranded."""
    teams = (
        unit.session.scalars(
            select(Team).where(Team.organization_id == conversation.organization_id).order_by(Team.slug)
        )
    ).all()
    return next((team for team in teams if team.slug == slug), teams[0]).id


def _card(
    desk: Desk, verdict: Verdict, message: Message, conversation: Conversation, turns: list[Decided], held: BotSaid
) -> dict[str, Any]:
    facts = verdict.facts
    earlier = [(turn.message_seq, from_record(text, turn.facts)) for turn, text in turns if turn.facts]
    about = concern_of(facts, [(seq, said) for seq, said in earlier if seq < message.seq])
    ranking = facts.ranking[:3] if about is None else next(turn.top for turn, _ in turns if turn.message_seq == about)
    tried = [_in_words(desk, turn) for turn, _ in turns]
    return {
        "confidence": facts.confidence if facts.names_a_guess else None,
        "top": [[intent, round(confidence, 4)] for intent, confidence in ranking if intent != REQUEST_HUMAN],
        "slots": {name: str(value) for name, value in conversation.slots.items()},
        "tried": [words for words in tried if words],
        "withheld": held.texts,
        "message_seq": message.seq,
        "about_seq": about,
        "names_concern": names_concern(facts),
    }


def _turns(unit: UnitOfWork, conversation: Conversation) -> list[Decided]:
    """What was decided in this stretch, oldest first, and the text that it was decided about."""
    found = unit.session.execute(
        select(Decision, Message.text)
        .join(Message, Message.id == Decision.message_id)
        .where(Decision.conversation_id == conversation.id, Decision.epoch == conversation.epoch)
        .order_by(Decision.message_seq)
    )
    return [(turn, text) for turn, text in found]


def _in_words(desk: Desk, decision: Decision) -> str | None:
    title = desk.topics.title(decision.top[0][0]) if decision.top else ""
    if decision.notice_id is not None:
        return f"Gave the notice about “{title}”"
    return {
        DecisionOutcome.ANSWER: f"Answered “{title}”",
        DecisionOutcome.FLOW: f"Was in the flow “{title}”",
        DecisionOutcome.CLARIFY: "Asked what was meant",
    }.get(decision.outcome)
