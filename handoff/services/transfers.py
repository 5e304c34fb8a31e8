"""Passing a conversation on to a team or a colleague, and taking one over; always with a reason colleagues can read."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from handoff.models import Conversation, Organization, Team, TeamMember
from handoff.models.errors import InvalidInput, NotALead, NotAvailable, TargetUnknown
from handoff.models.facts import OwnershipLost, Seen, Summary
from handoff.rules.redaction import redact
from handoff.services import owner_changes, presence
from handoff.services.assignments import expect_free
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.owner_changes import change_owner
from handoff.services.staff import Staff
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, PresenceState, Status, Visibility

REASON_CHARS = 80
"""As much of a reason as the record of owners keeps; the note holds all of it."""

PASSED_ON = "{name} is passing you to {to}. They can see everything above; you need not repeat anything."
TAKEN_OVER = "{name} has taken over {reference}: {reason}"


@dataclass(frozen=True)
class TeamTarget:
    """A team that a conversation can be passed to: how many wait there, and how many members are available."""

    team_id: UUID
    name: str
    waiting: int
    available: int


async def targets(desk: Desk, staff: Staff, conversation_id: UUID) -> tuple[list[TeamTarget], list[Seen]]:
    """The teams and colleagues of the conversation's organization, with what tells whether it makes sense."""
    conversation = await expect_visible(desk, staff, conversation_id)
    people = await presence.colleagues(desk, [conversation.organization_id])
    available = {who.technician_id for who in people if who.state is PresenceState.AVAILABLE}
    async with desk.database.read() as session:
        waiting = (
            select(func.count())
            .where(
                Conversation.team_id == Team.id,
                Conversation.status == Status.QUEUED,
                Conversation.ticket_since.is_(None),
            )
            .correlate(Team)
            .scalar_subquery()
        )
        here = Team.organization_id == conversation.organization_id
        rows = (await session.execute(select(Team, waiting.label("waiting")).where(here).order_by(Team.name))).all()
        members = (
            await session.execute(
                select(TeamMember.team_id, TeamMember.technician_id).where(TeamMember.technician_id.in_(available))
            )
        ).all()
    teams = [
        TeamTarget(row.Team.id, row.Team.name, row.waiting, sum(m.team_id == row.Team.id for m in members))
        for row in rows
    ]
    return teams, [who for who in people if who.technician_id != staff.technician_id]


async def transfer_to_team(
    desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, team_id: UUID, reason: str
) -> Summary:
    """Put one's own conversation into a team's queue, at its original time; TargetUnknown for another's team."""

    def change(unit: UnitOfWork, conversation: Conversation) -> str:
        team = unit.session.get(Team, team_id)
        if team is None or team.organization_id != conversation.organization_id:
            raise TargetUnknown
        conversation.put_back(staff.technician_id, epoch, team.id, desk.now())
        return _passed_on(desk, unit, conversation, staff, f"the {team.name} team", reason)

    details = {"reason": _kept(reason), "team": str(team_id)}
    return await change_owner(desk, staff, conversation_id, "transferred", change, **details)


async def transfer_to_colleague(
    desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, technician_id: UUID, reason: str
) -> Summary:
    """Offer one's own conversation to a colleague; NotAvailable when they are offline, away or full."""

    def change(unit: UnitOfWork, conversation: Conversation) -> str:
        target = _expect_colleague(desk, unit, conversation, staff, technician_id)
        organization = unit.session.get_one(Organization, conversation.organization_id)
        team_id = owner_changes.team_of(unit, conversation)
        accept_by = desk.now() + desk.routing.of(organization.slug).accept_within
        conversation.transfer(staff.technician_id, epoch, technician_id, team_id, accept_by)
        return _passed_on(desk, unit, conversation, staff, target.name, reason)

    details = {"reason": _kept(reason), "technician": str(technician_id)}
    return await change_owner(desk, staff, conversation_id, "transferred", change, **details)


async def take_over(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, reason: str) -> Summary:
    """Become the owner of a colleague's conversation; for leads only, who may exceed their capacity by it."""

    def change(unit: UnitOfWork, conversation: Conversation) -> None:
        if not staff.leads(conversation.organization_id):
            raise NotALead("Only leads can take over a colleague's conversation. Ask them to pass it on.")
        before = conversation.technician_id
        conversation.take_over(staff.technician_id, epoch)
        mine = presence.working(desk, unit, staff.technician_id)
        mine.assigned_at = desk.now()
        _note(desk, unit, conversation, staff, f"Taken over: {reason}")
        owner_changes.join(desk, unit, conversation, staff)
        words = TAKEN_OVER.format(name=staff.name, reference=conversation.reference, reason=redact(reason).text)
        unit.facts.append(OwnershipLost(before, conversation.id, conversation.epoch, words, desk.now()))

    return await change_owner(desk, staff, conversation_id, "taken_over", change, reason=_kept(reason))


def _expect_colleague(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, technician_id: UUID
) -> Seen:
    if technician_id == staff.technician_id:
        raise InvalidInput("technician_id: this is yourself. Choose a colleague or a team.")
    people = presence.colleagues_in(desk, [conversation.organization_id], unit.session)
    target = next((who for who in people if who.technician_id == technician_id), None)
    if target is None:
        raise TargetUnknown
    try:
        expect_free(desk, unit, technician_id)
    except NotAvailable:
        state = "full" if target.state is PresenceState.AVAILABLE else target.state
        raise NotAvailable(f"{target.name} is {state}. Choose somebody else, or a team.") from None
    return target


def _passed_on(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, to: str, reason: str) -> str:
    """Leave the reason for colleagues; returns what the visitor is told."""
    owner_changes.wait_again(desk, unit, conversation, "transferred", f"{staff.name} passed it on.")
    _note(desk, unit, conversation, staff, f"Passed on to {to}: {reason}")
    return PASSED_ON.format(name=staff.name, to=to)


def _note(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, text: str) -> None:
    clean = redact(text)
    draft = Draft(
        AuthorKind.TECHNICIAN,
        clean.text,
        author_name=staff.name,
        technician_id=staff.technician_id,
        visibility=Visibility.NOTE,
        redacted=clean.kinds,
    )
    append(unit, conversation.id, draft, desk.now())


def _kept(reason: str) -> str:
    return redact(reason).text[:REASON_CHARS]
