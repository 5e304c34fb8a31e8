"""Rasa's SQL tracker store, kept from quoting visitors in its error messages."""

from typing import Any

from rasa.core.tracker_store import SQLTrackerStore


class QuietTrackerStore(SQLTrackerStore):
    """Leaves the parameters of a failed statement out of the log, because they are the visitor's words."""

    def __init__(self, *args: Any, host: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.engine.hide_parameters = True
