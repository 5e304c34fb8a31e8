"""Which directory an organization has: what its file may say, and what is refused before anything starts."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from handoff.gateways.directory import Directories
from handoff.gateways.directory_choice import UnusableDirectory, directories_of
from handoff.gateways.directory_demo import DemoDirectory
from handoff.gateways.directory_ldap import LdapDirectory
from handoff.storage.directory_file import load_directory_entries
from handoff.storage.yaml_lines import YamlProblem

LDAP = "directory:\n  kind: openldap\n  url: ldaps://ldap.contoso.example\n  base: dc=contoso\n  login: cn=warmdesk\n"


def chosen(folder: Path, section: str, passwords: dict[str, str], *, with_demo: bool = False) -> Directories:
    (folder / "policy" / "organizations").mkdir(parents=True)
    (folder / "policy" / "organizations" / "contoso.yml").write_text(f"version: '1'\n{section}")
    transactions: Any = None
    entries = load_directory_entries(folder)
    return directories_of(entries, passwords, transactions, lambda: datetime.now(UTC), with_demo=with_demo)


def test_each_organization_has_its_own_directory_or_none(tmp_path: Path) -> None:
    directories = chosen(tmp_path, LDAP, {"contoso": "secret"}, with_demo=True)
    assert isinstance(directories.of("contoso"), LdapDirectory)
    assert isinstance(directories.of("northwind"), DemoDirectory)
    assert directories.of("fabrikam") is None


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        (LDAP.replace("openldap", "active_directry"), r"contoso\.yml:3: .*did you mean `active_directory`"),
        (LDAP.replace("  base: dc=contoso\n", ""), "base is missing, which a directory of kind openldap needs"),
        (LDAP + "  password: secret\n", r"contoso\.yml:7: directory\.password: there is no such field"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, section: str, reason: str) -> None:
    with pytest.raises(YamlProblem, match=reason):
        chosen(tmp_path, section, {"contoso": "secret"})


@pytest.mark.parametrize(
    ("section", "passwords", "reason"),
    [
        (LDAP, {}, "WARMDESK_DIRECTORY_PASSWORDS: add the password of contoso"),
        (LDAP.replace("ldaps:", "https:"), {"contoso": "x"}, "directory.url: write it like"),
        (LDAP.replace("openldap", "active_directory").replace("ldaps:", "ldap:"), {"contoso": "x"}, "ldaps:// only"),
        ("directory:\n  kind: demo\n", {}, "for the demo only"),
    ],
)
def test_a_directory_that_cannot_be_used_is_refused(
    tmp_path: Path, section: str, passwords: dict[str, str], reason: str
) -> None:
    with pytest.raises(UnusableDirectory, match=reason):
        chosen(tmp_path, section, passwords)
