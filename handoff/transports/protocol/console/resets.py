"""Resets and unlocks as technicians see and start them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from handoff.gateways.directory import LONGEST_NAME
from handoff.rules.risk import SignalSource
from handoff.transports.protocol.base import View, plain
from handoff.transports.protocol.console.ownership import OwnedCommand
from handoff.vocabulary import RequestKind, RequestStatus, RiskOutcome


class RiskSign(View):
    """Something that makes a request riskier, with what it weighs and who says so."""

    why: str
    weight: int
    source: SignalSource


class AccountRequest(View):
    """A reset or unlock that was asked for, where it stands, and the signs around it, the heaviest first."""

    id: UUID
    kind: RequestKind
    account: str
    requested_at: datetime
    status: RequestStatus
    outcome: RiskOutcome | None
    score: int | None
    signs: list[RiskSign]


class StartReset(OwnedCommand):
    """Begin a reset or an unlock for the visitor, who then proves and does it themselves."""

    kind: RequestKind
    account: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(plain)]
