"""How soon something is due, and the word about it."""

from datetime import datetime

from handoff.transports.protocol.base import Fact, View
from handoff.vocabulary import SlaPause, SlaStep, SlaTerm


class SlaStanding(View):
    """What is due next in a conversation; without a deadline while it stands still."""

    term: SlaTerm
    paused: SlaPause | None
    warn_at: datetime | None
    deadline_at: datetime | None


class SlaAlerted(Fact):
    """Something is due soon, or late: for the one technician or lead who is told."""

    term: SlaTerm
    step: SlaStep
    deadline_at: datetime
