"""The demo directory: accounts in our own database, to try resets on where there is no directory yet."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from pwdlib import PasswordHash
from sqlalchemy import func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from handoff.gateways.directory import NEVER, Account, Contact, ContactKind, PasswordPolicy, asked_name
from handoff.models import DirectoryAccount, Organization
from handoff.models.directory_errors import AccountDisabled, AccountGone, DirectoryUnavailable, PasswordRefused
from handoff.rules.recovery_contacts import masked_email, masked_phone, outside_mailboxes
from handoff.storage.transactions import Transactions
from handoff.storage.unit_of_work import UnitOfWork

POLICY = PasswordPolicy(minimum_chars=12, remembered=1)


class DemoDirectory:
    """A directory gateway on the tables of the service, for the organization with this slug."""

    def __init__(self, transactions: Transactions, organization: str, now: Callable[[], datetime]) -> None:
        self._transactions, self._organization, self._now = transactions, organization, now
        self._hasher = PasswordHash.recommended()

    async def find_account(self, name: str) -> Account | None:
        """By user name or e-mail address, in any case."""
        wanted = (asked_name(name) or "").lower()
        named = or_(func.lower(DirectoryAccount.name) == wanted, func.lower(DirectoryAccount.email) == wanted)
        here = select(Organization.id).where(Organization.slug == self._organization).scalar_subquery()
        statement = select(DirectoryAccount).where(DirectoryAccount.organization_id == here, named)
        found = await self._run(lambda unit: unit.session.scalars(statement).all())
        return _account(found[0]) if len(found) == 1 else None

    async def verify_contacts(self, account: Account) -> list[Contact]:
        """As they are stored."""
        row = await self._run(lambda unit: _row(unit, account))
        emails = outside_mailboxes(row.recovery_emails, account.own_addresses)
        return [
            *(Contact(ContactKind.EMAIL, email, masked_email(email)) for email in emails),
            *(Contact(ContactKind.PHONE, phone, masked_phone(phone)) for phone in row.recovery_phones),
        ]

    async def memberships(self, account: Account) -> frozenset[str]:
        """As they are stored."""
        return frozenset((await self._run(lambda unit: _row(unit, account))).memberships)

    async def password_policy(self, account: Account) -> PasswordPolicy:
        """The same for everybody."""
        return POLICY

    async def set_password(self, account: Account, password: str) -> None:
        """Keep the hash of the password, unless it is too short or the one that was."""
        row = await self._run(lambda unit: _enabled(unit, account))
        is_known = await asyncio.to_thread(self._hasher.verify, password, row.password_hash)
        if len(password) < (POLICY.minimum_chars or 0) or is_known:
            raise PasswordRefused(" ".join(POLICY.sentences()))
        password_hash = await asyncio.to_thread(self._hasher.hash, password)

        def change(unit: UnitOfWork) -> None:
            row = _enabled(unit, account)
            row.password_hash, row.password_changed_at = password_hash, self._now()

        await self._run(change)

    async def unlock(self, account: Account) -> None:
        """Forget the wrong passwords."""

        def forget(unit: UnitOfWork) -> None:
            _enabled(unit, account).wrong_passwords = 0

        await self._run(forget)

    async def sign_in(self, name: str, password: str) -> bool:
        """Whether the password lets in, as any program of the organization would ask; wrong ones are counted."""
        account = await self.find_account(name)
        if account is None:
            return False
        row = await self._run(lambda unit: _row(unit, account))
        is_right = await asyncio.to_thread(self._hasher.verify, password, row.password_hash)

        def count(unit: UnitOfWork) -> bool:
            row = _row(unit, account)
            row.wrong_passwords += not is_right
            return is_right and row.is_enabled and not row.is_locked

        return await self._run(count)

    async def close(self) -> None:
        """The database is not ours to close."""

    async def _run[Result](self, work: Callable[[UnitOfWork], Result]) -> Result:
        try:
            return await self._transactions.run(work)
        except SQLAlchemyError:
            raise DirectoryUnavailable from None


def _row(unit: UnitOfWork, account: Account) -> DirectoryAccount:
    row = unit.session.get(DirectoryAccount, UUID(account.key), with_for_update=True)
    if row is None:
        raise AccountGone
    return row


def _enabled(unit: UnitOfWork, account: Account) -> DirectoryAccount:
    row = _row(unit, account)
    if not row.is_enabled:
        raise AccountDisabled
    return row


def _account(row: DirectoryAccount) -> Account:
    return Account(
        key=str(row.id),
        name=row.name,
        display_name=row.display_name,
        own_addresses=(row.email,),
        is_locked=row.is_locked,
        is_enabled=row.is_enabled,
        password_changed_at=row.password_changed_at,
        mfa_removed_at=row.mfa_removed_at or NEVER,
        contact_changed_at=row.contact_changed_at or NEVER,
    )
