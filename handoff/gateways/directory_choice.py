"""Which directory each organization has, from its file and the settings."""

from collections.abc import Callable, Mapping
from datetime import datetime

from handoff.gateways.directory import Directories, Directory
from handoff.gateways.directory_demo import DemoDirectory
from handoff.gateways.directory_ldap import Dialect, LdapDirectory, LdapFields
from handoff.gateways.ldap_active_directory import ActiveDirectory
from handoff.gateways.ldap_openldap import OpenLdap
from handoff.gateways.ldap_server import LdapServer
from handoff.storage.directory_schema import DirectoryEntry, DirectoryKind
from handoff.storage.transactions import Transactions

DEMO_ORGANIZATION = "northwind"


class UnusableDirectory(Exception):
    """A directory that cannot be used as it is described; says whose and why."""


def directories_of(
    entries: Mapping[str, DirectoryEntry],
    passwords: Mapping[str, str],
    transactions: Transactions,
    now: Callable[[], datetime],
    *,
    with_demo: bool,
) -> Directories:
    """The directories of all organizations; in the demo its organization has the demo directory unless it names one."""
    found: dict[str, Directory] = {}
    if with_demo:
        found[DEMO_ORGANIZATION] = DemoDirectory(transactions, DEMO_ORGANIZATION, now)
    for slug, entry in entries.items():
        if entry.kind is DirectoryKind.DEMO:
            if not with_demo:
                raise UnusableDirectory(f"{slug}.yml: a directory of kind demo is for the demo only")
            found[slug] = DemoDirectory(transactions, slug, now)
        else:
            found[slug] = _ldap(slug, entry, passwords)
    return Directories(found)


def _ldap(slug: str, entry: DirectoryEntry, passwords: Mapping[str, str]) -> LdapDirectory:
    if slug not in passwords:
        raise UnusableDirectory(f'WARMDESK_DIRECTORY_PASSWORDS: add the password of {slug}, like {{"{slug}": "…"}}')
    dialect: Dialect = ActiveDirectory() if entry.kind is DirectoryKind.ACTIVE_DIRECTORY else OpenLdap(entry.policy_dn)
    fields = LdapFields(**{name: getattr(entry, name) for name in LdapFields.__dataclass_fields__})
    try:
        server = LdapServer.of(entry.url or "", entry.login or "", passwords[slug], entry.ca_file)
        return LdapDirectory(server, entry.base or "", dialect, fields)
    except ValueError as problem:
        raise UnusableDirectory(f"{slug}.yml: directory.url: {problem}") from None
