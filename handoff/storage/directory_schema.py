"""The language of an organization's section `directory:`: where its accounts are."""

from enum import StrEnum
from pathlib import Path

from pydantic import Field, model_validator

from handoff.storage.entries import Strict

_LDAP_NEEDS = ("url", "base", "login")


class DirectoryKind(StrEnum):
    """What keeps the accounts."""

    OPENLDAP = "openldap"
    ACTIVE_DIRECTORY = "active_directory"
    DEMO = "demo"


class DirectoryEntry(Strict):
    """One organization's directory; the password of the login is a setting (`WARMDESK_DIRECTORY_PASSWORDS`)."""

    kind: DirectoryKind
    url: str | None = Field(default=None, description="ldaps://host[:port], or ldap:// for StartTLS.")
    base: str | None = Field(default=None, description="Where accounts and groups are looked for.")
    login: str | None = Field(default=None, description="The name under which the service signs in there.")
    ca_file: Path | None = Field(default=None, description="Certificates to trust in the place of the system's.")
    policy_dn: str | None = Field(default=None, description="OpenLDAP's default password policy.")
    recovery_email: str | None = Field(default=None, description="The attribute with e-mail addresses outside.")
    recovery_phone: str | None = Field(default=None, description="The attribute with telephone numbers.")
    mfa_removed_at: str | None = Field(default=None, description="The attribute with the time a factor was removed.")
    contact_changed_at: str | None = Field(default=None, description="The same for a change of recovery contacts.")

    @model_validator(mode="after")
    def _complete(self) -> "DirectoryEntry":
        if self.kind is not DirectoryKind.DEMO:
            for name in _LDAP_NEEDS:
                if getattr(self, name) is None:
                    raise ValueError(f"{name} is missing, which a directory of kind {self.kind} needs")
        return self
