"""Rasa's SQL tracker store, kept from quoting visitors in its errors and from questions whose answer a turn knows."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Query, Session, sessionmaker
from sqlalchemy.pool import QueuePool


class QuietTrackerStore(SQLTrackerStore):
    """Leaves the parameters of a failed statement out of the log, because they are the visitor's words."""

    def __init__(self, *args: Any, host: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.engine.dialect.name == "sqlite":
            self._keep_file_open()
        self.engine.hide_parameters = True

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Notes on the tracker how much of it is stored; nobody else adds to it while its turn holds the lock."""
        tracker = await super().retrieve(sender_id)
        if tracker is not None:
            tracker.stored_events = len(tracker.events)
        return tracker

    def _event_query(self, session: Session, sender_id: str, fetch_events_from_all_sessions: bool) -> Query:
        """Every event of the sender: no turn starts a new session, whose beginning Rasa would look for."""
        return session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).order_by(self.SQLEvent.id)

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Any]:
        """What is not stored yet, without counting what is."""
        stored = getattr(tracker, "stored_events", 0)
        tracker.stored_events = len(tracker.events)
        return islice(tracker.events, stored, None)

    def _keep_file_open(self) -> None:
        """Rasa's engine would open the file anew for each query."""
        self.engine = create_engine(self.engine.url, poolclass=QueuePool)
        event.listen(self.engine, "connect", _write_ahead)
        self.sessionmaker = sessionmaker(bind=self.engine)


def _write_ahead(connection: Any, _: Any) -> None:
    """As durable as the default, with one wait for the disk instead of several."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
