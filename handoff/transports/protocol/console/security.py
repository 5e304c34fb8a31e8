"""The security review, phishing mode and alerts, as staff see and use them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from handoff.gateways.directory import ContactKind
from handoff.rules.risk import RiskSignal, SignalSource
from handoff.transports.protocol.base import Command, Done, View, plain
from handoff.transports.protocol.console.routing import Reason
from handoff.vocabulary import RequestKind, RequestStatus, RiskOutcome, Verification

SAID_LIMIT = 2000
Short = Annotated[str, Field(max_length=200), AfterValidator(plain)]
Said = Annotated[str, Field(max_length=SAID_LIMIT), AfterValidator(plain)]


class OpenSecurity(Command):
    """Ask for the security review of each of one's organizations."""


class ReadReset(Command):
    """Look at one request; that one has looked is recorded."""

    request_id: UUID


class ApproveReset(Command):
    """Approve the request in the version that was seen: who was called, on which number on file, what they said."""

    request_id: UUID
    version: int
    called: Short
    number: Short
    said: Said


class RefuseReset(Command):
    """End the request in the version that was seen."""

    request_id: UUID
    version: int
    reason: Reason


class BeginPhishingMode(Command):
    """Have people look at every reset of an organization for `lasts_s` seconds; for its leads."""

    organization_id: UUID
    lasts_s: Annotated[int, Field(ge=60, le=14 * 24 * 3600)]
    why: Reason


class EndPhishingMode(Command):
    """End it before its time; for leads."""

    organization_id: UUID


class ResetRow(View):
    """A request in a list: `approved` of the `approvals_needed` different people have approved it."""

    id: UUID
    version: int
    conversation_id: UUID
    reference: str
    visitor_name: str
    kind: RequestKind
    account: str
    status: RequestStatus
    outcome: RiskOutcome | None
    score: int | None
    is_privileged: bool
    approved: int
    approvals_needed: int
    requested_at: datetime
    expires_at: datetime | None
    ended_at: datetime | None


class PhishingView(View):
    """A phishing mode that is on."""

    why: str
    by: str
    started_at: datetime
    ends_at: datetime


class SecurityRoom(View):
    """One organization's security review; `automations_overdue` is null for who does not lead it."""

    organization_id: UUID
    organization_name: str
    phishing: PhishingView | None
    automations_overdue: int | None
    requests: list[ResetRow]


class SecurityOpened(Done):
    """The ack of `open_security`."""

    rooms: list[SecurityRoom]


class RiskSignalView(View):
    """A sign as it was weighed: what was seen, who says so, and a sentence why it matters."""

    signal: RiskSignal
    source: SignalSource
    value: str
    is_known: bool
    weight: int
    why: str


class ContactView(View):
    """A recovery contact on file, masked."""

    kind: ContactKind
    masked: str


class DirectoryView(View):
    """The account as the directory has it now."""

    name: str
    display_name: str
    is_locked: bool
    is_enabled: bool
    groups: list[str]
    contacts: list[ContactView]


class ApprovalView(View):
    """One approval; of an earlier round it does not count any more."""

    by: str
    at: datetime
    called: str
    number: str
    said: str
    counts: bool


class OtherReset(View):
    """Another request, of the same account or in the same organization."""

    id: UUID
    kind: RequestKind
    account: str
    status: RequestStatus
    requested_at: datetime


class StepView(View):
    """An act on the request; without `by` it was the service's own."""

    action: str
    by: str | None
    at: datetime


class Obstacle(View):
    """Why whoever looks cannot approve."""

    code: str
    message: str


class ResetView(View):
    """Everything known of a request; `directory_problem` says why the directory could not be asked."""

    row: ResetRow
    organization_name: str
    verification: Verification
    visitor_email: str | None
    requested_by: str | None
    policy_version: str | None
    problem: str | None
    directory: DirectoryView | None
    directory_problem: str | None
    signals: list[RiskSignalView]
    approvals: list[ApprovalView]
    others_of_account: list[OtherReset]
    others_of_organization: list[OtherReset]
    history: list[StepView]
    obstacle: Obstacle | None


class ResetRead(Done):
    """The ack of what was done with a request: all that is known of it now."""

    request: ResetView


class SecurityChanged(View):
    """Something of an organization's security review has changed; null where it is of no request."""

    organization_id: UUID
    request_id: UUID | None
    conversation_id: UUID | None
    at: datetime


class SecurityAlerted(View):
    """A reset was refused for its risk alone."""

    request_id: UUID
    reference: str
    organization_name: str
    at: datetime
