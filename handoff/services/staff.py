"""Staff accounts: adding technicians, signing in and out, and who may see what."""

import asyncio
import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from pwdlib import PasswordHash
from sqlalchemy import delete, select

from handoff.models import Membership, Organization, Presence, StaffSession, Technician
from handoff.models.errors import ConversationUnknown, InvalidInput, NotALead, NotSignedIn, WrongCredentials
from handoff.services.desk import Desk
from handoff.services.teams import join_teams
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Role

SESSION_LIFETIME = timedelta(hours=12)
MINIMUM_PASSWORD_CHARS = 10

_hasher = PasswordHash.recommended()
_NOBODY = _hasher.hash(secrets.token_urlsafe())
"""Verified when the e-mail address is unknown, so that both refusals take the same time."""


@dataclass(frozen=True)
class Workplace:
    """An organization that a member of staff works for, and as what."""

    organization_id: UUID
    name: str
    role: Role


@dataclass(frozen=True)
class Staff:
    """A signed-in member of staff."""

    technician_id: UUID
    name: str
    email: str
    workplaces: tuple[Workplace, ...]

    @property
    def organization_ids(self) -> list[UUID]:
        """Every organization whose conversations they may see."""
        return [place.organization_id for place in self.workplaces]

    @property
    def led_organization_ids(self) -> list[UUID]:
        """Every organization whose transcripts they may read; NotALead when there is none."""
        led = [place.organization_id for place in self.workplaces if place.role is Role.LEAD]
        if not led:
            raise NotALead
        return led

    def leads(self, organization_id: UUID) -> bool:
        """Whether they are a lead there."""
        return any(place.organization_id == organization_id and place.role is Role.LEAD for place in self.workplaces)

    def expect_member(self, organization_id: UUID) -> None:
        """Refuse what belongs to another organization, in the words used for what does not exist."""
        if organization_id not in self.organization_ids:
            raise ConversationUnknown


async def sign_in(desk: Desk, email: str, password: str) -> str:
    """Check the credentials and return a new session's token; WrongCredentials otherwise."""
    async with desk.database.read() as session:
        technician = await session.scalar(select(Technician).where(Technician.email == email.strip().lower()))
    stored = technician.password_hash if technician else _NOBODY
    matches = await asyncio.to_thread(_hasher.verify, password, stored)
    if technician is None or not matches or not technician.is_active:
        raise WrongCredentials
    token, now = secrets.token_urlsafe(32), desk.now()

    def begin_session(unit: UnitOfWork) -> None:
        unit.session.execute(delete(StaffSession).where(StaffSession.expires_at < now))
        unit.session.add(
            StaffSession(
                technician_id=technician.id, token_hash=_hash(token), created_at=now, expires_at=now + SESSION_LIFETIME
            )
        )
        unit.audit(AuthorKind.TECHNICIAN, technician.id, "signed_in", at=now)

    await desk.transactions.run(begin_session)
    return token


async def sign_out(desk: Desk, token: str) -> None:
    """End the session of a token, if there is one."""
    ended = delete(StaffSession).where(StaffSession.token_hash == _hash(token))
    await desk.transactions.run(lambda unit: unit.session.execute(ended))


async def signed_in(desk: Desk, token: str | None) -> Staff:
    """Who holds a token; NotSignedIn when nobody does any more."""
    if not token:
        raise NotSignedIn
    live = (
        StaffSession.token_hash == _hash(token),
        StaffSession.expires_at > desk.now(),
        Technician.is_active.is_(True),
    )
    async with desk.database.read() as session:
        technician = await session.scalar(
            select(Technician).join(StaffSession, StaffSession.technician_id == Technician.id).where(*live)
        )
        if technician is None:
            raise NotSignedIn
        rows = await session.execute(
            select(Organization.id, Organization.name, Membership.role)
            .join(Membership, Membership.organization_id == Organization.id)
            .where(Membership.technician_id == technician.id)
            .order_by(Organization.name)
        )
        workplaces = tuple(Workplace(row.id, row.name, row.role) for row in rows)
    return Staff(technician.id, technician.name, technician.email, workplaces)


async def add_technician(
    desk: Desk,
    email: str,
    name: str,
    password: str,
    organization_slug: str,
    role: Role,
    teams: Collection[str] = (),
) -> UUID:
    """Add a member of staff, or give an existing one a further organization; InvalidInput says which value is wrong."""
    email = email.strip().lower()
    if "@" not in email:
        raise InvalidInput(f"email: {email!r} is not an e-mail address.")
    _expect_long(password)
    password_hash = _hasher.hash(password)

    def add(unit: UnitOfWork) -> UUID:
        organization = unit.session.scalar(select(Organization).where(Organization.slug == organization_slug))
        if organization is None:
            raise InvalidInput(f"organization: there is none called {organization_slug!r}.")
        technician = unit.session.scalar(select(Technician).where(Technician.email == email))
        if technician is None:
            technician = Technician(email=email, name=name, password_hash=password_hash, created_at=desk.now())
            unit.session.add(technician)
            unit.session.flush()
            unit.session.add(Presence(technician_id=technician.id, changed_at=desk.now()))
        same = (Membership.technician_id == technician.id, Membership.organization_id == organization.id)
        membership = unit.session.scalar(select(Membership).where(*same))
        if membership is not None:
            raise InvalidInput(f"email: {email} works for {organization.name} already.")
        unit.session.add(Membership(technician_id=technician.id, organization_id=organization.id, role=role))
        join_teams(unit, organization.id, technician.id, teams)
        unit.audit(
            AuthorKind.SYSTEM,
            None,
            "technician_added",
            at=desk.now(),
            organization_id=organization.id,
            subject_id=technician.id,
        )
        return technician.id

    return await desk.transactions.run(add)


async def set_password(desk: Desk, email: str, password: str) -> None:
    """Give a member of staff a new password and sign them out everywhere; InvalidInput says which value is wrong."""
    _expect_long(password)
    password_hash = _hasher.hash(password)

    def change(unit: UnitOfWork) -> None:
        technician = unit.session.scalar(select(Technician).where(Technician.email == email.strip().lower()))
        if technician is None:
            raise InvalidInput(f"email: nobody here has the address {email!r}.")
        technician.password_hash = password_hash
        unit.session.execute(delete(StaffSession).where(StaffSession.technician_id == technician.id))
        unit.audit(AuthorKind.SYSTEM, None, "password_set", at=desk.now(), subject_id=technician.id)

    await desk.transactions.run(change)


def _expect_long(password: str) -> None:
    if len(password) < MINIMUM_PASSWORD_CHARS:
        raise InvalidInput(f"password: use at least {MINIMUM_PASSWORD_CHARS} characters.")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
