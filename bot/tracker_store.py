"""Rasa's SQL tracker store, kept from quoting visitors in its errors and from reading what it has just written."""

import json
from collections import OrderedDict
from itertools import islice
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event
from sqlalchemy import bindparam, create_engine, event, func, select
from sqlalchemy.orm import Query, Session, sessionmaker
from sqlalchemy.pool import QueuePool

from bot.live_tracker import LiveTracker

# Conversations that are going on, not those that have ever been: some 50 kB each.
KEPT = 500

EVENTS = SQLTrackerStore.SQLEvent.__table__
ADD = EVENTS.insert()
COUNT = select(func.count()).where(EVENTS.c.sender_id == bindparam("sender_id"))


class QuietTrackerStore(SQLTrackerStore):
    """Leaves the parameters of a failed statement out of the log, because they are the visitor's words."""

    def __init__(self, *args: Any, host: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.engine.dialect.name == "sqlite":
            self._keep_file_open()
        self.engine.hide_parameters = True
        self._kept: OrderedDict[str, LiveTracker] = OrderedDict()

    def init_tracker(self, sender_id: str) -> LiveTracker:
        """A conversation at its beginning."""
        return LiveTracker(sender_id, self.domain)

    async def retrieve(self, sender_id: str) -> LiveTracker | None:
        """The tracker of the turn before, unless another process has taken one since; it comes back only by `save`."""
        kept = self._kept.pop(sender_id, None)
        if kept and kept.stored_events == self._count(sender_id):
            return kept
        stored = await super().retrieve(sender_id)
        return stored and LiveTracker.continuing(stored, self.domain)

    async def save(self, tracker: LiveTracker) -> None:
        """Commits what is not stored yet, as the rows that Rasa would write, without counting what is."""
        rows = [_row(tracker.sender_id, added) for added in islice(tracker.events, tracker.stored_events, None)]
        if rows:
            with self.engine.begin() as connection:
                connection.execute(ADD, rows)
        tracker.stored_events = len(tracker.events)
        self._kept[tracker.sender_id] = tracker
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _count(self, sender_id: str) -> int:
        with self.engine.connect() as connection:
            return connection.scalar(COUNT, {"sender_id": sender_id})

    def _event_query(self, session: Session, sender_id: str, fetch_events_from_all_sessions: bool) -> Query:
        """Every event of the sender: no turn starts a new session, whose beginning Rasa would look for."""
        return session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).order_by(self.SQLEvent.id)

    def _keep_file_open(self) -> None:
        """Rasa's engine would open the file anew for each query."""
        self.engine = create_engine(self.engine.url, poolclass=QueuePool)
        event.listen(self.engine, "connect", _write_ahead)
        self.sessionmaker = sessionmaker(bind=self.engine)


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
