"""Weighing the risk of a request: before anything else is done with it, and again with whatever becomes known."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.orm import Session

from handoff.models import Message, Organization, ResetRequest, Visitor
from handoff.models.directory_errors import DirectoryUnavailable
from handoff.models.reset_request import UNDER_WAY
from handoff.rules.risk import Assessment
from handoff.rules.risk import assess as weigh
from handoff.rules.risk_evidence import ResetFacts, evidence_in
from handoff.services.automations import register
from handoff.services.desk import Desk
from handoff.services.resets import alerting, phishing_mode
from handoff.services.resets.accounts import Looked, belongs_to, look_at
from handoff.services.resets.requesting import locked, record
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, RequestStatus, Verification

LIFETIME = timedelta(hours=24)
"""How long people have to approve a request, and its owner to prove and use it."""

log = structlog.get_logger(__name__)


async def assess(desk: Desk, request_id: UUID, names: Collection[str] = ()) -> ResetRequest:
    """Weigh a request and set it on its way; a directory that is down means that people look at it.

    `names` are what the visitor goes by: the addresses and user names of the signed token if there is one, otherwise
    what they typed about themselves. How long this takes depends on the account: answer the visitor before. What
    another process has weighed meanwhile stays as it is.
    """
    looked = await _look(desk, request_id)

    def write(unit: UnitOfWork) -> ResetRequest:
        asked = locked(unit, request_id)
        if asked.status is not RequestStatus.REQUESTED:
            return asked
        asked.names = list(names)
        found = _weighed(desk, unit.session, asked, looked)
        problem = looked.problem or _why_not_automated(desk, unit.session, asked)
        asked.assess(found, looked.profile, problem, desk.now(), desk.now() + LIFETIME)
        _record(desk, unit, asked, "reset_assessed")
        return asked

    return await desk.transactions.run(write)


async def reassess(desk: Desk, request_id: UUID) -> ResetRequest:
    """Weigh it again, as when the visitor has written more: it can only become riskier, and then begins anew.

    DirectoryUnavailable: an outage says nothing about the account, and nothing is done to it meanwhile either.
    """
    looked = await _look(desk, request_id)
    if looked.problem == DirectoryUnavailable.code:
        raise DirectoryUnavailable

    def write(unit: UnitOfWork) -> ResetRequest:
        asked = locked(unit, request_id)
        before = asked.round
        asked.reassess(_weighed(desk, unit.session, asked, looked), desk.now())
        if problem := _why_not_automated(desk, unit.session, asked):
            asked.leave_automation(problem)
        if asked.round != before:
            _record(desk, unit, asked, "reset_became_riskier")
        return asked

    return await desk.transactions.run(write)


async def written_since(desk: Desk) -> list[UUID]:
    """Requests under way in whose conversations the visitor has written what was not weighed yet."""
    theirs = (Message.conversation_id == ResetRequest.conversation_id, Message.author == AuthorKind.VISITOR)
    newer = exists().where(*theirs, Message.seq > ResetRequest.weighed_seq)
    under_way = select(ResetRequest.id).where(ResetRequest.status.in_(UNDER_WAY), newer)
    return await desk.database.query(lambda session: list(session.scalars(under_way)))


def _why_not_automated(desk: Desk, session: Session, asked: ResetRequest) -> str | None:
    because = register.because(desk, session, asked.organization_id, str(asked.kind))
    return None if because is register.Because.RUNNING else f"automation_{because}"


async def _look(desk: Desk, request_id: UUID) -> Looked:
    async with desk.database.read() as session:
        row = await session.execute(
            select(ResetRequest.account, Organization.slug)
            .join(Organization, Organization.id == ResetRequest.organization_id)
            .where(ResetRequest.id == request_id)
        )
        found = row.one_or_none()
    # An unknown request is refused by whoever looks at it next.
    return await look_at(desk.directories.of(found.slug), found.account) if found else Looked()


def _weighed(desk: Desk, session: Session, asked: ResetRequest, looked: Looked) -> Assessment:
    slug = session.get_one(Organization, asked.organization_id).slug
    policy, account = desk.risk.of(slug), looked.account
    visitor, mode = session.get_one(Visitor, asked.visitor_id), phishing_mode.current(session, asked.organization_id)
    is_vouched_for = visitor.verification is not Verification.UNVERIFIED
    belongs = belongs_to(account, asked.names)
    facts = ResetFacts(
        verification=visitor.verification,
        is_owner=belongs if is_vouched_for else None,
        # Who is vouched for is compared as the owner; what others say about themselves, as that.
        identity_matches=True if is_vouched_for else belongs,
        groups=looked.groups,
        is_protected=account.is_protected if account else False,
        mfa_removed_at=account.mfa_removed_at if account else None,
        contact_changed_at=account.contact_changed_at if account else None,
        earlier_of_account=_earlier(session, asked, policy.account_window, of_account=True, name=looked.profile.name),
        earlier_of_organization=_earlier(session, asked, policy.organization_window),
        is_open=desk.policies.of(slug).hours.is_open(asked.requested_at),
        is_phishing_mode=mode is not None and mode.is_on(desk.now()),
        said=_said(session, asked),
    )
    return weigh(policy, evidence_in(policy, facts, desk.now()))


def _earlier(
    session: Session, asked: ResetRequest, window: timedelta, *, of_account: bool = False, name: str | None = None
) -> int:
    """How many were asked for before this one within the window."""
    since: datetime = asked.requested_at - window
    where = [
        ResetRequest.organization_id == asked.organization_id,
        ResetRequest.id != asked.id,
        ResetRequest.requested_at > since,
        ResetRequest.requested_at <= asked.requested_at,
    ]
    if of_account:
        same = func.lower(ResetRequest.account) == asked.account.lower()
        where.append(or_(same, ResetRequest.account_name == name) if name else same)
    return session.scalar(select(func.count()).select_from(ResetRequest).where(*where)) or 0


def _said(session: Session, asked: ResetRequest) -> tuple[str, ...]:
    """Every word of the visitor's, which counts as weighed from here on."""
    here = (Message.conversation_id == asked.conversation_id, Message.author == AuthorKind.VISITOR)
    written = session.execute(select(Message.seq, Message.text).where(*here).order_by(Message.seq)).all()
    if written and written[-1].seq != asked.weighed_seq:
        # Past the version: whoever is about to approve it has seen all that matters of it.
        weighed = update(ResetRequest).where(ResetRequest.id == asked.id).values(weighed_seq=written[-1].seq)
        session.execute(weighed, execution_options={"synchronize_session": False})
    return tuple(row.text for row in written)


def _record(desk: Desk, unit: UnitOfWork, asked: ResetRequest, action: str) -> None:
    weights = {finding["signal"]: finding["weight"] for finding in asked.signals}
    record(desk, unit, asked, action, outcome=str(asked.outcome), score=asked.score, signals=weights)
    if asked.status is RequestStatus.REFUSED:
        log.warning("reset_refused_by_risk", request_id=str(asked.id), score=asked.score)
        record(desk, unit, asked, "reset_alert", score=asked.score, leads=alerting.tell_leads(desk, unit, asked))
