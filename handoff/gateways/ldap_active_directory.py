"""How Active Directory keeps accounts (Microsoft's [MS-ADTS], in brackets the section).

Only TLS from the start is accepted: the server takes `unicodePwd` over an encrypted connection only [3.1.1.3.1.5], and
a plain one would have shown the password to the network before it is refused.
"""

import struct

from ldap3 import MODIFY_REPLACE, Connection
from ldap3.core.exceptions import LDAPConstraintViolationResult, LDAPUnwillingToPerformResult

from handoff.gateways.directory import Account, PasswordPolicy
from handoff.gateways.ldap_entry import Entry, any_of, equals, find, read
from handoff.gateways.ldap_server import LdapServer
from handoff.models.directory_errors import AccountDisabled

_DISABLED = 0x2  # userAccountControl [2.2.16]
_LOCKED_OUT = 0x10  # msDS-User-Account-Control-Computed [3.1.1.4.5.17]
_COMPLEX = 0x1  # pwdProperties, DOMAIN_PASSWORD_COMPLEX
_IN_CHAIN = "1.2.840.113556.1.4.1941"  # LDAP_MATCHING_RULE_TRANSITIVE_EVAL [3.1.1.3.4.4.3]
_COMPUTED = "msDS-User-Account-Control-Computed"


class ActiveDirectory:
    """`base` must be the domain's root, which holds its password policy."""

    names = ("sAMAccountName", "userPrincipalName", "mail")
    attributes = (
        *("sAMAccountName", "userPrincipalName", "mail", "proxyAddresses", "displayName", "adminCount"),
        *("userAccountControl", _COMPUTED, "lockoutTime", "pwdLastSet"),
    )

    def refuse_unsafe(self, server: LdapServer) -> None:
        """Anything but TLS from the start."""
        if server.scheme != "ldaps":
            raise ValueError("Active Directory takes passwords over ldaps:// only")

    def typed_name(self, name: str) -> str:
        r"""Without the domain in front: CONTOSO\maria is maria."""
        return name.rpartition("\\")[2]

    def account(self, entry: Entry) -> Account:
        """A user; that adminCount is set means that the directory guards it as an administrator's [3.1.1.6.1.2]."""
        name = entry.one("sAMAccountName") or entry.dn
        aliases = [value[5:] for value in entry.all("proxyAddresses") if value.lower().startswith("smtp:")]
        computed = entry.number(_COMPUTED)
        return Account(
            key=entry.dn,
            name=name,
            display_name=entry.one("displayName") or name,
            own_addresses=(*entry.all("mail"), *entry.all("userPrincipalName"), *aliases),
            is_locked=bool(computed & _LOCKED_OUT) if computed is not None else bool(entry.number("lockoutTime")),
            is_enabled=not (entry.number("userAccountControl") or 0) & _DISABLED,
            is_protected=bool(entry.number("adminCount")),
            password_changed_at=entry.windows_time("pwdLastSet"),
        )

    def groups(self, connection: Connection, base: str, account: Account) -> set[str]:
        """The server follows groups in groups; the primary group is in no member list and is found by its id."""
        entry = read(connection, account.key, ["objectSid", "primaryGroupID"])
        found = _with_member(connection, base, account.key)
        sid, primary = entry.octets("objectSid"), entry.number("primaryGroupID")
        if sid and primary:
            (group,) = find(connection, base, equals("objectSid", sibling_sid(sid, primary)), ["cn"]) or (None,)
            found += [group, *_with_member(connection, base, group.dn)] if group else []
        return {name for group in found for name in group.all("cn")}

    def policy(self, connection: Connection, base: str, account: Account) -> PasswordPolicy:
        """The domain's policy."""
        entry = read(connection, base, ["minPwdLength", "pwdHistoryLength", "pwdProperties"])
        is_complex = bool((entry.number("pwdProperties") or 0) & _COMPLEX)
        return PasswordPolicy(entry.number("minPwdLength"), entry.number("pwdHistoryLength"), is_complex)

    def set_password(self, connection: Connection, account: Account, password: str) -> bool:
        """By replacing `unicodePwd`, which is what an administrator's reset is."""
        try:
            connection.modify(account.key, {"unicodePwd": [(MODIFY_REPLACE, [unicode_password(password)])]})
        except (LDAPConstraintViolationResult, LDAPUnwillingToPerformResult):
            return False
        return True

    def unlock(self, connection: Connection, account: Account) -> None:
        """By setting `lockoutTime` to zero [3.1.1.5.3.2]."""
        connection.modify(account.key, {"lockoutTime": [(MODIFY_REPLACE, ["0"])]})

    def expect_enabled(self, connection: Connection, account: Account) -> None:
        """By the account's flags."""
        if (read(connection, account.key, ["userAccountControl"]).number("userAccountControl") or 0) & _DISABLED:
            raise AccountDisabled


def unicode_password(password: str) -> bytes:
    """As `unicodePwd` wants it: between quotation marks, in UTF-16 without a mark of its order [3.1.1.3.1.5]."""
    return f'"{password}"'.encode("utf-16-le")


def sibling_sid(sid: bytes, relative_id: int) -> bytes:
    """The security id of the same domain with another last part ([MS-DTYP] 2.4.2.2)."""
    return sid[:-4] + struct.pack("<I", relative_id)


def _with_member(connection: Connection, base: str, dn: str) -> list[Entry]:
    return find(connection, base, any_of(equals(f"member:{_IN_CHAIN}:", dn)), ["cn"]) or []
