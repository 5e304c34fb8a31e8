"""The made-up accounts of the demo directory, one for each way in which a reset can go."""

import secrets
from datetime import timedelta

from pwdlib import PasswordHash
from sqlalchemy import select

from handoff.models import DirectoryAccount, Organization
from handoff.models.directory import WRONG_PASSWORDS_ALLOWED
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork

_ADMINS, _FINANCE, _STAFF = "Domain Admins", "Finance", "Staff"
_LONG_AGO, _LATELY = timedelta(days=400), timedelta(days=2)

# Name, groups, whether there is a recovery contact, and what is special about it.
_ACCOUNTS: tuple[tuple[str, tuple[str, ...], bool, str], ...] = (
    ("Maria Lind", (_STAFF,), True, ""),
    ("Maria Keller", (_STAFF,), True, ""),
    ("Jonas Weber", (_STAFF,), True, ""),
    ("Aisha Rahman", (_STAFF,), True, ""),
    ("Ben Carter", (_STAFF,), True, ""),
    ("Chloe Martin", (_STAFF,), True, "locked"),
    ("Diego Ruiz", (_STAFF,), True, "locked"),
    ("Ella Novak", (_STAFF,), False, ""),
    ("Fiona Grant", (_STAFF, _FINANCE), True, ""),
    ("Omar Haddad", (_STAFF, _ADMINS), True, ""),
    ("Petra Lang", (_STAFF, _ADMINS), True, ""),
    ("Ravi Menon", (_STAFF,), True, "mfa_removed"),
    ("Sofia Costa", (_STAFF,), True, "contact_changed"),
    ("Theo Brandt", (_STAFF,), True, "left"),
)


async def seed_accounts(desk: Desk, organization_slug: str) -> None:
    """Make the accounts of the demo directory, unless there are any; nobody knows their passwords."""
    password_hash = PasswordHash.recommended().hash(secrets.token_urlsafe())

    def add(unit: UnitOfWork) -> None:
        organization = unit.session.scalar(select(Organization).where(Organization.slug == organization_slug))
        known = select(DirectoryAccount.id).where(DirectoryAccount.organization_id == organization.id).limit(1)
        if unit.session.scalar(known) is None:
            unit.session.add_all(_account(desk, organization, password_hash, *account) for account in _ACCOUNTS)

    await desk.transactions.run(add)


def _account(
    desk: Desk, organization: Organization, password_hash: str, name: str, groups: tuple[str, ...], has: bool, kind: str
) -> DirectoryAccount:
    first, last = name.lower().split()
    lately = desk.now() - _LATELY
    return DirectoryAccount(
        organization_id=organization.id,
        name=f"{first}.{last[0]}",
        display_name=name,
        email=f"{first}.{last}@{organization.slug}.example",
        memberships=list(groups),
        recovery_emails=[f"{first}.{last}@home.example"] if has else [],
        recovery_phones=["+49 30 5550100"] if has else [],
        password_hash=password_hash,
        wrong_passwords=WRONG_PASSWORDS_ALLOWED if kind == "locked" else 0,
        is_enabled=kind != "left",
        password_changed_at=desk.now() - _LONG_AGO,
        mfa_removed_at=lately if kind == "mfa_removed" else None,
        contact_changed_at=lately if kind == "contact_changed" else None,
    )
