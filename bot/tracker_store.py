"""Rasa's SQL tracker store, kept from quoting visitors in its errors and from reading what it has just written."""

import json
from collections import OrderedDict
from itertools import islice
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event, deserialise_events
from sqlalchemy import bindparam, create_engine, event, select
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import QueuePool

from bot.live_tracker import LiveTracker

# Conversations that are going on, not those that have ever been: some 50 kB each.
KEPT = 500

EVENTS = SQLTrackerStore.SQLEvent.__table__
ADD = EVENTS.insert()
READ = (
    select(EVENTS.c.data)
    .where(EVENTS.c.sender_id == bindparam("sender_id"))
    .order_by(EVENTS.c.id)
    .offset(bindparam("start"))
)


class QuietTrackerStore(SQLTrackerStore):
    """Leaves the parameters of a failed statement out of the log, because they are the visitor's words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.engine.dialect.name == "sqlite":
            self._keep_file_open()
        self.engine.hide_parameters = True
        self._connection = self.engine.connect()
        self._kept: OrderedDict[str, LiveTracker] = OrderedDict()

    def init_tracker(self, sender_id: str) -> LiveTracker:
        """A conversation at its beginning."""
        return LiveTracker(sender_id, self.domain)

    async def retrieve(self, sender_id: str) -> LiveTracker:
        """The tracker of the turn before, with what another process has stored since; it comes back only by `save`."""
        tracker = self._kept.pop(sender_id, None)
        # From the last event it knows on: when that is gone, so is the conversation.
        if tracker and (stored := self._read(sender_id, tracker.stored_events - 1)):
            return _caught_up(tracker, stored[1:])
        return _caught_up(self.init_tracker(sender_id), self._read(sender_id, 0))

    async def save(self, tracker: LiveTracker) -> None:
        """Commits what is not stored yet, as the rows that Rasa would write, without counting what is."""
        rows = [_row(tracker.sender_id, added) for added in islice(tracker.events, tracker.stored_events, None)]
        if rows:
            with self._connection.begin():
                self._connection.execute(ADD, rows)
        tracker.stored_events = len(tracker.events)
        self._kept[tracker.sender_id] = tracker
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _read(self, sender_id: str, start: int) -> list[str]:
        """The sender's events as they are stored, from that place on."""
        with self._connection.begin():
            return self._connection.execute(READ, {"sender_id": sender_id, "start": start}).scalars().all()

    def _keep_file_open(self) -> None:
        """Rasa's engine would open the file anew for each query."""
        self.engine = create_engine(self.engine.url, poolclass=QueuePool)
        event.listen(self.engine, "connect", _write_ahead)
        self.sessionmaker = sessionmaker(bind=self.engine)


def _caught_up(tracker: LiveTracker, stored: list[str]) -> LiveTracker:
    for added in deserialise_events([json.loads(data) for data in stored]):
        tracker.update(added)
    tracker.stored_events = len(tracker.events)
    return tracker


def _row(sender_id: str, added: Event) -> dict[str, Any]:
    data = added.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": added.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _write_ahead(connection: Any, _: Any) -> None:
    """As durable as the default, with one wait for the disk instead of several."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
