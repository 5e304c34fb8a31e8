"""Looking things up in an LDAP directory: every value that goes into a filter is escaped here, and only here."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ldap3 import BASE, SUBTREE, Connection
from ldap3.core.exceptions import LDAPSizeLimitExceededResult
from ldap3.utils.conv import escape_bytes, escape_filter_chars

_WINDOWS_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_FAR = 2**63 - 1


@dataclass(frozen=True)
class Entry:
    """One entry, with the attributes that were asked for."""

    dn: str
    _values: Any

    def all(self, attribute: str | None) -> list[str]:
        """Its values as text; none for an attribute without a name."""
        raw = self._values.get(attribute, []) if attribute else []
        return [value.decode("utf-8", "replace") for value in raw]

    def one(self, attribute: str | None) -> str | None:
        """Its first value."""
        return next(iter(self.all(attribute)), None)

    def number(self, attribute: str) -> int | None:
        """Its value as a whole number; None also for what is none."""
        value = self.one(attribute)
        return int(value) if value and value.lstrip("-").isdigit() else None

    def octets(self, attribute: str) -> bytes | None:
        """Its value as it is stored."""
        return next(iter(self._values.get(attribute, [])), None)

    def time(self, attribute: str | None) -> datetime | None:
        """A generalized time in UTC (RFC 4517, 3.3.13); None for anything else."""
        value = self.one(attribute) or ""
        try:
            return datetime.strptime(value.partition(".")[0].rstrip("Z"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None

    def windows_time(self, attribute: str) -> datetime | None:
        """A time in steps of 100 ns since 1601; None for zero and for never, which Windows writes as the largest."""
        steps = self.number(attribute)
        return _WINDOWS_EPOCH + timedelta(microseconds=steps // 10) if steps and steps < _FAR else None


def equals(attribute: str, value: str | bytes) -> str:
    """The filter `(attribute=value)`, in which the value can be nothing but a value (RFC 4515)."""
    escaped = escape_bytes(value) if isinstance(value, bytes) else escape_filter_chars(value)
    return f"({attribute}={escaped})"


def any_of(*filters: str) -> str:
    """A filter that holds where one of these does."""
    return f"(|{''.join(filters)})"


def find(connection: Connection, base: str, where: str, attributes: list[str], limit: int = 0) -> list[Entry] | None:
    """Every entry under a base; None when there are more than the limit."""
    try:
        connection.search(base, where, SUBTREE, attributes=attributes, size_limit=limit)
    except LDAPSizeLimitExceededResult:
        return None
    return _entries(connection)


def read(connection: Connection, dn: str, attributes: list[str]) -> Entry:
    """One entry by its name, which came from the directory itself."""
    connection.search(dn, "(objectClass=*)", BASE, attributes=attributes)
    return _entries(connection)[0]


def _entries(connection: Connection) -> list[Entry]:
    found = [each for each in connection.response or () if each["type"] == "searchResEntry"]
    return [Entry(each["dn"], each["raw_attributes"]) for each in found]
