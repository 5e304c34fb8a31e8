"""Offers, and passing conversations on."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from handoff.transports.protocol.base import Command, Done, Fact, View, plain
from handoff.transports.protocol.console.ownership import OwnedCommand
from handoff.transports.protocol.console.presence import Colleague

REASON_LIMIT = 300
"""Longest reason accepted, in characters."""

Reason = Annotated[str, Field(max_length=REASON_LIMIT), AfterValidator(plain)]


class Accept(OwnedCommand):
    """Take a conversation that was offered; replying does it too."""


class PutBack(OwnedCommand):
    """Return one's own conversation to its queue, at its original time."""


class Transfer(OwnedCommand):
    """Pass one's own conversation on, to a team or to a colleague; the reason is a note for colleagues."""

    team_id: UUID | None = None
    technician_id: UUID | None = None
    reason: Reason

    @model_validator(mode="after")
    def _to_one(self) -> "Transfer":
        if (self.team_id is None) == (self.technician_id is None):
            raise ValueError("name a team_id or a technician_id, and not both")
        return self


class TakeOver(OwnedCommand):
    """Become the owner of a colleague's conversation; for leads."""

    reason: Reason


class TransferTargets(Command):
    """Ask whom a conversation can be passed to."""

    conversation_id: UUID


class TeamTarget(View):
    """A team, how many wait in its queue, and how many of its members are available."""

    team_id: UUID
    name: str
    waiting: int
    available: int


class TargetsFound(Done):
    """The ack of `transfer_targets`."""

    teams: list[TeamTarget]
    people: list[Colleague]


class OwnershipLost(Fact):
    """A conversation is no longer this technician's, and they did not give it away; `why` is a sentence for them."""

    why: str
