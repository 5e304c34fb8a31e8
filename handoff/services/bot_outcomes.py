"""Storing what came of a bot turn, in one transaction, and only if the bot still owns the conversation (P3)."""

from handoff.gateways.bot import BotTurn
from handoff.models import Conversation, Message, Notice
from handoff.rules.escalation import Verdict
from handoff.rules.turn_facts import guesses
from handoff.services import announcements, decisions, handoffs
from handoff.services.desk import Desk
from handoff.services.handoffs import ASSISTANT_NAME
from handoff.services.payloads import payload_of
from handoff.services.resets import phishing_words, requesting
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, DecisionOutcome, RequestKind, Signal, Status, Visibility

THE_USUAL_ANSWER = "Show the usual steps anyway"
TALK_TO_A_PERSON = {"title": "Talk to a person", "payload": payload_of("request_human")}


def store(
    desk: Desk, unit: UnitOfWork, message: Message, epoch: int, verdict: Verdict, turn: BotTurn, model: str | None
) -> None:
    """Decision, replies and, where the policy says so, the handoff of one turn that began at `epoch`."""
    conversation = unit.conversation(message.conversation_id)
    too_late = conversation.epoch != epoch or conversation.status is not Status.BOT
    is_first = decisions.record(
        desk, unit, conversation, message, verdict, model=model, actions=turn.actions, too_late=too_late
    )
    if not is_first:
        return
    turn = phishing_words.added_to(desk, unit, conversation, verdict, turn)
    if turn.signal in (Signal.RESET_REQUESTED, Signal.RESET_BY_LINK):
        _request_reset(desk, unit, conversation, verdict, turn)
    if too_late:
        _suppress(desk, unit, conversation, turn)
    elif verdict.hands_over:
        slots = {
            **turn.slots,
            **{name: turn.signal_data[name] for name in ("account",) if name in turn.signal_data},
        }
        said = handoffs.BotSaid([reply.text for reply in turn.messages], slots)
        handoffs.hand_over(desk, unit, conversation, message, verdict, said)
    elif verdict.notice_id is not None:
        _give_notice(desk, unit, conversation, verdict)
    elif verdict.outcome is DecisionOutcome.CLARIFY:
        _clarify(desk, unit, conversation, verdict)
    else:
        _show(desk, unit, conversation, verdict, turn)


def _show(desk: Desk, unit: UnitOfWork, conversation: Conversation, verdict: Verdict, turn: BotTurn) -> None:
    for reply in turn.messages:
        draft = Draft(AuthorKind.BOT, reply.text, author_name=ASSISTANT_NAME, buttons=reply.buttons)
        append(unit, conversation.id, draft, desk.now())
    failed_turns = conversation.failed_turns
    if verdict.outcome is not DecisionOutcome.SOCIAL:
        # A sign of failure counts although the bot knew an answer.
        failed_turns = verdict.facts.failed_turns if verdict.facts.shows_failure else 0
    conversation.note_turn(failed_turns, turn.requested_slot, turn.slots)
    announcements.row_changed(desk, unit, conversation)


def _clarify(desk: Desk, unit: UnitOfWork, conversation: Conversation, verdict: Verdict) -> None:
    topics = [{"title": desk.topics.title(intent), "payload": payload_of(intent)} for intent in guesses(verdict.facts)]
    draft = Draft(AuthorKind.BOT, verdict.rule.say, author_name=ASSISTANT_NAME, buttons=[*topics, TALK_TO_A_PERSON])
    append(unit, conversation.id, draft, desk.now())
    conversation.failed_turns = max(verdict.facts.failed_turns, conversation.failed_turns + 1)
    announcements.row_changed(desk, unit, conversation)


def _give_notice(desk: Desk, unit: UnitOfWork, conversation: Conversation, verdict: Verdict) -> None:
    """The notice in the bot's words; a flow that was under way still waits for its reply."""
    notice = unit.session.get_one(Notice, verdict.notice_id)
    is_answer = verdict.outcome is DecisionOutcome.ANSWER
    usual = [{"title": THE_USUAL_ANSWER, "payload": payload_of(verdict.acts_on or "")}, TALK_TO_A_PERSON]
    draft = Draft(AuthorKind.BOT, notice.text, author_name=ASSISTANT_NAME, buttons=usual if is_answer else [])
    append(unit, conversation.id, draft, desk.now())
    if is_answer:
        conversation.failed_turns = verdict.facts.failed_turns if verdict.facts.shows_failure else 0
        announcements.row_changed(desk, unit, conversation)
    else:
        _clarify(desk, unit, conversation, verdict)


def _suppress(desk: Desk, unit: UnitOfWork, conversation: Conversation, turn: BotTurn) -> None:
    for reply in turn.messages:
        draft = Draft(AuthorKind.BOT, reply.text, author_name=ASSISTANT_NAME, visibility=Visibility.SUPPRESSED)
        append(unit, conversation.id, draft, desk.now())
    announcements.row_changed(desk, unit, conversation)


def _request_reset(desk: Desk, unit: UnitOfWork, conversation: Conversation, verdict: Verdict, turn: BotTurn) -> None:
    """The request that the flow ends with; it is weighed after the visitor has been answered."""
    kind, account = RequestKind(turn.signal_data["kind"]), str(turn.signal_data["account"])
    asked = requesting.add(desk, unit, conversation, kind, account)
    if verdict.hands_over:
        asked.people_told_at = desk.now()
