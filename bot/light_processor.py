"""Puts our own parts into Rasa's processor, which has no setting for them; the rest of it stays Rasa's."""

from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import AwaitableTrackerStore, FailSafeTrackerStore, TrackerStore

from bot.straight_runner import StraightRunner


def lighten(processor: MessageProcessor) -> None:
    """To be called once, when the model is loaded and before the first turn."""
    processor.graph_runner = StraightRunner.of(processor.graph_runner)
    processor.tracker_store = _unwrapped(processor.tracker_store)


def _unwrapped(store: TrackerStore) -> TrackerStore:
    """The store of endpoints.yml: Rasa's wrapper goes on in memory when it fails, and the turn would not be durable."""
    while isinstance(store, AwaitableTrackerStore | FailSafeTrackerStore):
        store = store._tracker_store
    return store
