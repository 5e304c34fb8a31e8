"""Teams, who is in them, and what their members are good at."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select

from handoff.models import (
    Membership,
    Organization,
    Presence,
    Team,
    TeamMember,
    Technician,
    TechnicianLanguage,
    TechnicianSkill,
)
from handoff.models.errors import InvalidInput
from handoff.rules.languages import language_of
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind


async def add_team(desk: Desk, organization_slug: str, slug: str, name: str) -> UUID:
    """Add a team whose members are all who work for the organization; InvalidInput says which value is wrong."""

    def add(unit: UnitOfWork) -> UUID:
        organization = unit.session.scalar(select(Organization).where(Organization.slug == organization_slug))
        if organization is None:
            raise InvalidInput(f"organization: there is none called {organization_slug!r}.")
        known = select(Team.id).where(Team.organization_id == organization.id, Team.slug == slug)
        if unit.session.scalar(known):
            raise InvalidInput(f"slug: {organization.name} has a team {slug!r} already.")
        team = Team(organization_id=organization.id, slug=slug, name=name)
        unit.session.add(team)
        unit.session.flush()
        staff = select(Membership.technician_id).where(Membership.organization_id == organization.id)
        unit.session.add_all(_member(team, technician_id) for technician_id in unit.session.scalars(staff).all())
        unit.audit(AuthorKind.SYSTEM, None, "team_added", at=desk.now(), organization_id=organization.id, team=slug)
        return team.id

    return await desk.transactions.run(add)


def join_teams(unit: UnitOfWork, organization_id: UUID, technician_id: UUID, slugs: Collection[str] = ()) -> None:
    """Make the technician a member of these teams, or of all when none is named, so that nobody is unreachable."""
    teams = unit.session.scalars(select(Team).where(Team.organization_id == organization_id)).all()
    unknown = set(slugs) - {team.slug for team in teams}
    if unknown:
        there = ", ".join(sorted(team.slug for team in teams))
        raise InvalidInput(f"team: there is no {sorted(unknown)[0]!r} here; the teams are {there}.")
    for team in teams:
        if not slugs or team.slug in slugs:
            unit.session.add(_member(team, technician_id))


async def set_skills(
    desk: Desk, email: str, skills: Collection[str], capacity: int | None, languages: Collection[str] = ()
) -> None:
    """Replace a technician's skills, languages and capacity (None is everybody's); InvalidInput says what is wrong."""
    spoken = {_language(each) for each in languages}

    def change(unit: UnitOfWork) -> None:
        technician = unit.session.scalar(select(Technician).where(Technician.email == email.strip().lower()))
        if technician is None:
            raise InvalidInput(f"email: nobody here has the address {email!r}.")
        for kind in (TechnicianSkill, TechnicianLanguage):
            unit.session.execute(delete(kind).where(kind.technician_id == technician.id))
        unit.session.add_all(TechnicianSkill(technician_id=technician.id, skill=skill) for skill in set(skills))
        unit.session.add_all(TechnicianLanguage(technician_id=technician.id, language=each) for each in spoken)
        unit.session.get_one(Presence, technician.id).capacity = capacity
        unit.audit(AuthorKind.SYSTEM, None, "skills_set", at=desk.now(), subject_id=technician.id)

    await desk.transactions.run(change)


def _language(tag: str) -> str:
    language = language_of(tag)
    if language is None:
        raise InvalidInput(f"language: {tag!r} is no language tag; write one like `de` or `pt-BR`.")
    return language


def _member(team: Team, technician_id: UUID) -> TeamMember:
    return TeamMember(team_id=team.id, technician_id=technician_id, organization_id=team.organization_id)
