"""Looking at an account for a request: what the directory says, or that it cannot say."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from handoff.gateways.directory import Account, Contact, ContactKind, Directory
from handoff.models import Organization, ResetRequest
from handoff.models.directory_errors import AccountGone, DirectoryUnavailable
from handoff.models.reset_errors import RequestUnknown
from handoff.models.reset_request import AccountProfile
from handoff.rules.recovery_contacts import mark, normal
from handoff.services.desk import Desk
from handoff.services.staff import Staff

NO_DIRECTORY = "no_directory"


@dataclass(frozen=True)
class Looked:
    """What was found of an account; `problem` is why nothing could be asked, no account is no problem."""

    account: Account | None = None
    contacts: tuple[Contact, ...] = ()
    groups: frozenset[str] | None = None
    problem: str | None = None

    @property
    def profile(self) -> AccountProfile:
        """What of it is kept."""
        if self.account is None:
            return AccountProfile()
        addresses = {*self.account.own_addresses, *(contact.address for contact in self.contacts)}
        marks = sorted(mark(address) for address in addresses if "@" in address)
        has_email = any(contact.kind is ContactKind.EMAIL for contact in self.contacts)
        return AccountProfile(self.account.name, tuple(marks), has_email)

    @property
    def numbers(self) -> list[str]:
        """The telephone numbers on file, masked."""
        masked = [contact.masked for contact in self.contacts if contact.kind is ContactKind.PHONE]
        return list(dict.fromkeys(masked))


async def look_for(desk: Desk, staff: Staff, request_id: UUID) -> Looked:
    """The account of a request as a member of staff may see it; RequestUnknown, before the directory is asked."""

    def wanted(session: Session) -> tuple[str, str]:
        asked = session.get(ResetRequest, request_id)
        if asked is None or asked.organization_id not in staff.organization_ids:
            raise RequestUnknown
        return asked.account_name or asked.account, session.get_one(Organization, asked.organization_id).slug

    name, slug = await desk.database.query(wanted)
    return await look_at(desk.directories.of(slug), name)


async def look_at(directory: Directory | None, name: str) -> Looked:
    """Ask the directory about a name; never fails, as what is unknown is a reason for caution and not for an error."""
    if directory is None:
        return Looked(problem=NO_DIRECTORY)
    try:
        account = await directory.find_account(name)
        if account is None:
            return Looked()
        contacts = tuple(await directory.verify_contacts(account))
        return Looked(account, contacts, await directory.memberships(account))
    except AccountGone:
        return Looked()
    except DirectoryUnavailable as problem:
        return Looked(problem=problem.code)


def belongs_to(account: Account | None, names: Collection[str]) -> bool | None:
    """Whether one of the names or addresses somebody goes by is the account's; None without any to compare."""
    if account is None or not names:
        return None
    own = {account.name.casefold(), *(normal(address) for address in account.own_addresses)}
    return any(name.casefold() in own or normal(name) in own for name in names)
