"""How OpenLDAP keeps accounts: inetOrgPerson, groupOfNames, and the password policy overlay (`man slapo-ppolicy`).

The service must be neither the rootdn nor have the right to `manage` entries: for those the overlay checks nothing.
"""

from ldap3 import MODIFY_DELETE, Connection
from ldap3.core.exceptions import LDAPConstraintViolationResult, LDAPOperationResult

from handoff.gateways.directory import Account, PasswordPolicy
from handoff.gateways.ldap_entry import Entry, any_of, equals, find, read
from handoff.gateways.ldap_server import LdapServer
from handoff.models.directory_errors import AccountDisabled

_SHUT_BY_ADMINISTRATOR = "000001010000Z"
_LOCKED = "pwdAccountLockedTime"
_POLICY = "pwdPolicySubentry"
_CONSTRAINT_VIOLATION = 19


class OpenLdap:
    """`policy_dn` names the policy of accounts that name none, as the overlay's `ppolicy_default` does."""

    names = ("uid", "mail")
    attributes = ("uid", "cn", "mail", "pwdChangedTime", _LOCKED)

    def __init__(self, policy_dn: str | None = None) -> None:
        self._policy_dn = policy_dn

    def refuse_unsafe(self, server: LdapServer) -> None:
        """Any server: a plain connection is said to be one by its address."""

    def typed_name(self, name: str) -> str:
        """As it is written."""
        return name

    def account(self, entry: Entry) -> Account:
        """An inetOrgPerson."""
        name, locked = entry.one("uid") or entry.dn, entry.one(_LOCKED)
        return Account(
            key=entry.dn,
            name=name,
            display_name=entry.one("cn") or name,
            own_addresses=tuple(entry.all("mail")),
            is_locked=locked is not None and locked != _SHUT_BY_ADMINISTRATOR,
            is_enabled=locked != _SHUT_BY_ADMINISTRATOR,
            password_changed_at=entry.time("pwdChangedTime"),
        )

    def groups(self, connection: Connection, base: str, account: Account) -> set[str]:
        """Upwards from the account, until no group is new."""
        names: set[str] = set()
        seen, members = set[str](), [equals("memberUid", account.name), *_member(account.key)]
        while members:
            found = find(connection, base, any_of(*members), ["cn"]) or []
            new = [group for group in found if group.dn not in seen]
            seen |= {group.dn for group in new}
            names |= {name for group in new for name in group.all("cn")}
            members = [member for group in new for member in _member(group.dn)]
        return names

    def policy(self, connection: Connection, base: str, account: Account) -> PasswordPolicy:
        """The policy of the account, or else the common one; unknown where neither is named."""
        dn = read(connection, account.key, [_POLICY]).one(_POLICY) or self._policy_dn
        if dn is None:
            return PasswordPolicy()
        entry = read(connection, dn, ["pwdMinLength", "pwdInHistory"])
        return PasswordPolicy(entry.number("pwdMinLength"), entry.number("pwdInHistory"))

    def set_password(self, connection: Connection, account: Account, password: str) -> bool:
        """By the password modify operation (RFC 3062), so that the server hashes it and its policy is asked."""
        try:
            connection.extend.standard.modify_password(account.key, new_password=password.encode())
        except LDAPConstraintViolationResult:
            return False
        except LDAPOperationResult as refusal:
            # The library raises the general kind where it reads the answer of an extended operation.
            if refusal.result != _CONSTRAINT_VIOLATION:
                raise
            return False
        return True

    def unlock(self, connection: Connection, account: Account) -> None:
        """Take away the time of the lock; the overlay forgets the failures with it."""
        if read(connection, account.key, [_LOCKED]).one(_LOCKED) is not None:
            connection.modify(account.key, {_LOCKED: [(MODIFY_DELETE, [])]})

    def expect_enabled(self, connection: Connection, account: Account) -> None:
        """The overlay shuts an account by a lock of the year 0."""
        if read(connection, account.key, [_LOCKED]).one(_LOCKED) == _SHUT_BY_ADMINISTRATOR:
            raise AccountDisabled


def _member(dn: str) -> tuple[str, str]:
    return equals("member", dn), equals("uniqueMember", dn)
