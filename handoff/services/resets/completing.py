"""Carrying a request out, so that whatever dies on the way, the state afterwards is true.

What is about to be done is committed before the directory is asked, and the directory, which knows whether it was
done, is asked again where nobody came back to say so.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import select

from handoff.gateways.directory import Account, Directory
from handoff.models import Organization, ResetRequest
from handoff.models.directory_errors import AccountDisabled, AccountGone, DirectoryUnavailable, PasswordRefused
from handoff.models.errors import InvalidInput
from handoff.models.reset_errors import NotReady, RequestUnknown
from handoff.services.desk import Desk
from handoff.services.resets.approving import approvals
from handoff.services.resets.assessing import reassess
from handoff.services.resets.requesting import change, locked, record
from handoff.services.resets.telling import tell, tell_unsure
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import RequestKind, RequestStatus

INTERRUPTED_AFTER = timedelta(minutes=2)
"""An act that has not ended by then has lost whoever carried it out; the directory itself gives up far sooner."""

INTERRUPTED = "interrupted"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Act:
    """What is to be done to which account, and the e-mail addresses at which its owner is told."""

    request_id: UUID
    kind: RequestKind
    directory: Directory
    account: Account
    addresses: tuple[str, ...] = ()


async def complete(desk: Desk, request_id: UUID, password: str = "") -> None:
    """Set the password, or unlock, and record it; the risk is looked at once more before.

    ApprovalMissing, NotReady and the like when the request is not that far. PasswordRefused leaves it as it was, for
    another try. DirectoryUnavailable leaves open whether it was done: `settle_interrupted` finds out.
    """
    await reassess(desk, request_id)
    act = await _prepare(desk, request_id)
    if act.kind is RequestKind.RESET_PASSWORD and not password:
        raise InvalidInput("password: choose one.")
    await desk.transactions.run(lambda unit: _begin(desk, unit, act))
    try:
        await _carry_out(act, password)
    except PasswordRefused:
        await desk.transactions.run(lambda unit: _give_back(desk, unit, request_id))
        raise
    except (AccountDisabled, AccountGone) as problem:
        await _hand_to_person(desk, request_id, problem.code)
        raise
    await _completed(desk, act)


async def settle_interrupted(desk: Desk) -> list[UUID]:
    """Find out what became of acts that nobody ended: done is completed, everything else is for a person."""
    since = desk.now() - INTERRUPTED_AFTER
    stuck = select(ResetRequest).where(
        ResetRequest.status == RequestStatus.CARRYING_OUT, ResetRequest.begun_at <= since
    )
    async with desk.database.read() as session:
        found = list(await session.scalars(stuck))
    return [asked.id for asked in found if await _settle(desk, asked)]


async def _settle(desk: Desk, asked: ResetRequest) -> bool:
    try:
        act = await _prepare(desk, asked.id)
        is_done = _was_done(act, asked.password_changed_before)
    except AccountGone:
        is_done = False
    except (DirectoryUnavailable, NotReady):
        return False
    if is_done:
        await _completed(desk, act)
    else:
        await _hand_to_person(desk, asked.id, INTERRUPTED)
    return True


def _was_done(act: _Act, changed_before: datetime | None) -> bool:
    if act.kind is RequestKind.UNLOCK_ACCOUNT:
        return not act.account.is_locked
    changed_at = act.account.password_changed_at
    return changed_at is not None and changed_at != changed_before and not act.account.is_locked


async def _prepare(desk: Desk, request_id: UUID) -> _Act:
    async with desk.database.read() as session:
        asked = await session.get(ResetRequest, request_id)
        if asked is None:
            raise RequestUnknown
        slug = (await session.get_one(Organization, asked.organization_id)).slug
    directory = desk.directories.of(slug)
    if directory is None or asked.account_name is None:
        raise NotReady("There is no account that this could be done to.")
    account = await directory.find_account(asked.account_name)
    if account is None:
        raise AccountGone
    contacts = await directory.verify_contacts(account)
    addresses = [*account.own_addresses, *(contact.address for contact in contacts)]
    mailboxes = tuple(address for address in addresses if "@" in address)
    return _Act(request_id, asked.kind, directory, account, mailboxes)


async def _carry_out(act: _Act, password: str) -> None:
    if act.kind is RequestKind.RESET_PASSWORD:
        await act.directory.set_password(act.account, password)
    if act.kind is RequestKind.UNLOCK_ACCOUNT or act.account.is_locked:
        await act.directory.unlock(act.account)


def _begin(desk: Desk, unit: UnitOfWork, act: _Act) -> None:
    asked = locked(unit, act.request_id)
    asked.begin(approvals(unit.session, asked), act.account.password_changed_at, desk.now())
    record(desk, unit, asked, "reset_begun")


def _give_back(desk: Desk, unit: UnitOfWork, request_id: UUID) -> None:
    asked = locked(unit, request_id)
    asked.give_back()
    record(desk, unit, asked, "reset_password_refused")


async def _hand_to_person(desk: Desk, request_id: UUID, problem: str) -> None:
    def hand(unit: UnitOfWork, asked: ResetRequest) -> None:
        asked.hand_to_person(problem)
        # Also when people had it before: the conversation may be with the bot again.
        asked.people_told_at = None
        log.warning("reset_not_carried_out", request_id=str(request_id), problem=problem)
        tell_unsure(desk, unit, asked)
        record(desk, unit, asked, "reset_handed_to_person", problem=problem)

    await change(desk, request_id, hand)


async def _completed(desk: Desk, act: _Act) -> None:
    def complete(unit: UnitOfWork, asked: ResetRequest) -> None:
        asked.complete(desk.now())
        tell(desk, unit, asked, act.addresses)
        record(desk, unit, asked, "reset_completed", kind=str(asked.kind))

    await change(desk, act.request_id, complete)
