"""Who is there: colleagues, and the visitor to read an answer."""

from datetime import datetime
from uuid import UUID

from handoff.transports.protocol.base import Command, Done, View
from handoff.vocabulary import AwayReason, PresenceState


class SetPresence(Command):
    """Become available, so that conversations are offered, or away."""

    state: PresenceState


class Colleague(View):
    """A technician as colleagues see them; `load` counts what they hold and what they were offered."""

    technician_id: UUID
    name: str
    state: PresenceState
    away_reason: AwayReason | None
    load: int
    capacity: int


class PresenceSet(Done):
    """The ack of `set_presence`."""

    presence: Colleague


class PresenceChanged(View):
    """A colleague, or oneself, became available, away or offline."""

    organization_id: UUID
    presence: Colleague
    at: datetime


class VisitorMoved(View):
    """The visitor has the chat open somewhere, or nowhere any more."""

    conversation_id: UUID
    here: bool
    at: datetime
