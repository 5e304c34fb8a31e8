"""How long what a technician has just done can be undone."""

from datetime import datetime, timedelta

WITHIN = timedelta(seconds=30)
"""Long enough to notice a slip, short enough for nobody to have built on it."""


def undoable_until(now: datetime, accept_by: datetime | None) -> datetime:
    """What a colleague has to accept can be taken back until they would have to; all else for a moment."""
    return accept_by if accept_by is not None else now + WITHIN
