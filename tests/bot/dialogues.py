"""Conversations through Rasa's own parts and through ours, to be run by the bot's Python: writes what came of each.

Every conversation is held four times: with Rasa's runner, rules, trackers and store; with ours; with ours when each
turn finds nothing in memory; and with two of our stores on one file, turn about, as by two processes.
"""

import asyncio
import copy
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.without_tensorflow import leave_out

leave_out()

from rasa.core.agent import Agent, load_agent  # noqa: E402
from rasa.core.policies.rule_policy import RulePolicy  # noqa: E402
from rasa.core.processor import MessageProcessor  # noqa: E402
from rasa.core.tracker_store import SQLTrackerStore  # noqa: E402
from rasa.core.utils import AvailableEndpoints  # noqa: E402
from rasa.shared.core.events import ActionExecuted, SlotSet  # noqa: E402
from rasa.shared.core.trackers import DialogueStateTracker  # noqa: E402

from bot.light_processor import lighten  # noqa: E402
from bot.live_tracker import LiveTracker  # noqa: E402
from bot.recent_rules import RecentRules  # noqa: E402
from bot.tracker_store import QuietTrackerStore  # noqa: E402
from bot.turn import take_turn  # noqa: E402
from bot.wire import RespondRequest  # noqa: E402

# A name of their own, so that both write the same one into what they store.
PlainRules = type(RecentRules.__name__, (RulePolicy,), {})


def as_rasa_has_it(agent: Agent, db: Path) -> MessageProcessor:
    """Rasa's processor with nothing of ours, on the same model."""
    processor = copy.copy(agent.processor)
    processor.graph_runner = copy.copy(processor.graph_runner)
    nodes = processor.graph_runner._instantiated_nodes = dict(processor.graph_runner._instantiated_nodes)
    for name, node in nodes.items():
        if isinstance(node._component, RecentRules):
            nodes[name] = copy.copy(node)
            nodes[name]._component = plain = copy.deepcopy(node._component)
            nodes[name]._fn = PlainRules.predict_action_probabilities
            plain.__class__ = PlainRules
            plain.featurizer.max_history = None
    processor.tracker_store = SQLTrackerStore(processor.domain, db=str(db))
    return processor


def as_we_have_it(agent: Agent, db: Path) -> MessageProcessor:
    processor = copy.copy(agent.processor)
    processor.tracker_store = QuietTrackerStore(processor.domain, db=str(db))
    lighten(processor)
    return processor


async def hold(name: str, turns: list[tuple[str, str | None]], processors: list[MessageProcessor]) -> dict[str, Any]:
    """What came of each turn, and every event as it is stored in the end, without what is never the same twice."""
    taken = []
    for number, (text, intent) in enumerate(turns):
        request = RespondRequest(name, text, intent, 0.9, [], "acme")
        taken.append(asdict(await take_turn(processors[number % len(processors)], request)))
    store = processors[0].tracker_store
    with store.session_scope() as session:
        rows = session.query(store.SQLEvent).order_by(store.SQLEvent.id).filter(store.SQLEvent.sender_id == name)
        return {"turns": taken, "stored": [_comparable(row) for row in rows]}


def _comparable(row: Any) -> list[Any]:
    data = json.loads(row.data)
    for different in ("timestamp", "message_id"):
        data.pop(different, None)
    return [row.type_name, row.intent_name, row.action_name, row.timestamp > 0, data]


async def states_that_differ(name: str, processor: MessageProcessor) -> list[str]:
    """After which events a live tracker, or a copy of it, is not in the states that Rasa works out from the same."""
    domain = processor.domain
    stored = await SQLTrackerStore(domain, db=processor.tracker_store.engine.url.database).retrieve(name)
    live, differ = LiveTracker(name, domain), []
    for event in stored.events:
        live.update(event)
        plain = DialogueStateTracker.from_events(name, list(live.events), domain.slots)
        # What is done to a copy must not come back.
        live.copy().update_with_events([SlotSet("account", "nobody"), ActionExecuted("action_listen")], domain)
        for tracker in (live, live.copy()):
            states = tracker.past_states(domain)
            if states != plain.past_states(domain) or tracker.current_state() != plain.current_state():
                differ.append(f"{len(live.events)}: {event}")
    return differ


async def main(model: str, var: Path, conversations: dict[str, list[tuple[str, str | None]]]) -> None:
    agent = await load_agent(model, endpoints=AvailableEndpoints.read_endpoints("bot/endpoints.yml"))
    rasa, ours = as_rasa_has_it(agent, var / "rasa.db"), as_we_have_it(agent, var / "ours.db")
    forgetful = as_we_have_it(agent, var / "forgetful.db")
    forgetful.tracker_store._kept = _Nothing()
    two = [as_we_have_it(agent, var / "two.db") for _ in range(2)]
    held = {
        name: {
            "rasa": await hold(name, turns, [rasa]),
            "ours": await hold(name, turns, [ours]),
            "from the file": await hold(name, turns, [forgetful]),
            "two processes": await hold(name, turns, two),
            "states that differ": await states_that_differ(name, ours),
        }
        for name, turns in conversations.items()
    }
    (var / "held.json").write_text(json.dumps(held))


class _Nothing(dict[str, Any]):
    def __setitem__(self, *_: Any) -> None: ...


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])))
