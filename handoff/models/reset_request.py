"""What people ask to have done to accounts, and the way each request has to go: no step can be left out.

requested ─▶ needs_person ─▶ cleared ─▶ proven ─▶ carrying_out ─▶ completed
        └──────────────────────▲ (automate)             refused, expired: from any but the last two
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.attributes import flag_modified

from handoff.models.approval import Approval
from handoff.models.base import Row
from handoff.models.reset_errors import (
    AlreadyApproved,
    ApprovalMissing,
    NotReady,
    OwnAccount,
    OwnRequest,
    RequestChanged,
    RequestEnded,
    RequestExpired,
)
from handoff.rules.recovery_contacts import mark, normal
from handoff.rules.risk import Assessment, RiskSignal, highest
from handoff.vocabulary import RequestKind, RequestStatus, RiskOutcome

UNDER_WAY = (RequestStatus.NEEDS_PERSON, RequestStatus.CLEARED, RequestStatus.PROVEN)


@dataclass(frozen=True)
class AccountProfile:
    """What of an account is kept with a request; without a name the directory has no such account, or is down."""

    name: str | None = None
    owner_marks: tuple[str, ...] = ()
    has_contact: bool = False


@dataclass(frozen=True)
class Approver:
    """Somebody who wants to approve."""

    technician_id: UUID
    email: str


class ResetRequest(Row):
    """A password reset or unlock that was asked for; nothing is done to the account by the row itself."""

    __tablename__ = "reset_request"
    __table_args__ = (Index("ix_reset_request_status", "status", "expires_at"),)

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"))
    # A technician who started it for the visitor.
    requested_by: Mapped[UUID | None] = mapped_column(ForeignKey("technician.id"))
    kind: Mapped[RequestKind]
    account: Mapped[str] = mapped_column(String(254))
    # What the visitor goes by: of the signed token if there is one, otherwise typed.
    names: Mapped[list[Any]] = mapped_column(default=list)
    account_name: Mapped[str | None] = mapped_column(String(254), index=True)
    owner_marks: Mapped[list[Any]] = mapped_column(default=list)
    is_privileged: Mapped[bool] = mapped_column(default=False)
    has_contact: Mapped[bool] = mapped_column(default=False)
    status: Mapped[RequestStatus] = mapped_column(default=RequestStatus.NEEDS_PERSON)
    outcome: Mapped[RiskOutcome | None]
    score: Mapped[int | None]
    signals: Mapped[list[Any]] = mapped_column(default=list)
    # The last of its conversation's messages that was weighed; 0 when all of them are to be.
    weighed_seq: Mapped[int] = mapped_column(default=0)
    policy_version: Mapped[str | None] = mapped_column(String(60))
    # Why a person is needed beside the risk, or why it was refused: a code, or a technician's words.
    problem: Mapped[str | None] = mapped_column(String(300))
    # Approvals of an earlier round do not count.
    round: Mapped[int] = mapped_column(default=1)
    requested_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    # When its conversation was given to people, or a person began it.
    people_told_at: Mapped[datetime | None]
    begun_at: Mapped[datetime | None]
    password_changed_before: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def approvals_needed(self) -> int:
        """How many different people have to approve: two for administrators' accounts."""
        if self.outcome is None or self.outcome.needs_person or not self.has_contact or self.problem:
            return 2 if self.is_privileged else 1
        return 0

    def expect_version(self, version: int) -> None:
        """RequestChanged when the caller has seen another one."""
        if self.version != version:
            raise RequestChanged

    def assess(
        self, found: Assessment, profile: AccountProfile, problem: str | None, now: datetime, expires_at: datetime
    ) -> None:
        """Take in what the risk is and whose account it is; a problem means that only people can go on."""
        self._expect(RequestStatus.REQUESTED)
        self.account_name, self.owner_marks = profile.name, list(profile.owner_marks)
        self.has_contact, self.expires_at, self.problem = profile.has_contact, expires_at, problem
        self.status = RequestStatus.CLEARED
        self._weigh(found, now)

    def reassess(self, found: Assessment, now: datetime) -> None:
        """Take in new signs: risk only grows, and what was approved or proven before it grew does not count."""
        if self.status not in UNDER_WAY or self.score is None or found.score <= self.score:
            return
        self.round += 1
        self._weigh(found, now)

    def leave_automation(self, problem: str) -> None:
        """The flow was switched off: what nobody had to approve goes to a person, what was approved goes on."""
        if self.status in UNDER_WAY and not self.approvals_needed:
            self.status, self.problem = RequestStatus.NEEDS_PERSON, problem

    def approve(self, approver: Approver, check: dict[str, Any], given: Sequence[Approval], now: datetime) -> Approval:
        """One person's approval; clears the request when enough different people have given theirs."""
        self.expect_approver(approver, given, now)
        # The first of two changes no column, and yet whoever looked before has not seen it: the version must grow.
        flag_modified(self, "status")
        if len(self._approvers(given)) + 1 >= self.approvals_needed:
            self.status = RequestStatus.CLEARED
        return Approval(
            organization_id=self.organization_id,
            request_id=self.id,
            technician_id=approver.technician_id,
            round=self.round,
            check=check,
            at=now,
        )

    def expect_approver(self, approver: Approver, given: Sequence[Approval], now: datetime) -> None:
        """Refuse whoever cannot approve it, for the first reason that there is."""
        self._expect(RequestStatus.NEEDS_PERSON)
        self._expect_live(now)
        if self.score is None:
            raise NotReady("The risk of this request has not been weighed yet.")
        if approver.technician_id == self.requested_by or approver.email in map(normal, self.names):
            raise OwnRequest
        if mark(approver.email) in self.owner_marks:
            raise OwnAccount
        if approver.technician_id in self._approvers(given):
            raise AlreadyApproved

    def prove(self, now: datetime) -> None:
        """Whoever asked has shown that a recovery contact on file is theirs."""
        self._expect(RequestStatus.CLEARED)
        self._expect_live(now)
        self.status = RequestStatus.PROVEN

    def begin(self, given: Sequence[Approval], changed_before: datetime | None, now: datetime) -> None:
        """The last look before anything is done to the account; `changed_before` tells later whether it was."""
        self._expect(RequestStatus.PROVEN)
        self._expect_live(now)
        if len(self._approvers(given)) < self.approvals_needed:
            raise ApprovalMissing
        self.status, self.begun_at, self.password_changed_before = RequestStatus.CARRYING_OUT, now, changed_before

    def give_back(self) -> None:
        """The directory refused the password and nothing was done: another one may be tried."""
        self._expect(RequestStatus.CARRYING_OUT)
        self.status, self.begun_at = RequestStatus.PROVEN, None

    def hand_to_person(self, problem: str) -> None:
        """It could not be carried out, or nobody knows whether it was."""
        self._expect(RequestStatus.CARRYING_OUT)
        self.status, self.problem, self.begun_at = RequestStatus.NEEDS_PERSON, problem, None
        self.round += 1

    def complete(self, now: datetime) -> None:
        """It was carried out."""
        self._expect(RequestStatus.CARRYING_OUT)
        self.status, self.ended_at = RequestStatus.COMPLETED, now

    def refuse(self, reason: str, now: datetime) -> None:
        """A person, or the risk, says no."""
        if self.status is RequestStatus.CARRYING_OUT:
            raise NotReady("This reset is being carried out right now.")
        self._end(RequestStatus.REFUSED, now)
        self.problem = reason[:300]

    def expire(self, now: datetime) -> None:
        """Its time is up."""
        if self.expires_at is None or now < self.expires_at or self.status is RequestStatus.CARRYING_OUT:
            raise NotReady
        self._end(RequestStatus.EXPIRED, now)

    def _weigh(self, found: Assessment, now: datetime) -> None:
        self.outcome = highest([found.outcome, self.outcome or RiskOutcome.AUTOMATE])
        self.score, self.policy_version = found.score, found.policy_version
        self.signals = [asdict(finding) for finding in found.findings]
        privileged = any(finding.signal is RiskSignal.PRIVILEGED_GROUP for finding in found.findings)
        self.is_privileged = self.is_privileged or privileged
        if self.outcome is RiskOutcome.REFUSE_AND_ALERT:
            self._end(RequestStatus.REFUSED, now)
        elif self.approvals_needed:
            self.status = RequestStatus.NEEDS_PERSON

    def _approvers(self, given: Sequence[Approval]) -> set[UUID]:
        return {each.technician_id for each in given if each.request_id == self.id and each.round == self.round}

    def _end(self, status: RequestStatus, now: datetime) -> None:
        if self.status.is_over:
            raise RequestEnded
        self.status, self.ended_at = status, now

    def _expect_live(self, now: datetime) -> None:
        if self.expires_at is not None and now >= self.expires_at and not self.status.is_over:
            raise RequestExpired

    def _expect(self, status: RequestStatus) -> None:
        if self.status.is_over:
            raise RequestEnded
        if self.status is not status:
            raise ApprovalMissing if self.status is RequestStatus.NEEDS_PERSON else NotReady
