"""Directories of every kind with the same accounts in them."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import delete, text

from handoff.gateways.directory import Directory
from handoff.gateways.directory_demo import DemoDirectory
from handoff.gateways.directory_ldap import LdapDirectory, LdapFields
from handoff.gateways.ldap_openldap import OpenLdap
from handoff.gateways.ldap_server import LdapServer
from handoff.models import DirectoryAccount, Organization
from handoff.storage.database import Database
from handoff.storage.transactions import Transactions
from handoff.storage.unit_of_work import UnitOfWork
from tests.databases import database_of, missing
from tests.gateways.accounts_on_file import in_ldif, in_tables
from tests.gateways.slapd import BASE, POLICY, SERVICE, SERVICE_PASSWORD, NoSlapd, Slapd, running_slapd
from tests.gateways.smtp_server import self_signed

FIELDS = LdapFields("recoveryMail", "recoveryPhone", "mfaRemovedAt", "contactChangedAt")


@dataclass
class Tried:
    """A directory, whether it lets somebody in, and how it is broken and emptied."""

    gateway: Directory
    lets_in: Callable
    break_down: Callable
    remove: Callable


@pytest.fixture(scope="session")
def ldap_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ldap-certificate")
    self_signed(folder)
    return folder


@contextmanager
def slapd_or_skip(certificate: Path) -> Iterator[Slapd]:
    try:
        with running_slapd(in_ldif(), certificate / "certificate.pem", certificate / "key.pem") as running:
            yield running
    except NoSlapd as problem:
        missing(str(problem))


@pytest.fixture
def slapd(ldap_certificate: Path) -> Iterator[Slapd]:
    with slapd_or_skip(ldap_certificate) as running:
        yield running


def ldap_directory(url: str, slapd: Slapd, *, password: str = SERVICE_PASSWORD, trusted: bool = True) -> LdapDirectory:
    """The directory of a test server, under an address that says how to reach it."""
    server = LdapServer.of(url, SERVICE, password, slapd.certificate if trusted else None)
    return LdapDirectory(server, BASE, OpenLdap(POLICY), FIELDS)


@pytest.fixture(params=["openldap", "sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Slapd | str]:
    """Where accounts are: a server, or the address of a database."""
    if request.param == "openldap":
        yield request.getfixturevalue("slapd")
    else:
        yield from database_of(request, tmp_path)


@pytest.fixture
async def tried(place: Slapd | str) -> AsyncIterator[Tried]:
    if isinstance(place, Slapd):
        slapd = place
        gateway = ldap_directory(f"ldaps://localhost:{slapd.encrypted}", slapd)

        async def lets_in(name: str, password: str) -> bool:
            return slapd.lets_in(name, password)

        async def break_down() -> None:
            os.kill(slapd.process.pid, 9)
            slapd.process.wait()

        yield Tried(gateway, lets_in, break_down, slapd.remove)
        await gateway.close()
        return
    async with demo_directory(place) as demo:
        yield demo


@asynccontextmanager
async def demo_directory(url: str) -> AsyncIterator[Tried]:
    """The demo directory on a database, with quick hashing."""
    database = Database(url)

    async def silent(_: object) -> None:
        return None

    transactions = Transactions(database, silent)
    gateway = DemoDirectory(transactions, "northwind", lambda: datetime.now(UTC))
    gateway._hasher = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))

    def fill(unit: UnitOfWork) -> None:
        organization = Organization(slug="northwind", name="Northwind", created_at=datetime.now(UTC))
        unit.session.add(organization)
        unit.session.flush()
        unit.session.add_all(in_tables(organization.id))

    async def break_down() -> None:
        await transactions.run(lambda unit: unit.session.execute(text("DROP TABLE directory_account")))

    async def remove(name: str) -> None:
        gone = delete(DirectoryAccount).where(DirectoryAccount.name == name)
        await transactions.run(lambda unit: unit.session.execute(gone))

    await transactions.run(fill)
    yield Tried(gateway, gateway.sign_in, break_down, remove)
    await database.close()
