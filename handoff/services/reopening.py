"""A visitor takes up what has ended: the same thread (P1), with whoever had it before."""

from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Handoff, Membership, Message, Organization, Stretch, Technician
from handoff.models.ending_errors import ConversationOver
from handoff.models.errors import NotAvailable
from handoff.models.ownership import OFFERED
from handoff.rules.endings import GoesTo, goes_to, may_reopen
from handoff.services import announcements, decisions, owner_changes, stretches, tickets
from handoff.services.assignments import expect_free
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, OwnerKind, Resolution, Status, Visibility

REOPENED = "reopened"
WITH_BOT = "This conversation is open again. Write what is still not right, or ask for a person."
WITH_PEOPLE = (
    "This conversation is open again, and the service desk is told. They can see everything above; add whatever is new."
)
_ENDED = {
    Resolution.ENDED_BY_VISITOR: "They had ended it themselves",
    Resolution.ABANDONED: "It had been closed because they did not answer",
}
_ONE_FAILURE = 1


async def ask_again(desk: Desk, session: VisitorSession, epoch: int) -> None:
    """Take it up as it ended at `epoch`; one that is open stays as it is. ConversationOver after the window."""

    def write(unit: UnitOfWork) -> None:
        conversation = unit.conversation(session.conversation_id)
        if conversation.status is not Status.RESOLVED:
            return
        conversation.expect_epoch(epoch)
        reopen(desk, unit, conversation)
        if conversation.status is Status.BOT:
            # Whoever says that it is not solved need not say it twice before a person is offered.
            conversation.failed_turns = _ONE_FAILURE
            owner_changes.say(desk, unit, conversation, WITH_BOT)

    await desk.transactions.run(write, session.conversation_id)


def reopen(desk: Desk, unit: UnitOfWork, conversation: Conversation, message: Message | None = None) -> None:
    """Let whoever had it go on, with the visitor's new message if there is one; ConversationOver after the window."""
    organization = unit.session.get_one(Organization, conversation.organization_id)
    window = desk.waiting.of(organization.slug).limits.reopen_window
    if not may_reopen(conversation.resolved_at or conversation.last_message_at, window, desk.now()):
        raise ConversationOver
    before = _stretch_before(unit, conversation)
    ended = _ended_as(unit, conversation, before)
    can_take = before.owner_kind is OwnerKind.TECHNICIAN and _takes_place(desk, unit, organization, before)
    destination = goes_to(before.owner_kind, can_take=can_take)
    _change_owner(desk, unit, conversation, organization, before, destination)
    append(unit, conversation.id, Draft(AuthorKind.SYSTEM, ended, visibility=Visibility.NOTE), desk.now())
    if destination is not GoesTo.BOT:
        _tell_people(desk, unit, conversation, ended)
        if message is not None:
            decisions.record_relay(desk, unit, conversation, message)
    stretches.record(desk, unit, conversation, REOPENED)
    _audit(desk, unit, conversation)
    if destination is GoesTo.QUEUE:
        tickets.open_if_closed(desk, unit, conversation)
    announcements.owner_changed(desk, unit, conversation, new_handoff=destination is not GoesTo.BOT)


def _change_owner(
    desk: Desk,
    unit: UnitOfWork,
    conversation: Conversation,
    organization: Organization,
    before: Stretch,
    destination: GoesTo,
) -> None:
    epoch, now = conversation.epoch, desk.now()
    if destination is GoesTo.BOT:
        conversation.reopen(epoch)
        return
    team_id = owner_changes.team_of(unit, conversation)
    if destination is GoesTo.QUEUE:
        conversation.reopen_in_queue(epoch, team_id, now)
    else:
        accept_by = now + desk.routing.of(organization.slug).accept_within
        conversation.reopen_for(before.technician_id, epoch, team_id, accept_by, now)


def _tell_people(desk: Desk, unit: UnitOfWork, conversation: Conversation, ended: str) -> None:
    """A handoff of its own, with the card that brought it to people in the first place."""
    here = Handoff.conversation_id == conversation.id
    last = unit.session.scalar(select(Handoff).where(here).order_by(Handoff.requested_at.desc()).limit(1))
    unit.session.add(
        Handoff(
            organization_id=conversation.organization_id,
            conversation_id=conversation.id,
            team_id=conversation.team_id,
            reason=REOPENED,
            rule=REOPENED,
            why=ended,
            priority=conversation.priority,
            card=last.card if last else {},
            requested_at=desk.now(),
        )
    )
    owner_changes.say(desk, unit, conversation, WITH_PEOPLE)


def _stretch_before(unit: UnitOfWork, conversation: Conversation) -> Stretch:
    """Who had it when it ended."""
    here = (Stretch.conversation_id == conversation.id, Stretch.epoch == conversation.epoch - 1)
    return unit.session.scalars(select(Stretch).where(*here)).one()


def _takes_place(desk: Desk, unit: UnitOfWork, organization: Organization, before: Stretch) -> bool:
    """Whether the technician who had it works here, is there in opening hours and has room, which is taken then."""
    if before.reason == OFFERED or not desk.policies.of(organization.slug).hours.is_open(desk.now()):
        return False
    if not _works_here(unit, organization.id, before.technician_id):
        return False
    try:
        expect_free(desk, unit, before.technician_id)
    except NotAvailable:
        return False
    return True


def _works_here(unit: UnitOfWork, organization_id: UUID, technician_id: UUID | None) -> bool:
    here = (Membership.technician_id == technician_id, Membership.organization_id == organization_id)
    return unit.session.scalar(select(Membership.id).where(*here)) is not None


def _ended_as(unit: UnitOfWork, conversation: Conversation, before: Stretch) -> str:
    """What staff are told, like "Reopened by the visitor. It had been resolved as solved, with Priya Nair."."""
    how = _ENDED.get(conversation.outcome) or f"It had been resolved as {conversation.outcome}".replace("_", " ")
    technician = unit.session.get(Technician, before.technician_id) if before.technician_id else None
    return f"Reopened by the visitor. {how}{f', with {technician.name}' if technician else ''}."


def _audit(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    unit.audit(
        AuthorKind.VISITOR,
        conversation.visitor_id,
        REOPENED,
        at=desk.now(),
        organization_id=conversation.organization_id,
        subject_id=conversation.id,
        epoch=conversation.epoch,
    )
