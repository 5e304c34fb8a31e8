"""An organization's accounts in an LDAP directory; how each kind of server keeps them is in its dialect."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from ldap3 import Connection

from handoff.gateways.directory import NEVER, Account, Contact, ContactKind, PasswordPolicy, asked_name
from handoff.gateways.ldap_entry import Entry, any_of, equals, find, read
from handoff.gateways.ldap_server import LdapServer
from handoff.models.directory_errors import DirectoryUnavailable, PasswordRefused
from handoff.rules.recovery_contacts import masked_email, masked_phone, outside_mailboxes

GIVE_UP_AFTER_S = 15
_AT_ONCE = 4


@dataclass(frozen=True)
class LdapFields:
    """The attributes in which this directory keeps what no standard names; None: it does not keep it."""

    recovery_email: str | None = None
    recovery_phone: str | None = None
    mfa_removed_at: str | None = None
    contact_changed_at: str | None = None

    def named(self) -> list[str]:
        """The attributes to ask for."""
        return [name for name in vars(self).values() if name]


class Dialect(Protocol):
    """What one kind of server calls things, and how it takes a password."""

    names: tuple[str, ...]
    attributes: tuple[str, ...]

    def refuse_unsafe(self, server: LdapServer) -> None:
        """ValueError when a password may not be sent to this server."""
        ...

    def typed_name(self, name: str) -> str:
        """A name as people write it, as the directory knows it."""
        ...

    def account(self, entry: Entry) -> Account:
        """The account of an entry."""
        ...

    def groups(self, connection: Connection, base: str, account: Account) -> set[str]:
        """The names of its groups and of theirs."""
        ...

    def policy(self, connection: Connection, base: str, account: Account) -> PasswordPolicy:
        """What the directory asks of a password."""
        ...

    def set_password(self, connection: Connection, account: Account, password: str) -> bool:
        """Whether the directory took it."""
        ...

    def unlock(self, connection: Connection, account: Account) -> None:
        """Undo a lock after wrong passwords."""
        ...

    def expect_enabled(self, connection: Connection, account: Account) -> None:
        """AccountDisabled when an administrator has shut it meanwhile or before."""
        ...


class LdapDirectory:
    """A directory gateway that opens one connection per call, in threads of its own as the library blocks.

    ValueError when the dialect may not send passwords to this server.
    """

    def __init__(self, server: LdapServer, base: str, dialect: Dialect, fields: LdapFields) -> None:
        dialect.refuse_unsafe(server)
        self._server, self._base, self._dialect, self._fields = server, base, dialect, fields
        self._threads = ThreadPoolExecutor(_AT_ONCE, "ldap")

    async def find_account(self, name: str) -> Account | None:
        """The one account with this name; a name that is none is not even asked for."""
        wanted = asked_name(self._dialect.typed_name(name))
        if wanted is None:
            return None
        where = any_of(*(equals(attribute, wanted) for attribute in self._dialect.names))
        attributes = [*self._dialect.attributes, *self._fields.named()]
        found = await self._run(lambda connection: find(connection, self._base, where, attributes, limit=2))
        return self._account(found[0]) if found and len(found) == 1 else None

    async def verify_contacts(self, account: Account) -> list[Contact]:
        """What the configured attributes hold; without any configured there is none."""
        entry = await self._run(lambda connection: read(connection, account.key, self._fields.named() or ["1.1"]))
        emails = outside_mailboxes(entry.all(self._fields.recovery_email), account.own_addresses)
        phones = entry.all(self._fields.recovery_phone)
        return [
            *(Contact(ContactKind.EMAIL, email, masked_email(email)) for email in emails),
            *(Contact(ContactKind.PHONE, phone, masked_phone(phone)) for phone in phones),
        ]

    async def memberships(self, account: Account) -> frozenset[str]:
        """Its groups, and theirs."""
        return frozenset(await self._run(lambda connection: self._dialect.groups(connection, self._base, account)))

    async def password_policy(self, account: Account) -> PasswordPolicy:
        """What the directory says about it."""
        return await self._run(lambda connection: self._dialect.policy(connection, self._base, account))

    async def set_password(self, account: Account, password: str) -> None:
        """Hand the password over, and explain a refusal by the directory's own policy."""

        def hand_over(connection: Connection) -> bool:
            self._dialect.expect_enabled(connection, account)
            # An empty one would make an OpenLDAP server invent one (RFC 3062).
            return bool(password) and self._dialect.set_password(connection, account, password)

        if not await self._run(hand_over):
            policy = await self.password_policy(account)
            raise PasswordRefused(" ".join(policy.sentences()) or None)

    async def unlock(self, account: Account) -> None:
        """Take the lock away."""

        def take_away(connection: Connection) -> None:
            self._dialect.expect_enabled(connection, account)
            self._dialect.unlock(connection, account)

        await self._run(take_away)

    async def close(self) -> None:
        """Start nothing more; what runs ends by its own limits."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _account(self, entry: Entry) -> Account:
        account, fields = self._dialect.account(entry), self._fields
        return Account(
            **vars(account)
            | {
                "mfa_removed_at": _kept(entry, fields.mfa_removed_at),
                "contact_changed_at": _kept(entry, fields.contact_changed_at),
            }
        )

    async def _run[Result](self, work: Callable[[Connection], Result]) -> Result:
        def in_session() -> Result:
            with self._server.session() as connection:
                return work(connection)

        running = asyncio.get_running_loop().run_in_executor(self._threads, in_session)
        try:
            return await asyncio.wait_for(running, GIVE_UP_AFTER_S)
        except TimeoutError:
            raise DirectoryUnavailable from None


def _kept(entry: Entry, attribute: str | None):  # type: ignore[no-untyped-def]
    """A time the directory keeps: NEVER when it keeps it and there is none, unknown when what is there is no time."""
    return (entry.time(attribute) if entry.all(attribute) else NEVER) if attribute else None
