"""Where an LDAP directory is, and sessions with it that end in time.

The library is ldap3: pure Python in one wheel, so that a fresh clone needs no compiler and no OpenLDAP headers, as
python-ldap and bonsai do on Linux. Its last stable release is of 2021; what is used of it here is little and stands
behind the contract of `directory.py`.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from ldap3 import AUTO_BIND_NO_TLS, AUTO_BIND_TLS_BEFORE_BIND, NONE, Connection, Server, Tls
from ldap3.core.exceptions import LDAPException, LDAPNoSuchObjectResult

from handoff.models.directory_errors import AccountGone, DirectoryUnavailable

CONNECT_S = 4
ANSWER_S = 6
_PORTS = {"ldaps": 636, "ldap": 389, "ldap+plain": 389}

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class LdapServer:
    """A server and the login of the service there; certificates are checked against the system's, or `ca_file`.

    `ldaps://` is TLS from the start, `ldap://` is StartTLS and refuses to go on without, `ldap+plain://` is not
    encrypted: for a server on the same machine.
    """

    scheme: str
    host: str
    port: int
    login: str
    password: str = field(repr=False)
    ca_file: Path | None = None

    @classmethod
    def of(cls, url: str, login: str, password: str, ca_file: Path | None = None) -> "LdapServer":
        """The server of an address like ldaps://dc.example.com; ValueError for anything else."""
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.username:
            raise ValueError("write it like ldaps://dc.example.com:636, or ldap:// for StartTLS; no login in it")
        return cls(parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme], login, password, ca_file)

    @property
    def is_encrypted(self) -> bool:
        """Whether nothing travels in clear."""
        return self.scheme != "ldap+plain"

    @contextmanager
    def session(self) -> Iterator[Connection]:
        """A connection signed in as the service; whatever goes wrong in it is DirectoryUnavailable, or AccountGone."""
        try:
            with self._connect() as connection:
                yield connection
        except LDAPNoSuchObjectResult:
            raise AccountGone from None
        except (LDAPException, OSError, ValueError) as problem:
            # What the library says may quote the server, an entry or a value: the kind of it is enough to mend it by.
            log.warning("directory_unavailable", host=self.host, problem=type(problem).__name__)
            raise DirectoryUnavailable from None

    def _connect(self) -> Connection:
        trusted = str(self.ca_file) if self.ca_file else None
        tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=trusted, sni=self.host)
        tls_first = self.scheme == "ldap"
        return Connection(
            Server(
                self.host,
                self.port,
                use_ssl=self.scheme == "ldaps",
                tls=tls if self.is_encrypted else None,
                connect_timeout=CONNECT_S,
                get_info=NONE,
            ),
            user=self.login,
            password=self.password,
            auto_bind=AUTO_BIND_TLS_BEFORE_BIND if tls_first else AUTO_BIND_NO_TLS,
            receive_timeout=ANSWER_S,
            raise_exceptions=True,
            auto_referrals=False,
        )
