"""Offering waiting conversations to technicians, who accept them or put them back."""

from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from handoff.models import Conversation, Organization
from handoff.models.errors import DeskError, NotAvailable, NotOffered
from handoff.models.facts import Summary
from handoff.models.ownership import OFFERED
from handoff.rules.routing import Candidate, Waiting, plan
from handoff.services import announcements, owner_changes, presence, stretches
from handoff.services.desk import Desk
from handoff.services.owner_changes import change_owner, recording
from handoff.services.staff import Staff
from handoff.storage.presences import candidates, waiting
from handoff.storage.summaries import summary
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import PresenceState

STEPPED_AWAY = "{name} had to step away. Your place in the queue is kept; you need not repeat anything."


async def assign_waiting(desk: Desk) -> int:
    """Offer what waits to whoever can take it now; returns how many offers were made."""
    queue, people = await desk.database.query(partial(_look, desk))
    offered = 0
    for next_up, technician_id in plan(queue, people, desk.now()):
        try:
            await desk.transactions.run(partial(_offer, desk, next_up, technician_id), next_up.conversation_id)
            offered += 1
        except DeskError:
            # Somebody was faster, or the technician has left: the next look sees how it stands.
            continue
    return offered


def _look(desk: Desk, session: Session) -> tuple[list[Waiting], list[Candidate]]:
    queue = waiting(session, desk.routing)
    return queue, candidates(session, desk.now(), desk.routing.common.capacity) if queue else []


def _offer(desk: Desk, next_up: Waiting, technician_id: UUID, unit: UnitOfWork) -> None:
    conversation = unit.conversation(next_up.conversation_id)
    organization = unit.session.get_one(Organization, conversation.organization_id)
    accept_within = desk.routing.of(organization.slug).accept_within
    with recording(desk, unit, conversation, OFFERED, technician=str(technician_id)):
        expect_free(desk, unit, technician_id)
        conversation.offer(technician_id, next_up.epoch, desk.now() + accept_within)


def expect_free(desk: Desk, unit: UnitOfWork, technician_id: UUID) -> None:
    """Take a place at a technician; NotAvailable when they are offline, away or full by now."""
    found = presence.locked(unit, technician_id)
    if found.seen_as(desk.now()) is not PresenceState.AVAILABLE or not presence.has_room(desk, unit, found):
        raise NotAvailable
    found.assigned_at = desk.now()


async def accept(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Take what was offered; NotOffered when it was not, or was accepted before."""

    def write(unit: UnitOfWork) -> Summary:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        accept_in(desk, unit, conversation, staff, epoch)
        return summary(unit.session, conversation)

    return await desk.transactions.run(write, conversation_id)


def accept_in(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, epoch: int) -> None:
    """The same within a transaction that goes on; only now the visitor is told who has come."""
    conversation.expect_owner(staff.technician_id, epoch)
    if conversation.accept_by is None:
        raise NotOffered
    conversation.accept(staff.technician_id, epoch)
    presence.working(desk, unit, staff.technician_id)
    stretches.accepted(unit, conversation)
    owner_changes.join(desk, unit, conversation, staff)
    owner_changes.audit(desk, unit, conversation, "accepted", staff)
    announcements.owner_changed(desk, unit, conversation)


async def put_back(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Return one's own conversation to its queue at its original time."""

    def change(unit: UnitOfWork, conversation: Conversation) -> str | None:
        was_joined = conversation.accept_by is None
        team_id = owner_changes.team_of(unit, conversation)
        conversation.put_back(staff.technician_id, epoch, team_id, desk.now())
        owner_changes.wait_again(desk, unit, conversation, "put_back", f"{staff.name} put it back.")
        return STEPPED_AWAY.format(name=staff.name) if was_joined else None

    return await change_owner(desk, staff, conversation_id, "put_back", change)
