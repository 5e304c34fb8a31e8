"""LDAP only: who is trusted with a password, how long is waited, and what differs in Active Directory."""

import os
import signal
import socket
import struct
from pathlib import Path
from typing import Any

import pytest

from handoff.gateways import directory_ldap, ldap_server
from handoff.gateways.directory import Account
from handoff.gateways.directory_ldap import LdapDirectory, LdapFields
from handoff.gateways.ldap_active_directory import ActiveDirectory, sibling_sid, unicode_password
from handoff.gateways.ldap_entry import Entry, equals
from handoff.gateways.ldap_openldap import OpenLdap
from handoff.gateways.ldap_server import LdapServer
from handoff.models.directory_errors import AccountDisabled, DirectoryUnavailable
from tests.gateways.conftest import ldap_directory
from tests.gateways.slapd import Slapd


@pytest.mark.parametrize("scheme", ["ldaps", "ldap", "ldap+plain"])
async def test_every_way_of_connecting_works(slapd: Slapd, scheme: str) -> None:
    port = slapd.encrypted if scheme == "ldaps" else slapd.plain
    assert await ldap_directory(f"{scheme}://localhost:{port}", slapd).find_account("maria")


@pytest.mark.parametrize("scheme", ["ldaps", "ldap"])
@pytest.mark.parametrize(("host", "trusted"), [("localhost", False), ("127.0.0.1", True)])
async def test_a_certificate_that_nobody_vouches_for_or_of_another_host_is_not_talked_to(
    slapd: Slapd, scheme: str, host: str, trusted: bool
) -> None:
    port = slapd.encrypted if scheme == "ldaps" else slapd.plain
    directory = ldap_directory(f"{scheme}://{host}:{port}", slapd, trusted=trusted)
    with pytest.raises(DirectoryUnavailable):
        await directory.find_account("maria")


async def test_a_wrong_login_is_an_outage_that_does_not_quote_it(slapd: Slapd, capsys: Any) -> None:
    directory = ldap_directory(f"ldaps://localhost:{slapd.encrypted}", slapd, password="another-password")
    with pytest.raises(DirectoryUnavailable) as problem:
        await directory.find_account("maria")
    said = capsys.readouterr()
    assert "another-password" not in f"{problem.value}{problem.value.__cause__}{said.out}{said.err}{directory._server}"


async def test_a_server_that_hangs_is_unavailable_when_the_time_is_up(slapd: Slapd, monkeypatch: Any) -> None:
    monkeypatch.setattr(ldap_server, "ANSWER_S", 1)
    directory = ldap_directory(f"ldap+plain://localhost:{slapd.plain}", slapd)
    os.kill(slapd.process.pid, signal.SIGSTOP)
    try:
        with pytest.raises(DirectoryUnavailable):
            await directory.find_account("maria")
    finally:
        os.kill(slapd.process.pid, signal.SIGCONT)


async def test_a_server_that_answers_byte_by_byte_is_given_up_as_a_whole(monkeypatch: Any) -> None:
    monkeypatch.setattr(directory_ldap, "GIVE_UP_AFTER_S", 1)
    monkeypatch.setattr(ldap_server, "ANSWER_S", 3)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = LdapServer.of(f"ldap+plain://127.0.0.1:{listening.getsockname()[1]}", "cn=x", "y")
        directory = LdapDirectory(server, "dc=x", OpenLdap(), LdapFields())
        with pytest.raises(DirectoryUnavailable):
            await directory.find_account("maria")


@pytest.mark.parametrize(
    "url", ["dc.example", "https://dc.example", "ldaps://", "ldaps://me:pw@dc.example", "ldaps://h/dc=x"]
)
def test_an_address_that_names_no_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="write it like"):
        LdapServer.of(url, "cn=x", "y")


@pytest.mark.parametrize("value", ["*", "a)(uid=*", "\\2a", "x\x00", "(|(a=b))"])
def test_a_value_in_a_filter_can_be_nothing_but_a_value(value: str) -> None:
    inner = equals("uid", value)[len("(uid=") : -1]
    assert not set("()*\x00") & set(inner)
    assert inner.count("\\") == sum(value.count(special) for special in "*()\\\x00")


