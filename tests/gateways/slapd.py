"""A real OpenLDAP server on free ports, with the password policy overlay and a few accounts."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ldap3 import Connection, Server
from ldap3.core.exceptions import LDAPException

from handoff.free_port import free_port

BASE = "dc=northwind,dc=example"
SERVICE = f"cn=warmdesk,{BASE}"
SERVICE_PASSWORD = "service-password/with=signs"
POLICY = f"cn=default,{BASE}"
PASSWORD = "first-password-0001"
READY_WITHIN_S = 30
ATTEMPTS = 3

_MODULES, _SCHEMAS = Path("/usr/lib/ldap"), Path("/etc/ldap/schema")

_CONFIGURATION = """
include {schemas}/core.schema
include {schemas}/cosine.schema
include {schemas}/inetorgperson.schema
attributetype ( 1.3.6.1.4.1.4203.666.1.1 NAME 'recoveryMail' SUP mail )
attributetype ( 1.3.6.1.4.1.4203.666.1.2 NAME 'recoveryPhone' SUP telephoneNumber )
attributetype ( 1.3.6.1.4.1.4203.666.1.3 NAME 'mfaRemovedAt' SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.4203.666.1.4 NAME 'contactChangedAt' SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 SINGLE-VALUE )
objectclass ( 1.3.6.1.4.1.4203.666.2.1 NAME 'recoverable' AUXILIARY
  MAY ( recoveryMail $ recoveryPhone $ mfaRemovedAt $ contactChangedAt ) )
modulepath {modules}
moduleload back_mdb
moduleload ppolicy
pidfile {folder}/slapd.pid
TLSCertificateFile {certificate}
TLSCertificateKeyFile {key}
database mdb
suffix "{base}"
rootdn "cn=root,{base}"
directory {folder}/data
overlay ppolicy
ppolicy_default "{policy}"
access to attrs=userPassword by dn.exact="{service}" write by anonymous auth by * none
access to * by dn.exact="{service}" write by * none
"""

_ORGANIZATION = f"""
dn: {BASE}
objectClass: organization
objectClass: dcObject
o: Northwind
dc: northwind

dn: {POLICY}
objectClass: device
objectClass: pwdPolicy
cn: default
pwdAttribute: userPassword
pwdMinLength: 12
pwdInHistory: 3
pwdCheckQuality: 2
pwdLockout: TRUE
pwdMaxFailure: 3

dn: {SERVICE}
objectClass: device
objectClass: simpleSecurityObject
cn: warmdesk
userPassword: {SERVICE_PASSWORD}
"""


@dataclass
class Slapd:
    """Where the server listens; its process can be stopped and continued."""

    plain: int
    encrypted: int
    certificate: Path
    process: subprocess.Popen[bytes]

    def lets_in(self, uid: str, password: str) -> bool:
        """Whether the server takes this password for this account."""
        server = Server("127.0.0.1", self.plain, connect_timeout=5)
        connection = Connection(server, f"uid={uid},{BASE}", password, receive_timeout=5)
        try:
            return connection.bind()
        finally:
            connection.unbind()

    async def remove(self, uid: str) -> None:
        """Delete the account, as an administrator would."""
        with Connection(Server("127.0.0.1", self.plain), SERVICE, SERVICE_PASSWORD) as connection:
            connection.delete(f"uid={uid},{BASE}")


class NoSlapd(Exception):
    """OpenLDAP's server is not installed here."""


@contextmanager
def running_slapd(ldif: str, certificate: Path, key: Path) -> Iterator[Slapd]:
    """A server with these entries, gone afterwards; NoSlapd when it is not installed."""
    program = shutil.which("slapd", path="/usr/sbin:/usr/lib/openldap:/usr/bin")
    if program is None:
        raise NoSlapd("slapd is not installed; on Debian: apt-get install slapd")
    folder = Path(tempfile.mkdtemp(prefix="warmdesk-ldap-"))
    (folder / "data").mkdir()
    configuration, entries = folder / "slapd.conf", folder / "entries.ldif"
    names = {"schemas": _SCHEMAS, "modules": _MODULES, "base": BASE, "policy": POLICY, "service": SERVICE}
    configuration.write_text(_CONFIGURATION.format(folder=folder, certificate=certificate, key=key, **names))
    entries.write_text(f"{_ORGANIZATION}\n{ldif}")
    load = [program, "-T", "add", "-f", configuration, "-l", entries]
    subprocess.run([str(part) for part in load], check=True, capture_output=True)
    running = _start(program, configuration, certificate, folder / "slapd.log")
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _start(program: str, configuration: Path, certificate: Path, log: Path) -> Slapd:
    """One that answers; begun anew on other ports when it ends, as it does when one of them is taken."""
    for _ in range(ATTEMPTS):
        plain, encrypted = free_port(), free_port()
        urls = f"ldap://127.0.0.1:{plain}/ ldaps://127.0.0.1:{encrypted}/"
        # The lowest level of talk at which it says why it ends.
        serve = [program, "-f", str(configuration), "-h", urls, "-d", "none"]
        with log.open("ab") as said:
            process = subprocess.Popen(serve, stdout=said, stderr=said)
        if _answers(process, plain):
            return Slapd(plain, encrypted, certificate, process)
        process.kill()
        process.wait()
    raise AssertionError(f"slapd did not come up in {ATTEMPTS} attempts:\n{log.read_text()[-2000:]}")


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Whether it does at last; not if it has ended, or another server answers instead of it."""
    give_up = time.monotonic() + READY_WITHIN_S
    while process.poll() is None and time.monotonic() < give_up:
        try:
            with Connection(Server("127.0.0.1", port, connect_timeout=1)) as connection:
                if connection.bind():
                    return process.poll() is None
        except LDAPException:
            time.sleep(0.05)
    return False
