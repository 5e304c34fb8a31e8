"""The same accounts in every kind of directory, so that one contract can be tried on all of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from handoff.models import DirectoryAccount
from tests.gateways.slapd import BASE, PASSWORD

MFA_REMOVED_AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class OnFile:
    """An account: its groups by name, of which `nested` is reached through another group."""

    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    groups: tuple[str, ...] = ("Staff",)
    nested: tuple[str, ...] = ()
    mfa_removed_at: datetime | None = None
    is_enabled: bool = True

    @property
    def mailbox(self) -> str:
        return f"{self.name}@northwind.example"


MARIA = OnFile(
    "maria",
    emails=("Maria@Home.example", "maria+x@northwind.example", "m.keller@northwind.example"),
    phones=("+49 30 5550142",),
)
FIONA = OnFile("fiona", emails=("fiona@home.example",), groups=("Finance",))
OMAR = OnFile("omar", groups=("Server Team",), nested=("Domain Admins",), mfa_removed_at=MFA_REMOVED_AT)
NORA, THEO = OnFile("nora"), OnFile("theo", is_enabled=False)
LIAM = OnFile("liam", emails=("liam@home.example",))
EVERYBODY = (MARIA, LIAM, FIONA, OMAR, NORA, THEO)


def in_ldif() -> str:
    """The accounts and groups for a real OpenLDAP server."""
    direct = {group for each in EVERYBODY for group in each.groups}
    groups = [_group(name, [_dn(each) for each in EVERYBODY if name in each.groups]) for name in sorted(direct)]
    above = [_group(name, [f"cn={each.groups[0]},{BASE}"]) for each in EVERYBODY for name in each.nested]
    return "\n".join([*map(_person, EVERYBODY), *groups, *above])


def in_tables(organization_id: UUID) -> list[DirectoryAccount]:
    """The accounts for the demo directory."""
    password_hash = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)).hash(PASSWORD)
    return [
        DirectoryAccount(
            organization_id=organization_id,
            name=each.name,
            display_name=each.name.title(),
            email=each.mailbox,
            memberships=[*each.groups, *each.nested],
            recovery_emails=list(each.emails),
            recovery_phones=list(each.phones),
            password_hash=password_hash,
            is_enabled=each.is_enabled,
            mfa_removed_at=each.mfa_removed_at,
        )
        for each in EVERYBODY
    ]


def _dn(each: OnFile) -> str:
    return f"uid={each.name},{BASE}"


def _person(each: OnFile) -> str:
    lines = [
        f"dn: {_dn(each)}",
        "objectClass: inetOrgPerson",
        "objectClass: recoverable",
        f"uid: {each.name}",
        f"cn: {each.name.title()}",
        "sn: X",
        f"mail: {each.mailbox}",
        f"userPassword: {PASSWORD}",
        *(f"recoveryMail: {email}" for email in each.emails),
        *(f"recoveryPhone: {phone}" for phone in each.phones),
        *([f"mfaRemovedAt: {each.mfa_removed_at:%Y%m%d%H%M%SZ}"] if each.mfa_removed_at else []),
        *([] if each.is_enabled else ["pwdAccountLockedTime: 000001010000Z"]),
    ]
    return "\n".join(lines) + "\n"


def _group(name: str, members: list[str]) -> str:
    lines = [f"dn: cn={name},{BASE}", "objectClass: groupOfNames", f"cn: {name}", *(f"member: {m}" for m in members)]
    return "\n".join(lines) + "\n"