@pytest.mark.parametrize("url", ["ldap://dc.example", "ldap+plain://dc.example"])
def test_active_directory_is_refused_without_tls_from_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="over ldaps:// only"):
        LdapDirectory(LdapServer.of(url, "cn=x", "y"), "dc=x", ActiveDirectory(), LdapFields())


def test_unicode_passwords_are_quoted_and_in_utf_16() -> None:
    assert unicode_password("newPassword") == b'"\x00n\x00e\x00w\x00P\x00a\x00s\x00s\x00w\x00o\x00r\x00d\x00"\x00'
    assert unicode_password("ä€") == '"ä€"'.encode("utf-16-le")


class Recorded:
    """Stands in for a connection to Active Directory, which runs on Windows only: keeps what it is told."""

    def __init__(self, **attributes: list[bytes]) -> None:
        self.changes: list[tuple[str, dict[str, Any]]] = []
        self.response = [{"type": "searchResEntry", "dn": "cn=maria,dc=x", "raw_attributes": attributes}]

    def search(self, *_: Any, **__: Any) -> None:
        """Answers with the one entry there is."""

    def modify(self, dn: str, changes: dict[str, Any]) -> None:
        self.changes.append((dn, changes))


MARIA = Account("cn=maria,dc=x", "maria", "Maria")


def test_active_directory_replaces_the_password_and_zeroes_the_lock() -> None:
    connection: Any = Recorded()
    assert ActiveDirectory().set_password(connection, MARIA, "n")
    ActiveDirectory().unlock(connection, MARIA)
    assert connection.changes == [
        ("cn=maria,dc=x", {"unicodePwd": [("MODIFY_REPLACE", [b'"\x00n\x00"\x00'])]}),
        ("cn=maria,dc=x", {"lockoutTime": [("MODIFY_REPLACE", ["0"])]}),
    ]


def test_active_directory_says_by_a_flag_that_an_account_is_shut() -> None:
    connection: Any = Recorded(userAccountControl=[b"514"])
    with pytest.raises(AccountDisabled):
        ActiveDirectory().expect_enabled(connection, MARIA)
    ActiveDirectory().expect_enabled(Recorded(userAccountControl=[b"512"]), MARIA)  # type: ignore[arg-type]


def test_active_directory_s_attributes_become_an_account() -> None:
    values = {
        "sAMAccountName": [b"maria.k"],
        "userPrincipalName": [b"maria.k@contoso.example"],
        "mail": [b"maria@contoso.example"],
        "proxyAddresses": [b"SMTP:maria@contoso.example", b"smtp:mk@contoso.example", b"x500:/o=x"],
        "displayName": [b"Maria Keller"],
        "adminCount": [b"1"],
        "userAccountControl": [b"512"],
        "msDS-User-Account-Control-Computed": [b"16"],
        "pwdLastSet": [b"133497504000000000"],
    }
    account = ActiveDirectory().account(Entry("cn=maria,dc=x", values))
    assert (account.name, account.is_locked, account.is_enabled, account.is_protected) == ("maria.k", True, True, True)
    assert "mk@contoso.example" in account.own_addresses
    assert account.password_changed_at is not None
    assert account.password_changed_at.isoformat() == "2024-01-15T00:00:00+00:00"
    assert ActiveDirectory().typed_name("CONTOSO\\maria.k") == "maria.k"


def test_a_sid_of_the_same_domain_differs_in_its_end_only() -> None:
    sid = struct.pack("<BB6s5I", 1, 5, b"\0\0\0\0\0\5", 21, 1, 2, 3, 1104)
    assert sibling_sid(sid, 512) == struct.pack("<BB6s5I", 1, 5, b"\0\0\0\0\0\5", 21, 1, 2, 3, 512)


def test_openldap_s_lock_of_the_year_0_is_an_administrator_s_not_a_lock() -> None:
    account = OpenLdap().account(Entry("uid=theo", {"pwdAccountLockedTime": [b"000001010000Z"]}))
    assert (account.is_locked, account.is_enabled) == (False, False)


def test_a_missing_certificate_file_is_an_outage_not_a_crash(tmp_path: Path) -> None:
    server = LdapServer.of("ldaps://localhost:1", "cn=x", "y", tmp_path / "none.pem")
    with pytest.raises(DirectoryUnavailable), server.session():
        raise AssertionError
