"""The outbound door to an organization's accounts: finding one, how to reach its owner, and the two acts on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

NEVER = datetime.min.replace(tzinfo=UTC)
"""When something happened that the directory knows has not happened."""

LONGEST_NAME = 254


class ContactKind(StrEnum):
    """How somebody is reached outside the account."""

    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True)
class Account:
    """An account as its directory has it; `key` says which one, and means something to that directory only.

    `own_addresses` are its mailboxes and sign-in names: what is sent there reaches whoever has the account.
    `is_protected` says that the directory itself guards it as an administrator's. A time that the directory does not
    keep is None, which is unknown and never harmless; NEVER is a time too.
    """

    key: str
    name: str
    display_name: str
    own_addresses: tuple[str, ...] = ()
    is_locked: bool = False
    is_enabled: bool = True
    is_protected: bool = False
    password_changed_at: datetime | None = None
    mfa_removed_at: datetime | None = None
    contact_changed_at: datetime | None = None


@dataclass(frozen=True)
class Contact:
    """A recovery contact on file; only `masked` may be shown to anybody who has not proved who they are."""

    kind: ContactKind
    address: str = field(repr=False)
    masked: str


@dataclass(frozen=True)
class PasswordPolicy:
    """What the directory asks of a password, as far as it says so; None is unknown."""

    minimum_chars: int | None = None
    remembered: int | None = None
    is_complex: bool = False

    def sentences(self) -> list[str]:
        """The policy for people, a sentence per demand."""
        said = []
        if self.minimum_chars:
            said.append(f"Use at least {self.minimum_chars} characters.")
        if self.is_complex:
            said.append("Mix at least three of: capital letters, small letters, digits, other signs.")
            said.append("Do not use your name in it.")
        if self.remembered:
            said.append("Choose one that you have not used here before.")
        return said


class Directory(Protocol):
    """One organization's accounts. Each call raises DirectoryUnavailable, in bounded time, when it cannot say."""

    async def find_account(self, name: str) -> Account | None:
        """The one account with this sign-in name or mailbox; None when there is none, or more than one."""
        ...

    async def verify_contacts(self, account: Account) -> list[Contact]:
        """The recovery contacts on file, never a mailbox of the account itself; AccountGone."""
        ...

    async def memberships(self, account: Account) -> frozenset[str]:
        """The names of every group it is in, also through other groups; AccountGone."""
        ...

    async def password_policy(self, account: Account) -> PasswordPolicy:
        """What the directory asks of this account's password."""
        ...

    async def set_password(self, account: Account, password: str) -> None:
        """Give it a new password; PasswordRefused says why not. AccountDisabled, AccountGone.

        Whether that also unlocks it is the directory's own affair: who wants that asks for it.
        """
        ...

    async def unlock(self, account: Account) -> None:
        """Let it in again after too many wrong passwords; AccountDisabled if an administrator shut it, AccountGone."""
        ...

    async def close(self) -> None:
        """Let go of what the directory holds."""
        ...


def asked_name(typed: str) -> str | None:
    """The name to look for; None for what can be none and is not even asked for."""
    name = typed.strip()
    return name if name and len(name) <= LONGEST_NAME and name.isprintable() else None


class Directories:
    """The directory of each organization that has one."""

    def __init__(self, directories: Mapping[str, Directory]) -> None:
        self._directories = directories

    def of(self, organization: str) -> Directory | None:
        """The directory of the organization with this slug; None: nothing is done to accounts but by people."""
        return self._directories.get(organization)

    async def close(self) -> None:
        """Let go of what they all hold."""
        for directory in self._directories.values():
            await directory.close()
