"""One turn of a conversation: a message that is already understood goes in, what the bot did comes out."""

from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.processor import MessageProcessor
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.understanding import parse_data
from bot.watched_action import ActionFailed, WatchedAction
from bot.wire import RespondRequest

ORGANIZATION_SLOT = "organization"
CHANNEL = "warmdesk"


@dataclass
class Turn:
    """What the bot did, in the words of the wire."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    slots: dict[str, Any] = field(default_factory=dict)
    active_loop: str | None = None
    requested_slot: str | None = None
    signal: dict[str, Any] | None = None


async def take_turn(processor: MessageProcessor, request: RespondRequest) -> Turn:
    """Acts on the understanding in the request; nothing is stored if an action fails."""
    tracker = await _open_tracker(processor, request)
    before = len(tracker.events)
    turn = Turn()
    tracker.update(_utterance(request), processor.domain)
    output = CollectingOutputChannel()
    tracker = await processor.run_action_extract_slots(output, tracker)
    while await _run_next_action(processor, tracker, output):
        turn.slots.update(_filled_slots(tracker))
    _report(turn, tracker, before)
    await processor.save_tracker(tracker)
    return turn


async def _open_tracker(processor: MessageProcessor, request: RespondRequest) -> DialogueStateTracker:
    """The conversation so far; a new one listens at once and knows its organization, without a session start."""
    tracker = await processor.get_tracker(request.sender)
    if not tracker.events:
        tracker.update(SlotSet(ORGANIZATION_SLOT, request.organization), processor.domain)
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME), processor.domain)
    return tracker


def _utterance(request: RespondRequest) -> UserUttered:
    ranking = [(request.intent, request.confidence)] if request.intent else []
    understood = parse_data(request.text, ranking, request.entities)
    return UserUttered(request.text, understood["intent"], request.entities, understood, input_channel=CHANNEL)


async def _run_next_action(
    processor: MessageProcessor, tracker: DialogueStateTracker, output: CollectingOutputChannel
) -> bool:
    """Runs what the policies predict and says whether there is more to do."""
    try:
        action, prediction = processor.predict_next_with_tracker_if_should(tracker)
    except ActionLimitReached:
        raise ActionFailed(tracker.latest_action_name or "unknown", "an endless loop") from None
    watched = WatchedAction(action)
    more = await processor._run_action(watched, tracker, output, processor.nlg, prediction)
    if watched.failure:
        raise watched.failure
    return more


def _filled_slots(tracker: DialogueStateTracker) -> dict[str, Any]:
    private = {ORGANIZATION_SLOT, REQUESTED_SLOT}
    return {name: slot.value for name, slot in tracker.slots.items() if slot.value is not None and name not in private}


def _report(turn: Turn, tracker: DialogueStateTracker, before: int) -> None:
    """Reads the turn off the tracker: the output channel would cut one answer into several at each empty line."""
    for event in list(tracker.events)[before:]:
        if isinstance(event, ActionExecuted) and event.action_name not in (None, ACTION_LISTEN_NAME):
            turn.actions.append(event.action_name)
        if isinstance(event, BotUttered):
            _report_utterance(turn, event)
    turn.active_loop = tracker.active_loop_name
    turn.requested_slot = tracker.get_slot(REQUESTED_SLOT)


def _report_utterance(turn: Turn, utterance: BotUttered) -> None:
    if utterance.text:
        buttons = utterance.data.get("buttons") or []
        turn.messages.append(
            {
                "text": utterance.text,
                "buttons": [{"title": button["title"], "payload": button["payload"]} for button in buttons],
            }
        )
    signal = (utterance.data.get("custom") or {}).get("signal")
    if signal:
        turn.signal = {"name": signal["name"], "data": signal.get("data", {})}
